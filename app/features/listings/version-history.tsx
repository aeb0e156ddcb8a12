// The public history of a listing: each publication, its reason, and field by field what changed; any two compared.
import { Form } from '@remix-run/react';
import type { List } from '#app/domain/listing.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { SelectField } from '#app/ui/field.tsx';
import { formatInstant } from '#app/ui/format.ts';
import { Panel, Section, Stack } from '#app/ui/layout.tsx';
import { listingPath } from '#app/ui/listing-path.ts';
import { organisationName } from '#app/ui/organisation-name.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { TextLink } from '#app/ui/prose.tsx';
import { ChangedFields } from './changed-fields.tsx';
import { changeReasonText } from './imported-change.ts';
import type { VersionHistory as Shown, VersionEntry } from './list-versions.server.ts';
import { languageTag, OrganisationLink } from './listing-detail-parts.tsx';

export type VersionHistoryProps = Shown & { readonly list: List };

export function VersionHistory(props: VersionHistoryProps) {
  const { list, reference, versions, pending, compared } = props;
  const { t } = useI18n();
  const words = t.listings.versions;
  const listName = list === 'opportunity' ? t.listings.list.opportunities : t.listings.list.capabilities;
  const path = listingPath(list, reference);
  const items = [
    { label: listName, to: list === 'opportunity' ? '/opportunities' : '/capabilities' },
    { label: reference, to: path },
    { label: words.title },
  ];
  return (
    <>
      <Breadcrumbs items={items} label={t.site.breadcrumbs} />
      <PageHeader
        eyebrow={words.title}
        lead={words.lead}
        meta={<OrganisationLink organisation={props.organisation} />}
        title={<span lang={languageTag(props.language)}>{props.title}</span>}
      />
      <Stack gap="large">
        {versions.length > 1 && <Compare {...props} />}
        {compared && (
          <Section
            actions={
              <ButtonLink size="small" to={`${path}/versions`}>
                {t.history.compare.close}
              </ButtonLink>
            }
            id="compared"
            title={t.history.compare.result(compared)}
          >
            <ChangedFields changes={compared.changes} />
          </Section>
        )}
        {!compared && pending && (
          <Section actions={<Badge tone="info">{t.listings.workspace.pending}</Badge>} title={words.pending}>
            <p>{words.pendingText}</p>
            <ChangedFields changes={pending} />
          </Section>
        )}
        {!compared &&
          versions.map((version, index) => (
            <Version isCurrent={index === 0} key={version.number} of={props} version={version} />
          ))}
      </Stack>
    </>
  );
}

function Compare({ versions, compared }: VersionHistoryProps) {
  const { t } = useI18n();
  const words = t.history;
  const options = versions.map(({ number }) => ({
    value: String(number),
    label: t.listings.detail.versionNumber({ number }),
  }));
  return (
    <Panel>
      <Form action="#compared" className="grid gap-3" method="get">
        <p className="font-semibold">{words.compare.title}</p>
        <div className="flex flex-wrap items-end gap-3">
          <SelectField
            defaultValue={String(compared?.from ?? versions.at(-1)?.number)}
            label={words.compare.from}
            name="from"
            options={options}
            short
          />
          <SelectField
            defaultValue={String(compared?.to ?? versions[0]?.number)}
            label={words.compare.to}
            name="to"
            options={options}
            short
          />
          <Button type="submit">{words.compare.submit}</Button>
        </div>
        <p className="text-sm text-text-muted">{words.legend}</p>
      </Form>
    </Panel>
  );
}

function Version(props: { of: VersionHistoryProps; version: VersionEntry; isCurrent: boolean }) {
  const { t, locale } = useI18n();
  const { of, version, isCurrent } = props;
  const words = t.listings.versions;
  const reason = changeReasonText(t, version.changeReason) || words.noReason;
  const instant = formatInstant(locale, version.publishedAt);
  return (
    <Section
      actions={
        <>
          {isCurrent && <Badge tone="success">{words.current}</Badge>}
          <TextLink to={`${listingPath(of.list, of.reference)}/versions/${version.number}`}>{t.history.open}</TextLink>
        </>
      }
      id={`v${version.number}`}
      title={t.listings.detail.versionNumber({ number: version.number })}
    >
      <p className="text-sm text-text-muted">
        <time dateTime={version.publishedAt.toISOString()}>
          {t.history.publishedBy({ organisation: organisationName(locale, of.organisation), instant })}
        </time>
      </p>
      {version.number === 1 ? <p>{words.first}</p> : <p>{words.reason({ reason })}</p>}
      {version.changes && <ChangedFields changes={version.changes} />}
    </Section>
  );
}
