// Saved searches of people: their rows, their keys, and the token that lets the reader of a mail pause one.
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { List } from '#app/domain/listing.ts';
import type { AlertFrequency } from '#app/domain/saved-search.ts';
import type { WantedWords } from '#app/domain/wanted-words.ts';
import { env } from '#app/runtime/env.server.ts';
import { db, type Prisma, type Transaction } from './client.server.ts';

/** Chosen values by the name of the filter; whoever reads them knows which there are. */
export type StoredFilters = Readonly<Record<string, readonly string[] | number | null>>;

/** HMAC-SHA-256 of the saved search's id under a key of its own, base64url. */
export function savedSearchToken(id: string): string {
  const key = Buffer.from(hkdfSync('sha256', env().AUTH_SECRET, '', 'jiebang saved search', 32));
  return createHmac('sha256', key).update(id).digest('base64url');
}

export function isSavedSearchToken(id: string, given: string): boolean {
  const [right, other] = [Buffer.from(savedSearchToken(id)), Buffer.from(given)];
  return right.length === other.length && timingSafeEqual(right, other);
}

const select = {
  id: true,
  personId: true,
  name: true,
  text: true,
  lists: true,
  filters: true,
  address: true,
  frequency: true,
  pausedAt: true,
  dueAt: true,
  createdAt: true,
} as const satisfies Prisma.SavedSearchSelect;

export interface SavedSearchRow {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly text: string;
  readonly lists: readonly List[];
  readonly filters: StoredFilters;
  readonly address: string;
  readonly frequency: AlertFrequency;
  readonly pausedAt: Date | null;
  readonly dueAt: Date | null;
  readonly createdAt: Date;
}

type StoredRow = Prisma.SavedSearchGetPayload<{ select: typeof select }>;

const rowFrom = (row: StoredRow): SavedSearchRow => ({
  ...row,
  lists: row.lists as List[],
  filters: row.filters as StoredFilters,
});

/** What a question says and what it was compiled to. */
export interface StoredQuestion {
  readonly text: string;
  readonly lists: readonly List[];
  readonly filters: StoredFilters;
  readonly address: string;
  readonly wanted: WantedWords;
  readonly keyGroups: readonly (readonly string[])[];
  readonly compiledWith: string;
}

const columns = ({ text, lists, filters, address, wanted, compiledWith }: StoredQuestion) => ({
  ...{ text, lists: [...lists], address, compiledWith },
  filters: filters as Prisma.InputJsonObject,
  wanted: wanted as unknown as Prisma.InputJsonObject,
});

const keyRows = (savedSearchId: string, { keyGroups }: Pick<StoredQuestion, 'keyGroups'>) =>
  keyGroups.flatMap((keys, groupNo) => keys.map((key) => ({ savedSearchId, groupNo, key, groups: keyGroups.length })));

interface NewSavedSearch {
  readonly personId: string;
  readonly name: string;
  readonly frequency: AlertFrequency;
  readonly question: StoredQuestion;
}

export async function insertSavedSearch(tx: Transaction, search: NewSavedSearch): Promise<{ id: string }> {
  const { question, ...named } = search;
  const { id } = await tx.savedSearch.create({ data: { ...named, ...columns(question) }, select: { id: true } });
  await tx.savedSearchKey.createMany({ data: keyRows(id, question) });
  return { id };
}

/** Many at a time, with ids of the caller's: for programs and measurements. */
export async function insertSavedSearches(searches: readonly (NewSavedSearch & { readonly id: string })[]) {
  await db.savedSearch.createMany({
    data: searches.map(({ question, ...named }) => ({ ...named, ...columns(question) })),
  });
  await db.savedSearchKey.createMany({ data: searches.flatMap(({ id, question }) => keyRows(id, question)) });
}

/** Another question in the place of the old one; only what is published from now on is told. */
export async function replaceQuestion(tx: Transaction, id: string, question: StoredQuestion, since: Date | null) {
  await tx.savedSearch.update({
    where: { id },
    data: { ...columns(question), ...(since ? { since } : {}) },
    select: { id: true },
  });
  await tx.savedSearchKey.deleteMany({ where: { savedSearchId: id } });
  await tx.savedSearchKey.createMany({ data: keyRows(id, question) });
}

export type SavedSearchChange = Partial<{
  name: string;
  frequency: AlertFrequency;
  pausedAt: Date | null;
  since: Date;
  dueAt: Date | null;
}>;

export async function updateSavedSearch(tx: Transaction, id: string, change: SavedSearchChange): Promise<void> {
  await tx.savedSearch.update({ where: { id }, data: change, select: { id: true } });
}

export async function deleteSavedSearch(tx: Transaction, id: string): Promise<void> {
  await tx.savedSearch.delete({ where: { id }, select: { id: true } });
}

/** Locks the person first, so that nobody keeps more than the limit by pressing twice. */
export async function lockOwnSearches(tx: Transaction, personId: string): Promise<number> {
  await tx.$queryRaw`SELECT id FROM person WHERE id = ${personId}::uuid FOR UPDATE`;
  return tx.savedSearch.count({ where: { personId } });
}

/** Null when there is none. The row is locked until the transaction ends. */
export async function lockSavedSearch(tx: Transaction, id: string): Promise<SavedSearchRow | null> {
  await tx.$queryRaw`SELECT id FROM saved_search WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await tx.savedSearch.findUnique({ where: { id }, select });
  return row && rowFrom(row);
}

export async function findSavedSearch(id: string): Promise<SavedSearchRow | null> {
  const row = await db.savedSearch.findUnique({ where: { id }, select });
  return row && rowFrom(row);
}

export interface CountedSearch extends SavedSearchRow {
  /** How many listings it found since it was saved. */
  readonly found: number;
}

/** Newest first, at most `limit`. */
export async function listSavedSearches(personId: string, limit: number): Promise<CountedSearch[]> {
  const rows = await db.savedSearch.findMany({
    where: { personId },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: limit,
    select: { ...select, _count: { select: { hits: true } } },
  });
  return rows.map(({ _count, ...row }) => ({ ...rowFrom(row), found: _count.hits }));
}

/** Questions that were compiled by other rules, a page at a time. */
export async function listStaleQuestions(compiledWith: string, limit: number) {
  const rows = await db.savedSearch.findMany({
    where: { compiledWith: { not: compiledWith } },
    orderBy: { id: 'asc' },
    take: limit,
    select: { id: true, text: true, lists: true, filters: true, address: true },
  });
  return rows.map(({ lists, filters, ...row }) => ({
    ...row,
    lists: lists as List[],
    filters: filters as StoredFilters,
  }));
}
