// Completes what somebody types, from public titles, fields, and what enough different people have asked for.
import type { Locale } from '#app/i18n/index.ts';
import { i18nFor } from '#app/i18n/server-messages.server.ts';
import { listPopularSearches } from '#app/persistence/asked-searches.server.ts';
import { complete } from '#search/completions.ts';
import { knownWordings } from '#search/known-wordings.ts';
import { queryLimit } from './search-address.ts';

export async function suggestSearches(typed: string, locale: Locale): Promise<string[]> {
  const [wordings, popular] = await Promise.all([knownWordings(performance.now()), listPopularSearches()]);
  const { field, opportunityKind, capabilityKind } = i18nFor(locale).t.vocabulary;
  const names = [field, opportunityKind, capabilityKind].flatMap((group) => Object.values(group));
  return complete(typed.slice(0, queryLimit), wordings, names, popular);
}
