// One introduction as its two sides see it; contact details only with a permit, and never without a trace.
import type { Actor } from '#app/domain/actor.ts';
import { decideContacts, type IntroductionPhase, introductionPhase } from '#app/domain/introduction.ts';
import { inTransaction, readClock } from '#app/persistence/client.server.ts';
import { appendEvent, appendRefusal } from '#app/persistence/events.server.ts';
import {
  type ContactDetails,
  findIntroduction,
  type IntroductionRow,
  listIntroductionRows,
  readContacts,
} from '#app/persistence/introductions.server.ts';

type Member = Actor & { organisation: NonNullable<Actor['organisation']> };

export interface IntroductionView extends IntroductionRow {
  readonly phase: IntroductionPhase;
  /** Which side the reader's organisation is. */
  readonly side: 'from' | 'to';
}

const view = (row: IntroductionRow, own: string, now: Date): IntroductionView => ({
  ...row,
  phase: introductionPhase(row, now),
  side: row.fromOrganisationId === own ? 'from' : 'to',
});

/** An id is a UUID; anything else is simply not there. */
const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

/** Null when there is none or the reader's organisation is neither side. */
export async function getIntroduction(actor: Member, id: string): Promise<IntroductionView | null> {
  if (!isId(id)) return null;
  const [row, now] = await Promise.all([findIntroduction(id, actor.organisation.id), readClock()]);
  return row && view(row, actor.organisation.id, now);
}

/** Both sides' contacts, or null while they may not be seen. Asking is an act (POST), so that each reading is on record. */
export async function revealContacts(
  actor: Member,
  id: string,
): Promise<Partial<Record<'from' | 'to', ContactDetails>> | null> {
  if (!isId(id)) return null;
  const introduction = await findIntroduction(id, actor.organisation.id);
  if (!introduction) return null;
  const decision = decideContacts(actor, introduction);
  const kind = 'introduction.contacts-read';
  if (!decision.ok) {
    await appendRefusal({ kind, actor, data: { introduction: id }, reason: decision.reason });
    return null;
  }
  return inTransaction(async (tx) => {
    await appendEvent(tx, { kind, actor, subject: { type: 'introduction', id } });
    return readContacts(tx, decision.value);
  });
}

const pageSize = 20;

export interface IntroductionPage {
  readonly items: readonly IntroductionView[];
  /** Cursor of the next page, null on the last. */
  readonly next: string | null;
}

export async function listIntroductions(
  actor: Member,
  side: 'from' | 'to',
  cursor: string | null,
): Promise<IntroductionPage> {
  const own = actor.organisation.id;
  const [rows, now] = await Promise.all([
    listIntroductionRows(own, side, { cursor: cursor && isId(cursor) ? cursor : null, limit: pageSize + 1 }),
    readClock(),
  ]);
  const items = rows.slice(0, pageSize).map((row) => view(row, own, now));
  return { items, next: rows.length > pageSize ? (items.at(-1)?.id ?? null) : null };
}
