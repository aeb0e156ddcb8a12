// What the search page shows of an answer: public facts only, the names of what occurs, and what this reader may read more of.
import type { Actor } from '#app/domain/actor.ts';
import { divisionNames } from '#app/domain/division.ts';
import { industryName } from '#app/domain/industry.ts';
import type { Locale } from '#app/i18n/index.ts';
import { readClock } from '#app/persistence/client.server.ts';
import { readQuestion } from '#search/asked.ts';
import { relatedWordings } from '#search/concepts.ts';
import type { SearchHit } from '#search/query.ts';
import type { ListsAnswer } from './ask-lists.server.ts';
import { listTeasers } from './list-teasers.server.ts';
import type { SearchAddress } from './search-address.ts';
import type { SearchView } from './search-page.tsx';
import type { SearchCard } from './search-results.tsx';

const relatedLimit = 6;

/** Other words for what was asked, the reader's language first. */
function relatedOf(text: string, locale: Locale): string[] {
  const asked = readQuestion(text);
  const language = locale === 'en' ? 'en' : 'zh';
  const all = [asked.text, ...asked.words.map((word) => word.text)].flatMap((one) => relatedWordings(one, language));
  return [...new Set(all)].filter((one) => !asked.text.includes(one)).slice(0, relatedLimit);
}

const cardOf = (hit: SearchHit): SearchCard => ({
  id: hit.id,
  list: hit.list,
  reference: hit.reference,
  organisationZh: hit.organisationZh,
  organisationEn: hit.organisationEn,
  organisationType: hit.organisationType,
  honours: hit.honours,
  fields: hit.fields,
  kind: hit.kind,
  stage: hit.stage,
  regions: hit.regions,
  budgetBand: hit.budgetBand,
  trl: hit.trl,
  endsAt: hit.endsAt,
  coachScore: hit.coachScore,
  marked: hit.marked,
});

export async function searchView(
  address: SearchAddress,
  answer: ListsAnswer,
  locale: Locale,
  actor: Actor | null,
): Promise<SearchView> {
  const { hits, facets } = answer;
  const places = [...Object.keys(facets.regions), ...hits.flatMap(({ regions }) => regions), ...address.regions];
  const industries = [...Object.keys(facets.industries), ...address.industries].map(
    (code) => [code, industryName(locale, code) ?? code] as const,
  );
  const [now, locked] = await Promise.all([readClock(), listTeasers(actor, hits)]);
  return {
    degraded: answer.degraded,
    total: answer.total,
    hits: hits.map(cardOf),
    facets,
    lists: answer.lists,
    corrected: answer.corrected,
    suggestion: answer.suggestion,
    related: address.text === '' ? [] : relatedOf(answer.corrected ?? address.text, locale),
    locked,
    places: divisionNames(locale, places),
    industries: Object.fromEntries(industries),
    now,
  };
}
