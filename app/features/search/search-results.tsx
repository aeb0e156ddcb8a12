// The results: one card per listing, matched words marked, in the reader's language where there is one.
import { useI18n } from '#app/i18n/index.ts';
import { Badge, BadgeRow } from '#app/ui/badge.tsx';
import { Card, CardList } from '#app/ui/card.tsx';
import { formatDay } from '#app/ui/format.ts';
import { Highlighted, markStart } from '#app/ui/highlight.tsx';
import { organisationName } from '#app/ui/organisation-name.ts';
import type { SearchHit } from '#search/query.ts';

/** What the page needs of a hit; everything in it is public. */
export type SearchCard = Pick<
  SearchHit,
  | 'id'
  | 'list'
  | 'reference'
  | 'organisationZh'
  | 'organisationEn'
  | 'fields'
  | 'kind'
  | 'regions'
  | 'budgetBand'
  | 'endsAt'
  | 'coachScore'
  | 'language'
  | 'marked'
>;

const seconds = 1000;

type Places = Readonly<Record<string, string>>;

export function SearchResults({ hits, places }: { hits: readonly SearchCard[]; places: Places }) {
  return (
    <CardList>
      {hits.map((hit) => (
        <SearchHitCard hit={hit} key={hit.id} places={places} />
      ))}
    </CardList>
  );
}

/** The passage with a matched word first, else the summary. */
function snippetOf({ marked }: SearchCard, zh: boolean): string {
  const summaries = zh ? [marked.summaryZh, marked.summaryEn] : [marked.summaryEn, marked.summaryZh];
  const bodies = zh ? [marked.bodyZh, marked.bodyEn] : [marked.bodyEn, marked.bodyZh];
  const texts = [...summaries, ...bodies];
  return texts.find((text) => text.includes(markStart)) ?? texts.find((text) => text !== '') ?? '';
}

function SearchHitCard({ hit, places }: { hit: SearchCard; places: Places }) {
  const { locale, t } = useI18n();
  const { vocabulary } = t;
  const zh = locale === 'zh-CN';
  const title = zh ? hit.marked.titleZh || hit.marked.titleEn : hit.marked.titleEn || hit.marked.titleZh;
  const names = { ...vocabulary.opportunityKind, ...vocabulary.capabilityKind } as Record<string, string>;
  const place = hit.regions.at(-1);
  const lastDay = new Date(hit.endsAt * seconds + 8 * 3_600 * seconds - seconds).toISOString().slice(0, 10);
  return (
    <Card
      badges={
        <BadgeRow>
          <Badge tone={hit.list === 'opportunity' ? 'accent' : 'info'}>{vocabulary.list[hit.list]}</Badge>
          <Badge>{names[hit.kind] ?? hit.kind}</Badge>
          {hit.fields.map((field) => (
            <Badge key={field}>{(vocabulary.field as Record<string, string>)[field] ?? field}</Badge>
          ))}
          {typeof hit.coachScore === 'number' && <Badge>{t.coach.badge({ score: hit.coachScore })}</Badge>}
        </BadgeRow>
      }
      headingLevel={2}
      meta={
        <>
          <span>{organisationName(locale, { nameZh: hit.organisationZh, nameEn: hit.organisationEn })}</span>
          {place && <span>{places[place] ?? place}</span>}
          {hit.budgetBand && (
            <span>
              {t.search.budget({ text: vocabulary.budgetBand[hit.budgetBand as keyof typeof vocabulary.budgetBand] })}
            </span>
          )}
          <span>{t.site.untilDay({ day: formatDay(locale, lastDay) })}</span>
        </>
      }
      title={<Highlighted text={title} />}
      to={`/${hit.list === 'opportunity' ? 'opportunities' : 'capabilities'}/${hit.reference}`}
    >
      <p className="text-text-muted">
        <Highlighted text={snippetOf(hit, zh)} />
      </p>
    </Card>
  );
}
