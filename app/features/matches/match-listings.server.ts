// The matcher at work: an index in memory, built from the lists, kept by events; results go to rows.
import type { CapabilityContent } from '#app/domain/capability.ts';
import type { List } from '#app/domain/listing.ts';
import type { OpportunityContent } from '#app/domain/opportunity.ts';
import { dayOf } from '#app/domain/period.ts';
import { readClock } from '#app/persistence/client.server.ts';
import { hasPendingDeliveries } from '#app/persistence/events.server.ts';
import { countMatches, removeMatches, replaceMatches } from '#app/persistence/matches.server.ts';
import {
  listPublishedCapabilities,
  listPublishedIds,
  listPublishedOpportunities,
  type PublishedListing,
} from '#app/persistence/published-listings.server.ts';
import { createMatcher, type Listing, type Matcher } from '#search/matching/matcher.ts';

/** Rows kept per listing. */
const kept = 50;
const pageSize = 500;

const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n');

function opportunityListing({ id, content, organisation, publishedAt }: PublishedListing<OpportunityContent>): Listing {
  const metrics = content.metrics.map(({ name, operator, value, unit }) => `${name} ${operator} ${value} ${unit}`);
  return {
    list: 'opportunity',
    id,
    title: joined(content.title, content.titleTranslated),
    body: joined(
      content.summary,
      content.summaryTranslated,
      content.problem,
      content.presentState,
      ...metrics,
      content.offered,
    ),
    organisationId: organisation.id,
    publishedAt: publishedAt.getTime(),
    validUntil: content.validUntil,
    facts: {
      fields: content.fields,
      industryCode: content.industryCode,
      divisionCode: content.divisionCode,
      regionsServed: [],
      trl: content.trlRequired,
      kind: content.kind,
      cooperationModes: content.cooperationModes,
      budget: content.budget,
    },
  };
}

function capabilityListing({ id, content, organisation, publishedAt }: PublishedListing<CapabilityContent>): Listing {
  const cases = content.referenceCases.map(({ client, result }) => `${client} ${result}`);
  return {
    list: 'capability',
    id,
    title: joined(content.title, content.titleTranslated),
    body: joined(content.summary, content.summaryTranslated, content.description, ...cases, content.capacity),
    organisationId: organisation.id,
    publishedAt: publishedAt.getTime(),
    validUntil: content.validUntil,
    facts: {
      fields: content.fields,
      industryCode: content.industryCode,
      divisionCode: content.divisionCode,
      regionsServed: content.regionsServed,
      trl: content.trl,
      kind: content.kind,
      cooperationModes: [],
    },
  };
}

const read = async (list: List, ids: readonly string[]): Promise<Listing[]> =>
  list === 'opportunity'
    ? (await listPublishedOpportunities(ids)).map(opportunityListing)
    : (await listPublishedCapabilities(ids)).map(capabilityListing);

let matcher: Promise<Matcher> | null = null;

/** Reads both lists into memory once; a failed try is forgotten, so that the next event tries again. */
function loaded(): Promise<Matcher> {
  matcher ??= load().catch((error: unknown) => {
    matcher = null;
    throw error;
  });
  return matcher;
}

async function load(): Promise<Matcher> {
  const made = createMatcher();
  for (const list of ['opportunity', 'capability'] as const)
    for (let after: string | null = null; ; ) {
      const ids: string[] = await listPublishedIds(list, after, pageSize);
      for (const listing of await read(list, ids)) made.upsert(listing);
      after = ids.at(-1) ?? null;
      if (ids.length < pageSize) break;
    }
  made.refresh();
  return made;
}

async function store(made: Matcher, list: List, ids: readonly string[], today: string): Promise<void> {
  for (const id of ids) await replaceMatches(list, id, made.match(list, id, { limit: kept, today }));
}

/** Looks at the touched listings again: those on the list are matched anew, the others leave. */
export async function matchListings(touched: Readonly<Record<List, readonly string[]>>): Promise<void> {
  const made = await loaded();
  const today = dayOf(await readClock());
  let changed = 0;
  const present: Record<List, string[]> = { opportunity: [], capability: [] };
  for (const list of ['opportunity', 'capability'] as const) {
    const listings = await read(list, touched[list]);
    present[list] = listings.map(({ id }) => id);
    for (const listing of listings) made.upsert(listing);
    for (const id of touched[list])
      if (!present[list].includes(id)) {
        made.remove(list, id);
        await removeMatches(list, id);
      }
    changed += touched[list].length;
  }
  // What is learned from the corpus moves little with single listings; after a large change it is learned again.
  if (changed * 10 >= made.size.opportunities + made.size.capabilities) made.refresh();
  await store(made, 'opportunity', present.opportunity, today);
  await store(made, 'capability', present.capability, today);
}

/** Matches everything again, e.g. when no rows exist yet. Returns the number of listings matched. */
export async function rematchAll(): Promise<number> {
  const made = await loaded();
  made.refresh();
  const today = dayOf(await readClock());
  let done = 0;
  for (let after: string | null = null; ; ) {
    const ids: string[] = await listPublishedIds('opportunity', after, pageSize);
    await store(made, 'opportunity', ids, today);
    done += ids.length;
    after = ids.at(-1) ?? null;
    if (ids.length < pageSize) return done;
  }
}

/**
 * Before the first delivery of a worker that has just taken over: what it remembers may be older than what another
 * worker has delivered since, so the lists are read again. Rows are made where there are none and no event that is
 * still to come will make them.
 */
export async function prepareMatches(): Promise<void> {
  matcher = null;
  if (await hasPendingDeliveries('match')) return;
  if ((await countMatches()) === 0) await rematchAll();
}
