// The inbox of a supplier: opportunities that suit its capabilities, best first, and what its own records lack.
import type { Actor } from '#app/domain/actor.ts';
import { type AccessReason, decideAccess } from '#app/domain/authorisation.ts';
import type { CapabilityContent } from '#app/domain/capability.ts';
import { allow, type Decision } from '#app/domain/decision.ts';
import { dayOf } from '#app/domain/period.ts';
import { readClock } from '#app/persistence/client.server.ts';
import { type InboxCursor, listInboxRows, listOwnPublished } from '#app/persistence/match-inbox.server.ts';
import { listMatchRowsOfPairs, type MatchRow } from '#app/persistence/matches.server.ts';
import { worthShowing } from './list-matches.server.ts';
import type { OwnFacts } from './match-words.ts';
import { ownFacts, ownText } from './own-listing.ts';
import { excerptOf, marked } from './present-matches.server.ts';

/** What a capability can say that the matcher reads, beside its text. */
export const improvements = [
  'trl',
  'divisionCode',
  'industryCode',
  'regionsServed',
  'referenceCases',
  'summaryTranslated',
] as const;
export type Improvement = (typeof improvements)[number];

export interface OwnCapability {
  readonly reference: string;
  readonly title: string;
  readonly facts: OwnFacts;
  /** What would make its matches better if it were said. */
  readonly missing: readonly Improvement[];
}

export interface InboxItem {
  readonly match: MatchRow & { readonly marked: { readonly title: string; readonly summary: string } };
  readonly excerpt: string;
  /** The own capability it suits best. */
  readonly own: OwnCapability;
}

export interface Inbox {
  readonly items: readonly InboxItem[];
  /** Cursor of the next page; null on the last. */
  readonly next: string | null;
  readonly capabilities: readonly OwnCapability[];
}

const pageSize = 10;
const ownLimit = 200;

const isEmpty = (value: unknown): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0);

export const missingIn = (content: CapabilityContent): Improvement[] =>
  improvements.filter((name) => isEmpty(content[name]));

const cursorShape = /^(0(?:\.\d+)?|1)_([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/;

function readCursor(text: string): InboxCursor | null {
  const match = cursorShape.exec(text);
  return match?.[1] && match[2] ? { score: Number(match[1]), opportunityId: match[2] } : null;
}

/** An unreadable cursor starts at the top. */
export async function getInbox(actor: Actor | null, cursor: string): Promise<Decision<Inbox, AccessReason>> {
  const access = decideAccess(actor, 'listing.read-own');
  if (!access.ok) return access;
  const organisationId = actor?.organisation?.id ?? '';
  const today = dayOf(await readClock());
  const page = { today, least: worthShowing, limit: pageSize + 1, after: readCursor(cursor) };
  const [own, pairs] = await Promise.all([
    listOwnPublished(organisationId, ownLimit),
    listInboxRows(organisationId, page),
  ]);
  const shown = pairs.slice(0, pageSize);
  const rows = await listMatchRowsOfPairs(shown, today);
  const capabilities = new Map(
    own.map(({ id, reference, content }) => [
      id,
      {
        reference,
        title: content.title,
        facts: ownFacts(content),
        missing: missingIn(content),
        text: ownText(content),
      },
    ]),
  );
  const items = shown.flatMap(({ opportunityId, capabilityId }): InboxItem[] => {
    const row = rows.find((one) => one.opportunityId === opportunityId && one.capabilityId === capabilityId);
    const capability = capabilities.get(capabilityId);
    if (!row || !capability) return [];
    const { text, ...facts } = capability;
    const { title, summary } = row.other;
    const match = { ...row, marked: { title: marked(title, row.terms), summary: marked(summary, row.terms) } };
    return [{ match, excerpt: excerptOf(text, row.terms), own: facts }];
  });
  const last = shown.at(-1);
  return allow({
    items,
    next: last && pairs.length > pageSize ? `${last.score}_${last.opportunityId}` : null,
    capabilities: [...capabilities.values()].map(({ text: _, ...facts }) => facts),
  });
}
