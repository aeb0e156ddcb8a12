// The results: one card for each, matched words marked, in the reader's language where there is one.
import { type CallPhase, callPhase } from '#app/domain/call.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Badge, BadgeRow } from '#app/ui/badge.tsx';
import { Card, CardList } from '#app/ui/card.tsx';
import { formatDay, formatInstant } from '#app/ui/format.ts';
import { Highlighted, markStart } from '#app/ui/highlight.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { organisationName } from '#app/ui/organisation-name.ts';
import type { Tone } from '#app/ui/tone.ts';
import type { SearchHit } from '#search/query.ts';

/** What the page needs of a hit; everything in it is public. */
export type SearchCard = Pick<
  SearchHit,
  | 'id'
  | 'list'
  | 'reference'
  | 'organisationZh'
  | 'organisationEn'
  | 'organisationType'
  | 'honours'
  | 'fields'
  | 'kind'
  | 'stage'
  | 'regions'
  | 'budgetBand'
  | 'trl'
  | 'endsAt'
  | 'coachScore'
  | 'marked'
>;

const seconds = 1000;
const pathOf = {
  opportunity: 'opportunities',
  capability: 'capabilities',
  call: 'calls',
  organisation: 'organisations',
} as const;
const toneOf = {
  opportunity: 'accent',
  capability: 'info',
  call: 'call',
  organisation: 'neutral',
} as const satisfies Record<SearchCard['list'], Tone>;

type Names = Readonly<Record<string, string>>;

export function SearchResults(props: {
  hits: readonly SearchCard[];
  places: Names;
  /** Ids of those the reader may read more of than everybody. */
  locked: readonly string[];
  now: Date;
}) {
  return (
    <CardList>
      {props.hits.map((hit) => (
        <SearchHitCard
          hit={hit}
          isLocked={props.locked.includes(hit.id)}
          key={hit.id}
          now={props.now}
          places={props.places}
        />
      ))}
    </CardList>
  );
}

/** In the reader's language the passage with a matched word, else the summary; the other language where there is none. */
function snippetOf({ marked }: SearchCard, zh: boolean): string {
  const own = zh ? [marked.summaryZh, marked.bodyZh] : [marked.summaryEn, marked.bodyEn];
  const other = zh ? [marked.summaryEn, marked.bodyEn] : [marked.summaryZh, marked.bodyZh];
  const firstOf = (texts: readonly string[]) =>
    texts.find((text) => text.includes(markStart)) ?? texts.find((text) => text !== '');
  return firstOf(own) ?? firstOf(other) ?? '';
}

/** The clock decides; the index may be a moment behind. */
function stageOf({ stage, endsAt }: SearchCard, now: Date): CallPhase {
  const at = new Date(endsAt * seconds);
  const facts = { publishedAt: now, bidsUntil: at, openedAt: null, cancelledAt: null };
  return stage === 'open' || stage === 'closed' ? callPhase(facts, now) : (stage as CallPhase);
}

function Badges({ hit, now }: { hit: SearchCard; now: Date }) {
  const { t } = useI18n();
  const { vocabulary } = t;
  const kinds: Names = { ...vocabulary.opportunityKind, ...vocabulary.capabilityKind, ...vocabulary.callMode };
  const fields: Names = vocabulary.field;
  return (
    <BadgeRow>
      <Badge tone={toneOf[hit.list]}>{t.search.tabs[hit.list]}</Badge>
      {hit.list === 'call' && <Badge tone="call">{t.calls.phase[stageOf(hit, now)]}</Badge>}
      <Badge>
        {hit.list === 'organisation'
          ? vocabulary.organisationType[hit.organisationType]
          : (kinds[hit.kind] ?? hit.kind)}
      </Badge>
      {hit.fields.map((field) => (
        <Badge key={field}>{fields[field] ?? field}</Badge>
      ))}
      {hit.list === 'organisation' &&
        hit.honours.map((honour) => <Badge key={honour}>{(vocabulary.honourKind as Names)[honour] ?? honour}</Badge>)}
      {typeof hit.coachScore === 'number' && <Badge>{t.coach.badge({ score: hit.coachScore })}</Badge>}
    </BadgeRow>
  );
}

function Facts({ hit, places }: { hit: SearchCard; places: Names }) {
  const { locale, t } = useI18n();
  const { vocabulary } = t;
  const place = hit.regions.at(-1);
  const lastDay = new Date(hit.endsAt * seconds + 8 * 3_600 * seconds - seconds).toISOString().slice(0, 10);
  return (
    <>
      {hit.list !== 'organisation' && (
        <span>{organisationName(locale, { nameZh: hit.organisationZh, nameEn: hit.organisationEn })}</span>
      )}
      {place && <span>{places[place] ?? place}</span>}
      {hit.budgetBand && <span>{t.search.budget({ text: vocabulary.budgetBand[hit.budgetBand] })}</span>}
      {hit.trl !== null && <span>{t.search.trl({ level: String(hit.trl) })}</span>}
      {hit.list === 'call' && (
        <span>{t.search.deadline({ instant: formatInstant(locale, new Date(hit.endsAt * seconds)) })}</span>
      )}
      {(hit.list === 'opportunity' || hit.list === 'capability') && (
        <span>{t.site.untilDay({ day: formatDay(locale, lastDay) })}</span>
      )}
    </>
  );
}

function SearchHitCard(props: { hit: SearchCard; places: Names; isLocked: boolean; now: Date }) {
  const { hit } = props;
  const { locale, t } = useI18n();
  const zh = locale === 'zh-CN';
  const title = zh ? hit.marked.titleZh || hit.marked.titleEn : hit.marked.titleEn || hit.marked.titleZh;
  return (
    <Card
      badges={<Badges hit={hit} now={props.now} />}
      headingLevel={2}
      meta={<Facts hit={hit} places={props.places} />}
      title={<Highlighted text={title} />}
      to={`/${pathOf[hit.list]}/${hit.reference}`}
    >
      <p className="text-text-muted">
        <Highlighted text={snippetOf(hit, zh)} />
      </p>
      {props.isLocked && (
        <p className="flex items-center gap-1.5 text-accent text-sm">
          <Icon name="lock" />
          {t.search.locked}
        </p>
      )}
    </Card>
  );
}
