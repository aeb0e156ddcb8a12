// The search documents once more in PostgreSQL: written with every change of a list, compared with every index.

import { db, Prisma } from './client.server.ts';
import { contentHash } from './content-hash.server.ts';

/** What every search document says of itself; the rest is kept as it is. */
interface EntryDocument {
  readonly id: string;
  readonly list: string;
  readonly revision: number;
  readonly publishedAt: number;
  readonly endsAt: number;
}

export interface NewEntry {
  /** Until when it may be shown, seconds since 1970. */
  readonly shownUntil: number;
  readonly document: EntryDocument;
  /** Of the whole document as the index has it: `documentHash`. */
  readonly hash: string;
  /** Text of the type tsvector. */
  readonly terms: string;
  /** "facet:value" for each value the document has. */
  readonly facets: readonly string[];
}

/** The fingerprint by which entries and indexed documents are compared. */
export const documentHash = (document: unknown): string => contentHash(document);

/** Adds or replaces; what is the same already is left alone. */
export async function putEntries(entries: readonly NewEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const column = <T>(read: (entry: NewEntry) => T): T[] => entries.map(read);
  await db.$executeRaw`
    INSERT INTO search_entry (id, list, revision, hash, document, terms, facets, published_at, ends_at, shown_until)
    SELECT n.id, n.list, n.revision, n.hash, n.document::jsonb, n.terms::tsvector,
      ARRAY(SELECT jsonb_array_elements_text(n.facets::jsonb)), n.published_at, n.ends_at, n.shown_until
    FROM unnest(
      ${column(({ document }) => document.id)}::uuid[], ${column(({ document }) => document.list)}::text[],
      ${column(({ document }) => document.revision)}::int[], ${column(({ hash }) => hash)}::text[],
      ${column(({ document }) => JSON.stringify(document))}::text[], ${column(({ terms }) => terms)}::text[],
      ${column(({ facets }) => JSON.stringify(facets))}::text[],
      ${column(({ document }) => String(document.publishedAt))}::text[]::bigint[],
      ${column(({ document }) => String(document.endsAt))}::text[]::bigint[],
      ${column(({ shownUntil }) => String(shownUntil))}::text[]::bigint[]
    ) AS n(id, list, revision, hash, document, terms, facets, published_at, ends_at, shown_until)
    ON CONFLICT (id) DO UPDATE SET list = excluded.list, revision = excluded.revision, hash = excluded.hash,
      document = excluded.document, terms = excluded.terms, facets = excluded.facets,
      published_at = excluded.published_at, ends_at = excluded.ends_at, shown_until = excluded.shown_until
    WHERE search_entry.hash <> excluded.hash OR search_entry.terms <> excluded.terms`;
}

export async function removeEntries(ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await db.searchEntry.deleteMany({ where: { id: { in: [...ids] } } });
}

/** Ids and hashes of everything there is of a list. */
export async function listEntryHashes(list: string): Promise<Map<string, string>> {
  const rows = await db.$queryRaw<{ id: string; hash: string }[]>`
    SELECT id::text AS id, hash FROM search_entry WHERE list = ${list}`;
  return new Map(rows.map(({ id, hash }) => [id, hash]));
}

/** Tells the planner what the table looks like after a great change. */
export async function analyseEntries(): Promise<void> {
  await db.$executeRaw`ANALYZE search_entry`;
}

export interface EntryQuery {
  readonly lists: readonly string[];
  /** Text of the type tsquery; null for no words. */
  readonly words: string | null;
  /** Values within one are alternatives; all of them must hold. */
  readonly facets: readonly (readonly string[])[];
  /** One of the facets that only counts until the end, e.g. that a call is open. */
  readonly untilEnd: string;
  /** Seconds since 1970. */
  readonly now: number;
  /** Only what ends at this second at the latest. */
  readonly endsUntil: number | null;
  /** Only what has not ended. */
  readonly isOpen: boolean;
  readonly publishedSince: number | null;
  readonly budget: { readonly from: number | null; readonly to: number | null; readonly isGiven: boolean };
  readonly order: 'relevance' | 'newest' | 'closing' | 'budget';
  readonly offset: number;
  readonly limit: number;
  /** At most so many are looked at: a question for everything must not take longer than one for little. */
  readonly cap: number;
}

export interface EntryAnswer<Document> {
  readonly documents: Document[];
  /** At most `cap`. */
  readonly total: number;
  /** Numbers of documents by "facet:value", of those looked at. */
  readonly counts: Readonly<Record<string, number>>;
}

const budgetOf = Prisma.sql`(document->>'budget')::numeric`;

function facetCondition({ untilEnd, now }: EntryQuery, values: readonly string[]): Prisma.Sql {
  if (!values.includes(untilEnd)) return Prisma.sql`facets && ${[...values]}::text[]`;
  const others = values.filter((value) => value !== untilEnd);
  return Prisma.sql`(facets && ${others}::text[] OR (facets && ${[untilEnd]}::text[] AND ends_at > ${now}))`;
}

function conditions(query: EntryQuery): Prisma.Sql {
  const { lists, words, facets, now, endsUntil, isOpen, publishedSince, budget } = query;
  const all = [
    Prisma.sql`shown_until > ${now}`,
    Prisma.sql`list = ANY(${[...lists]}::text[])`,
    ...(words === null ? [] : [Prisma.sql`terms @@ ${words}::tsquery`]),
    ...facets.map((values) => facetCondition(query, values)),
    ...(endsUntil === null ? [] : [Prisma.sql`ends_at <= ${endsUntil}`]),
    ...(isOpen ? [Prisma.sql`ends_at > ${now}`] : []),
    ...(publishedSince === null ? [] : [Prisma.sql`published_at >= ${publishedSince}`]),
    ...(budget.from === null ? [] : [Prisma.sql`${budgetOf} >= ${budget.from}`]),
    ...(budget.to === null ? [] : [Prisma.sql`${budgetOf} <= ${budget.to}`]),
    ...(budget.isGiven ? [Prisma.sql`${budgetOf} IS NOT NULL`] : []),
  ];
  return Prisma.join(all, ' AND ');
}

/** Titles count most; long texts do not win by their length. */
const rank = (words: string): Prisma.Sql => Prisma.sql`ts_rank('{0.1,0.25,0.4,1}', terms, ${words}::tsquery, 1)`;

function orderOf({ order, words }: EntryQuery): Prisma.Sql {
  if (order === 'budget') return Prisma.sql`${budgetOf} DESC, id`;
  if (order === 'closing') return Prisma.sql`ends_at, id`;
  return order === 'relevance' && words !== null ? Prisma.sql`score DESC, id` : Prisma.sql`published_at DESC, id`;
}

/** One statement: the candidates, how many there are, their facets, and the page asked for. */
export async function searchEntries<Document>(query: EntryQuery): Promise<EntryAnswer<Document>> {
  const { words, order, offset, limit, cap } = query;
  const isRanked = order === 'relevance' && words !== null;
  // By relevance, any `cap` that match are weighed; in another order, the first `cap` of that order.
  const cut = isRanked ? Prisma.sql`LIMIT ${cap}` : Prisma.sql`ORDER BY ${orderOf(query)} LIMIT ${cap}`;
  const [row] = await db.$queryRaw<{ total: number; counts: Record<string, number>; documents: Document[] }[]>`
    WITH candidate AS MATERIALIZED (
      SELECT id, facets, ends_at, published_at, document, ${isRanked ? rank(words) : Prisma.sql`0`} AS score
      FROM search_entry WHERE ${conditions(query)} ${cut}
    )
    SELECT (SELECT count(*)::int FROM candidate) AS total,
      (SELECT coalesce(jsonb_object_agg(value, number), '{}') FROM (
        SELECT value, count(*) AS number FROM candidate, unnest(facets) AS value GROUP BY value) each) AS counts,
      (SELECT coalesce(jsonb_agg(document ORDER BY place), '[]') FROM (
        SELECT document, row_number() OVER (ORDER BY ${orderOf(query)}) AS place
        FROM candidate ORDER BY ${orderOf(query)} OFFSET ${offset} LIMIT ${limit}) page) AS documents`;
  return row ?? { documents: [], total: 0, counts: {} };
}
