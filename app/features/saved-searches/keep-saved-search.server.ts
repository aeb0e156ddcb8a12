// Keeping a search and changing what was kept: saving, editing, pausing, resuming, deleting.
import type { Actor } from '#app/domain/actor.ts';
import type { AccessReason } from '#app/domain/authorisation.ts';
import { allow, type Decision } from '#app/domain/decision.ts';
import type { EventKind } from '#app/domain/event.ts';
import {
  type AlertFrequency,
  decideChangeSearch,
  decideSaveSearch,
  nextTelling,
  type SavedSearchReason,
} from '#app/domain/saved-search.ts';
import { inTransaction, readClock, type Transaction } from '#app/persistence/client.server.ts';
import { appendEvent, attempt, type EventActor } from '#app/persistence/events.server.ts';
import {
  deleteSavedSearch,
  insertSavedSearch,
  isSavedSearchToken,
  lockOwnSearches,
  lockSavedSearch,
  replaceQuestion,
  type SavedSearchChange,
  type SavedSearchRow,
  updateSavedSearch,
} from '#app/persistence/saved-searches.server.ts';
import { type AskedQuestion, storedQuestion } from './stored-question.ts';

export interface NamedSearch {
  readonly name: string;
  readonly frequency: AlertFrequency;
}

const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

export async function saveSearch(
  actor: Actor | null,
  search: NamedSearch & { readonly question: AskedQuestion },
): Promise<Decision<{ readonly id: string }, SavedSearchReason>> {
  return attempt({ kind: 'person.search-saved', actor }, async (tx) => {
    const decision = decideSaveSearch(actor, actor ? await lockOwnSearches(tx, actor.personId) : 0);
    if (!decision.ok) return decision;
    if (!actor) throw new Error('a search was allowed to nobody');
    const { name, frequency } = search;
    const question = storedQuestion(search.question);
    const { id } = await insertSavedSearch(tx, { personId: actor.personId, name, frequency, question });
    await note(tx, 'person.search-saved', actor, id);
    return allow({ id });
  });
}

const note = (tx: Transaction, kind: EventKind, actor: EventActor & { readonly personId: string }, id: string) =>
  appendEvent(tx, { kind, actor, subject: { type: 'person', id: actor.personId }, data: { savedSearch: id } });

type ChangeKind = Extract<EventKind, `person.saved-search-${'changed' | 'paused' | 'resumed' | 'deleted'}`>;

/** One change of one's own saved search, under its lock, with its event. */
async function changeOwn(
  actor: Actor | null,
  id: string,
  kind: ChangeKind,
  change: (tx: Transaction, search: SavedSearchRow) => Promise<void>,
): Promise<Decision<{ readonly address: string }, AccessReason>> {
  return attempt({ kind, actor, data: { savedSearch: id } }, async (tx) => {
    const search = isId(id) ? await lockSavedSearch(tx, id) : null;
    const decision = decideChangeSearch(actor, search);
    if (!decision.ok) return decision;
    if (!actor || !search) throw new Error('a change was allowed to nobody, or of nothing');
    await change(tx, search);
    await note(tx, kind, actor, id);
    return allow({ address: search.address });
  });
}

/** What waited for another rhythm is told at the new one's time; at once for instant alerts. */
async function frequencyChange(
  tx: Transaction,
  search: SavedSearchRow,
  frequency: AlertFrequency,
): Promise<SavedSearchChange> {
  if (frequency === search.frequency || !search.dueAt) return { frequency };
  const now = await readClock(tx);
  return { frequency, dueAt: nextTelling(frequency, now) ?? now };
}

export const changeSavedSearch = (actor: Actor | null, id: string, { name, frequency }: NamedSearch) =>
  changeOwn(actor, id, 'person.saved-search-changed', async (tx, search) => {
    await updateSavedSearch(tx, id, { name, ...(await frequencyChange(tx, search, frequency)) });
  });

/** The same name and rhythm for another question; what was published before is no news to it. */
export const replaceSavedSearch = (
  actor: Actor | null,
  id: string,
  search: NamedSearch & { question: AskedQuestion },
) =>
  changeOwn(actor, id, 'person.saved-search-changed', async (tx, before) => {
    const { name, frequency, question } = search;
    await updateSavedSearch(tx, id, { name, ...(await frequencyChange(tx, before, frequency)) });
    await replaceQuestion(tx, id, storedQuestion(question), await readClock(tx));
  });

export const pauseSavedSearch = (actor: Actor | null, id: string) =>
  changeOwn(actor, id, 'person.saved-search-paused', async (tx, { pausedAt }) => {
    await updateSavedSearch(tx, id, { pausedAt: pausedAt ?? (await readClock(tx)) });
  });

/** What was published meanwhile is not told afterwards. */
export const resumeSavedSearch = (actor: Actor | null, id: string) =>
  changeOwn(actor, id, 'person.saved-search-resumed', async (tx) => {
    await updateSavedSearch(tx, id, { pausedAt: null, since: await readClock(tx) });
  });

export const removeSavedSearch = (actor: Actor | null, id: string) =>
  changeOwn(actor, id, 'person.saved-search-deleted', (tx) => deleteSavedSearch(tx, id));

/** Pauses for whoever holds the link of its mails. False for a link that was not ours; pressing twice is no fault. */
export async function pauseByLink(
  id: string,
  token: string,
  from: { readonly requestId: string; readonly clientAddress: string },
): Promise<boolean> {
  if (!isId(id) || !isSavedSearchToken(id, token)) return false;
  await inTransaction(async (tx) => {
    const search = await lockSavedSearch(tx, id);
    if (!search || search.pausedAt) return;
    const { personId } = search;
    await updateSavedSearch(tx, id, { pausedAt: await readClock(tx) });
    const actor = { personId, organisation: null, requestId: from.requestId, address: from.clientAddress };
    const subject = { type: 'person', id: personId } as const;
    const data = { savedSearch: id, by: 'mail-link' };
    await appendEvent(tx, { kind: 'person.saved-search-paused', actor, subject, data });
  });
  return true;
}
