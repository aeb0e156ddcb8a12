// What the pages of opportunities and capabilities have in common: head, organisation, text sections, source.

import type { ReactNode } from 'react';
import type { CapabilityContent } from '#app/domain/capability.ts';
import type { CoachMark } from '#app/domain/coach.ts';
import { industryName } from '#app/domain/industry.ts';
import type { List } from '#app/domain/listing.ts';
import type { ContentLanguage, OpportunityContent } from '#app/domain/opportunity.ts';
import type { OrganisationType, VerificationState } from '#app/domain/organisation.ts';
import { dayOf } from '#app/domain/period.ts';
import type { SectionAccess, Section as SectionName } from '#app/domain/section.ts';
import type { Cleared, LockedSection } from '#app/domain/section-access.ts';
import { type Locale, useI18n } from '#app/i18n/index.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { type Definition, DefinitionList } from '#app/ui/definition-list.tsx';
import { formatDay } from '#app/ui/format.ts';
import { Columns, Panel, Section, Stack } from '#app/ui/layout.tsx';
import { organisationName } from '#app/ui/organisation-name.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { PlainText, TextLink } from '#app/ui/prose.tsx';
import { ClarityNote } from './clarity-note.tsx';
import { fieldNames, kindName } from './listing-words.ts';
import { LevelBadge, type ListingReader, LockedNote, ReaderNotice } from './locked-sections.tsx';

/** What everybody may know about the listing's organisation. */
export interface ListingOrganisation {
  readonly reference: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly type: OrganisationType;
  readonly verification: VerificationState;
}

export interface ListingDetailProps<Content> {
  readonly reference: string;
  readonly organisation: ListingOrganisation;
  /** What this reader may read of it, and what stays locked. */
  readonly content: Cleared<Content>;
  readonly locked: readonly LockedSection[];
  /** Null for the listing's own organisation and in previews. */
  readonly reader: ListingReader | null;
  /** How clear it is; null for versions saved before there was a coach. */
  readonly coach: CoachMark | null;
  /** Null in a draft that was never published. */
  readonly number: number | null;
  readonly firstPublishedAt: Date | null;
  readonly publishedAt: Date | null;
  /** Buttons at the head of the page. */
  readonly actions?: ReactNode;
  /** Above everything: what its owner must know about its state. */
  readonly notice?: ReactNode;
  /** Below the listing: matches, calls. */
  readonly children?: ReactNode;
}

export const languageTag = (language: ContentLanguage): string => (language === 'zh' ? 'zh-CN' : 'en');

/** The other language's wording, for readers who did not get the original. */
export const isForeign = (locale: Locale, language: ContentLanguage): boolean =>
  (locale === 'en') !== (language === 'en');

export function OrganisationLink({ organisation }: { organisation: ListingOrganisation }) {
  const { t, locale } = useI18n();
  const isVerified = organisation.verification === 'verified';
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
      <TextLink to={`/organisations/${organisation.reference}`}>{organisationName(locale, organisation)}</TextLink>
      <Badge icon={isVerified ? 'success' : undefined} tone={isVerified ? 'success' : 'neutral'}>
        {isVerified ? t.listings.detail.verified : t.listings.detail.notVerified}
      </Badge>
    </span>
  );
}

/** The frame of a listing's page; `facts` go to the side, `sections` into the main column. */
export function ListingPage<Content extends OpportunityContent | CapabilityContent>(
  props: ListingDetailProps<Content> & { list: List; facts: readonly Definition[]; sections: ReactNode },
) {
  const { t, locale } = useI18n();
  const { content, list } = props;
  const lang = languageTag(content.language);
  const hasTranslation = isForeign(locale, content.language);
  const listTo = list === 'opportunity' ? '/opportunities' : '/capabilities';
  const listName = list === 'opportunity' ? t.listings.list.opportunities : t.listings.list.capabilities;
  return (
    <>
      <Breadcrumbs items={[{ label: listName, to: listTo }, { label: props.reference }]} label={t.site.breadcrumbs} />
      {props.notice && <div className="mb-6">{props.notice}</div>}
      {props.reader && (
        <div className="mb-6 empty:hidden">
          <ReaderNotice list={list} reader={props.reader} reference={props.reference} />
        </div>
      )}
      <PageHeader
        actions={props.actions}
        eyebrow={
          <span className="flex flex-wrap gap-1.5">
            <Badge tone="accent">{t.vocabulary.list[list]}</Badge>
            <Badge>{kindName(t, list, content.kind)}</Badge>
          </span>
        }
        lead={hasTranslation && content.titleTranslated ? content.titleTranslated : null}
        meta={<OrganisationLink organisation={props.organisation} />}
        title={<span lang={lang}>{content.title}</span>}
      />
      <Columns
        side={
          <Panel>
            <h2 className="mb-1 text-lg">{t.listings.detail.keyFacts}</h2>
            <DefinitionList items={[...props.facts, ...useSharedFacts(props, listTo)]} stacked />
          </Panel>
        }
      >
        <Stack gap="large">
          {content.summary && (
            <div className="text-lg" lang={lang}>
              <PlainText text={content.summary} />
            </div>
          )}
          {hasTranslation && content.summaryTranslated && <PlainText text={content.summaryTranslated} />}
          {props.sections}
        </Stack>
      </Columns>
      {props.children && <div className="mt-10 grid gap-10">{props.children}</div>}
    </>
  );
}

function useSharedFacts(
  props: ListingDetailProps<OpportunityContent | CapabilityContent>,
  listTo: string,
): Definition[] {
  const i18n = useI18n();
  const { t, locale } = i18n;
  const { content, number, firstPublishedAt, publishedAt } = props;
  const { label, detail } = t.listings;
  const day = (instant: Date) => formatDay(locale, dayOf(instant));
  const isUpdated = firstPublishedAt && publishedAt && firstPublishedAt.getTime() !== publishedAt.getTime();
  return [
    { term: label.fields, description: fieldNames(i18n, content.fields) },
    { term: t.coach.title, description: props.coach && <ClarityNote mark={props.coach} /> },
    {
      term: label.industryCode,
      description: [content.industryCode, industryName(locale, content.industryCode)].filter(Boolean).join(' '),
    },
    { term: label.validUntil, description: formatDay(locale, content.validUntil) },
    { term: detail.publishedOn, description: firstPublishedAt && day(firstPublishedAt) },
    { term: detail.updatedOn, description: isUpdated && day(publishedAt) },
    {
      term: detail.version,
      description: number !== null && (
        <TextLink to={`${listTo}/${props.reference}/versions`}>{detail.versionNumber({ number })}</TextLink>
      ),
    },
    { term: detail.reference, description: <span className="tabular-nums">{props.reference}</span> },
    { term: detail.source, description: content.sourceName && <Source content={content} /> },
  ];
}

function Source({ content }: { content: { sourceName: string; sourceUrl: string } }) {
  // The address was typed by somebody: only web addresses become links.
  if (!/^https?:\/\//i.test(content.sourceUrl)) return <>{content.sourceName}</>;
  return (
    <TextLink rel="nofollow noreferrer" to={content.sourceUrl}>
      {content.sourceName}
    </TextLink>
  );
}

/** What stands in the place of one section: the section, or the note that it is locked. */
export function OneSection(props: {
  of: Pick<ListingDetailProps<unknown>, 'reference' | 'locked' | 'reader'> & { readonly list: List };
  name: SectionName;
  children: ReactNode;
}) {
  const lock = props.of.locked.find(({ section }) => section === props.name);
  return lock ? <LockedNote {...props.of} lock={lock} /> : props.children;
}

/** The badge of a section that is not for everybody; null for the others. */
export function accessMark(content: OpportunityContent | CapabilityContent, name: SectionName): ReactNode {
  const level = (content.sectionAccess as SectionAccess)[name];
  return level ? <LevelBadge level={level} /> : null;
}

/** A titled text as it was written; nothing when it is empty. */
export function TextSection(props: { title: string; text: string; language: ContentLanguage; mark?: ReactNode }) {
  const { title, text, language, mark } = props;
  if (text.trim() === '') return null;
  return (
    <Section actions={mark} title={title}>
      <div lang={languageTag(language)}>
        <PlainText text={text} />
      </div>
    </Section>
  );
}

/** Rows with their place as the key: two rows of a list may say the same. */
export const keyed = <Row extends object>(rows: readonly Row[]): (Row & { key: string })[] =>
  rows.map((row, index) => ({ ...row, key: String(index) }));
