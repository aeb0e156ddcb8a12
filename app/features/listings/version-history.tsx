// The public history of a listing: each publication, its reason, and field by field what changed.
import type { CapabilityContent } from '#app/domain/capability.ts';
import type { List } from '#app/domain/listing.ts';
import type { OpportunityContent } from '#app/domain/opportunity.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { formatInstant } from '#app/ui/format.ts';
import { Section, Stack } from '#app/ui/layout.tsx';
import { listingPath } from '#app/ui/listing-path.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { PlainText } from '#app/ui/prose.tsx';
import { changeReasonText } from './imported-change.ts';
import { languageTag } from './listing-detail-parts.tsx';
import { fieldText } from './listing-words.ts';
import type { ContentField } from './version-difference.ts';

type Content = OpportunityContent | CapabilityContent;

export interface ShownVersion {
  readonly number: number;
  readonly publishedAt: Date;
  readonly changeReason: string;
  readonly content: Content;
  readonly before: Content | null;
  readonly changed: readonly ContentField[];
}

export interface VersionHistoryProps {
  readonly list: List;
  readonly reference: string;
  readonly current: Content;
  /** Newest first. */
  readonly versions: readonly ShownVersion[];
  /** What the draft would change; null for everybody outside the organisation. */
  readonly pending: (Pick<ShownVersion, 'content' | 'changed'> & { readonly before: Content }) | null;
}

export function VersionHistory({ list, reference, current, versions, pending }: VersionHistoryProps) {
  const { t } = useI18n();
  const words = t.listings.versions;
  const listName = list === 'opportunity' ? t.listings.list.opportunities : t.listings.list.capabilities;
  const items = [
    { label: listName, to: list === 'opportunity' ? '/opportunities' : '/capabilities' },
    { label: reference, to: listingPath(list, reference) },
    { label: words.title },
  ];
  return (
    <>
      <Breadcrumbs items={items} label={t.site.breadcrumbs} />
      <PageHeader
        eyebrow={words.title}
        lead={words.lead}
        title={<span lang={languageTag(current.language)}>{current.title}</span>}
      />
      <Stack gap="large">
        {pending && (
          <Section actions={<Badge tone="info">{t.listings.workspace.pending}</Badge>} title={words.pending}>
            <p>{words.pendingText}</p>
            <Changes {...pending} />
          </Section>
        )}
        {versions.map((version, index) => (
          <Version isCurrent={index === 0} key={version.number} version={version} />
        ))}
      </Stack>
    </>
  );
}

function Version({ version, isCurrent }: { version: ShownVersion; isCurrent: boolean }) {
  const { t, locale } = useI18n();
  const words = t.listings.versions;
  const { before } = version;
  const reason = changeReasonText(t, version.changeReason) || words.noReason;
  return (
    <Section
      actions={isCurrent ? <Badge tone="success">{words.current}</Badge> : undefined}
      title={t.listings.detail.versionNumber({ number: version.number })}
    >
      <p className="text-sm text-text-muted">
        <time dateTime={version.publishedAt.toISOString()}>{formatInstant(locale, version.publishedAt)}</time>
      </p>
      {version.number === 1 ? <p>{words.first}</p> : <p>{words.reason({ reason })}</p>}
      {before && version.changed.length === 0 && <p className="mt-2">{words.unchanged}</p>}
      {before && version.changed.length > 0 && <Changes {...version} before={before} />}
    </Section>
  );
}

function Changes({ before, content, changed }: Pick<ShownVersion, 'content' | 'changed'> & { before: Content }) {
  return (
    <dl className="mt-3 grid gap-4">
      {changed.map((name) => (
        <Change after={content} before={before} key={name} name={name} />
      ))}
    </dl>
  );
}

function Change({ name, before, after }: { name: ContentField; before: Content; after: Content }) {
  const { t } = useI18n();
  const words = t.listings.versions;
  return (
    <div className="rounded-md border bg-surface-raised p-4">
      <dt className="mb-2 font-semibold">{t.listings.label[name]}</dt>
      <dd className="grid gap-4 md:grid-cols-2">
        <Side content={before} label={words.before} name={name} />
        <Side content={after} label={words.after} name={name} />
      </dd>
    </div>
  );
}

function Side({ label, name, content }: { label: string; name: ContentField; content: Content }) {
  const i18n = useI18n();
  const text = fieldText(i18n, name, content);
  return (
    <div className="min-w-0">
      <p className="text-sm text-text-muted">{label}</p>
      {text ? <PlainText text={text} /> : <p className="text-text-muted">{i18n.t.listings.versions.empty}</p>}
    </div>
  );
}
