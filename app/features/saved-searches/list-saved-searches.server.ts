// One's saved searches, each with how it works in words, and what one of them found.
import type { Actor } from '#app/domain/actor.ts';
import { isOpenToAll } from '#app/domain/listing.ts';
import { decideChangeSearch, savedSearchLimit, savedSearchNameLimit } from '#app/domain/saved-search.ts';
import type { I18n } from '#app/i18n/index.ts';
import { readClock } from '#app/persistence/client.server.ts';
import { listHits } from '#app/persistence/saved-search-hits.server.ts';
import {
  findSavedSearch,
  isSavedSearchToken,
  listSavedSearches,
  type SavedSearchRow,
} from '#app/persistence/saved-searches.server.ts';
import type { Question } from '#search/percolation/percolate.ts';
import { explainSearch, usualName } from './explain-search.ts';
import { questionFrom } from './stored-question.ts';

const pageSize = 20;

const shown = (i18n: I18n, { id, name, address, frequency, pausedAt, createdAt, ...row }: SavedSearchRow) => ({
  ...{ id, name, address, frequency, createdAt },
  isPaused: pausedAt !== null,
  explanation: explainSearch(i18n, { ...questionFrom(row), frequency, isPaused: pausedAt !== null }),
});
export type ShownSearch = ReturnType<typeof shown>;

/** Newest first; there are no more than the limit. */
export async function getSavedSearches(actor: Actor, i18n: I18n) {
  const rows = await listSavedSearches(actor.personId, savedSearchLimit);
  return rows.map(({ found, ...row }) => ({ ...shown(i18n, row), found }));
}

const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

/** One's own saved search and a page of what it found; null when it is not there or somebody else's. */
export async function getSavedSearch(actor: Actor, i18n: I18n, id: string, cursor: string | null) {
  const row = isId(id) ? await findSavedSearch(id) : null;
  if (!row || !decideChangeSearch(actor, row).ok) return null;
  const [hits, now] = await Promise.all([
    listHits(id, pageSize, cursor && isId(cursor) ? cursor : undefined),
    readClock(),
  ]);
  const found = hits.slice(0, pageSize).flatMap(({ id: hit, foundAt, versionKind, opportunity, capability }) => {
    const about = opportunity ?? capability;
    const version = about?.publishedVersion;
    if (!about || !version) return [];
    const { verification, ...organisation } = about.organisation;
    const isListed = isOpenToAll(
      { ...about, validUntil: version.validUntil.toISOString().slice(0, 10) },
      verification,
      now,
    );
    const list = opportunity ? ('opportunity' as const) : ('capability' as const);
    return [
      {
        ...{ id: hit, list, reference: about.reference, foundAt, isListed, organisation },
        kind: versionKind === 'changed' ? ('changed' as const) : ('new' as const),
        // What was taken off its list is not shown again by what found it.
        title: isListed ? version.title : about.reference,
        language: version.language,
      },
    ];
  });
  return { search: shown(i18n, row), found, next: hits.length > pageSize ? (found.at(-1)?.id ?? null) : null };
}
export type SavedSearchView = NonNullable<Awaited<ReturnType<typeof getSavedSearch>>>;

/** What the page before saving says: a name to begin with, how each rhythm works, and what could be replaced. */
export async function previewSearch(actor: Actor | null, i18n: I18n, question: Question) {
  const own = actor ? await listSavedSearches(actor.personId, savedSearchLimit) : [];
  return {
    name: usualName(i18n, question, savedSearchNameLimit),
    own: own.map(({ id, name }) => ({ id, name })),
    explanation: explainSearch(i18n, { ...question, frequency: 'instant', isPaused: false }),
  };
}

/** What the link in a mail is about; "stopped" when it tells nothing any more, null for a link that was not ours. */
export async function readStopLink(id: string, token: string): Promise<{ name: string } | 'stopped' | null> {
  if (!isId(id) || !isSavedSearchToken(id, token)) return null;
  const search = await findSavedSearch(id);
  return search && !search.pausedAt ? { name: search.name } : 'stopped';
}
