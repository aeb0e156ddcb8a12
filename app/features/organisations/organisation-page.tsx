// The public page of an organisation, with what its own members see besides. Its listings come as children.

import type { ReactNode } from 'react';
import type { HonourKind } from '#app/domain/honour.ts';
import type { EffectiveVerification, OrganisationType } from '#app/domain/organisation.ts';
import { useI18n } from '#app/i18n/index.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { DefinitionList } from '#app/ui/definition-list.tsx';
import { formatDay, formatNumber } from '#app/ui/format.ts';
import { Columns, Section, Stack } from '#app/ui/layout.tsx';
import { organisationName } from '#app/ui/organisation-name.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { PlainText } from '#app/ui/prose.tsx';
import { areaName } from './area-name.ts';
import type { OrganisationReason } from './organisations-refusals.ts';
import { OwnNotices, type OwnViewData } from './own-notices.tsx';
import { RefusalNotice } from './refusal-notice.tsx';
import { VerificationBadge } from './verification-badge.tsx';

export interface HonourItem {
  readonly id: string;
  readonly kind: HonourKind;
  readonly issuer: string;
  readonly number: string;
  readonly validUntil: string | null;
}

export interface OrganisationFacts {
  readonly reference: string;
  readonly type: OrganisationType;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly uscc: string | null;
  /** Name of the place in the reader's language. */
  readonly division: string;
  readonly functionalArea: string;
  readonly descriptionZh: string;
  readonly descriptionEn: string;
  readonly website: string;
  readonly verification: EffectiveVerification;
  /** "YYYY-MM-DD", null while not verified. */
  readonly verifiedOn: string | null;
  readonly verifiedUntil: string | null;
  /** Address of the picture. */
  readonly logo: string | null;
  readonly credit: { readonly score: number; readonly source: string; readonly on: string } | null;
  /** Those that are valid today. */
  readonly honours: readonly HonourItem[];
}

export function OrganisationPage(props: {
  organisation: OrganisationFacts;
  own: OwnViewData | null;
  refusal?: OrganisationReason | null | undefined;
  /** The organisation's published listings. */
  children?: ReactNode;
}) {
  const { locale, t } = useI18n();
  const { organisation, own } = props;
  const { detail: words } = t.organisations;
  const [first, second] =
    locale === 'en' ? (['descriptionEn', 'descriptionZh'] as const) : (['descriptionZh', 'descriptionEn'] as const);
  const description = organisation[first] || organisation[second];
  return (
    <>
      <PageHeader
        actions={own && <MemberLinks mayManage={own.mayManage} />}
        eyebrow={`${words.eyebrow} · ${organisation.reference}`}
        meta={
          <>
            {organisation.logo && <Logo src={organisation.logo} />}
            <VerificationBadge own={own !== null} state={organisation.verification} />
            <span>{t.vocabulary.organisationType[organisation.type]}</span>
          </>
        }
        title={organisationName(locale, organisation)}
      />
      <Stack>
        <RefusalNotice reason={props.refusal} />
        {own && <OwnNotices own={own} state={organisation.verification} />}
        <Columns side={<Facts organisation={organisation} />}>
          <Stack gap="large">
            <Section title={words.about}>
              {description ? (
                <PlainText text={description} />
              ) : (
                <p className="text-text-muted">{words.noDescription}</p>
              )}
            </Section>
            {organisation.honours.length > 0 && <Honours honours={organisation.honours} />}
            {props.children}
          </Stack>
        </Columns>
      </Stack>
    </>
  );
}

function MemberLinks({ mayManage }: { mayManage: boolean }) {
  const { t } = useI18n();
  const { detail: words } = t.organisations;
  return (
    <>
      <ButtonLink to="/organisations/members">{words.members}</ButtonLink>
      {mayManage && <ButtonLink to="/organisations/edit">{words.edit}</ButtonLink>}
    </>
  );
}

/** The name beside it says whose it is. */
const Logo = ({ src }: { src: string }) => (
  <img alt="" className="max-h-12 max-w-40 rounded-sm border bg-white object-contain p-0.5" src={src} />
);

function Honours({ honours }: { honours: readonly HonourItem[] }) {
  const { locale, t } = useI18n();
  const { detail: words } = t.organisations;
  return (
    <Section title={words.honours}>
      <ul className="divide-y rounded-lg border bg-surface-raised px-4">
        {honours.map((honour) => (
          <li className="flex flex-wrap items-baseline gap-x-4 gap-y-1 py-2.5" key={honour.id}>
            <span className="font-medium">{t.vocabulary.honourKind[honour.kind]}</span>
            <span className="text-sm text-text-muted">
              {[honour.issuer, honour.number].filter(Boolean).join(' · ')}
            </span>
            {honour.validUntil && (
              <span className="text-sm text-text-muted">
                {t.site.untilDay({ day: formatDay(locale, honour.validUntil) })}
              </span>
            )}
          </li>
        ))}
      </ul>
      <p className="mt-2 text-sm text-text-muted">{words.honoursLead}</p>
    </Section>
  );
}

function Facts({ organisation }: { organisation: OrganisationFacts }) {
  const { locale, t } = useI18n();
  const { detail: words, fields: labels } = t.organisations;
  const otherName = organisationName(locale === 'en' ? 'zh-CN' : 'en', organisation);
  const area = areaName(t, organisation.functionalArea);
  return (
    <Section title={words.facts}>
      <DefinitionList
        items={[
          {
            term: locale === 'en' ? labels.nameZh : labels.nameEn,
            description: otherName === organisationName(locale, organisation) ? null : otherName,
          },
          { term: labels.uscc, description: organisation.uscc },
          { term: labels.divisionCode, description: organisation.division },
          { term: labels.functionalArea, description: area },
          {
            term: labels.website,
            description: organisation.website && (
              <a
                className="break-all text-accent underline underline-offset-4"
                href={organisation.website}
                rel="noopener noreferrer nofollow ugc"
              >
                {organisation.website}
              </a>
            ),
          },
          {
            term: words.verifiedAt,
            description: organisation.verifiedOn && formatDay(locale, organisation.verifiedOn),
          },
          {
            term: words.verifiedUntil,
            description: organisation.verifiedUntil && formatDay(locale, organisation.verifiedUntil),
          },
          {
            term: words.credit,
            description:
              organisation.credit &&
              words.creditText({
                score: formatNumber(locale, organisation.credit.score),
                source: organisation.credit.source,
                day: formatDay(locale, organisation.credit.on),
              }),
          },
        ]}
        stacked
      />
    </Section>
  );
}
