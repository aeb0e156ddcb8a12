// Messages, readings and meetings of an introduction. What is in them is for its two sides alone.
import type { MeetingFacts } from '#app/domain/introduction-thread.ts';
import { db, type Transaction } from './client.server.ts';

export interface NewMessage {
  readonly introductionId: string;
  readonly organisationId: string;
  readonly authorId: string;
  readonly kind: 'question' | 'reply' | 'message';
  readonly text: string;
  readonly sentAt: Date;
}

export const insertMessage = (tx: Transaction, message: NewMessage): Promise<{ id: string }> =>
  tx.introductionMessage.create({ data: message, select: { id: true } });

const fileSelect = { id: true, fileName: true, size: true, scanVerdict: true } as const;
const messageSelect = {
  id: true,
  organisationId: true,
  authorId: true,
  kind: true,
  text: true,
  sentAt: true,
  files: { where: { removedAt: null }, orderBy: { uploadedAt: 'asc' }, select: fileSelect },
} as const;

export type MessageRow = Awaited<ReturnType<typeof listMessages>>[number];

/** Newest first; `cursor` is the id of the last one of the page before. */
export const listMessages = (
  introductionId: string,
  { cursor, limit }: { readonly cursor: string | null; readonly limit: number },
) =>
  db.introductionMessage.findMany({
    where: { introductionId },
    orderBy: [{ sentAt: 'desc' }, { id: 'desc' }],
    take: limit,
    ...(cursor ? { cursor: { id: cursor }, skip: 1 } : {}),
    select: messageSelect,
  });

/** Questions and replies before the answer, oldest first. */
export const listQuestions = (introductionId: string) =>
  db.introductionMessage.findMany({
    where: { introductionId, kind: { in: ['question', 'reply'] } },
    orderBy: [{ sentAt: 'asc' }, { id: 'asc' }],
    take: 100,
    select: { id: true, kind: true, text: true, sentAt: true, organisationId: true },
  });

/** Names of people by id; for readers who may know them. */
export async function namesOf(personIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db.person.findMany({
    where: { id: { in: [...new Set(personIds)] } },
    select: { id: true, name: true, erasedAt: true },
  });
  return new Map(rows.map(({ id, name, erasedAt }) => [id, erasedAt ? '' : name]));
}

/** Never moves back. */
export async function markRead(
  tx: Transaction,
  {
    introductionId,
    personId,
    organisationId,
    until,
  }: { introductionId: string; personId: string; organisationId: string; until: Date },
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO introduction_reading (introduction_id, person_id, organisation_id, read_until)
    VALUES (${introductionId}::uuid, ${personId}::uuid, ${organisationId}::uuid, ${until}::timestamptz)
    ON CONFLICT (introduction_id, person_id) DO UPDATE
      SET read_until = greatest(introduction_reading.read_until, excluded.read_until)`;
}

/** Who has read up to when. */
export const listReadings = (introductionId: string) =>
  db.introductionReading.findMany({
    where: { introductionId },
    select: { personId: true, organisationId: true, readUntil: true },
  });

const meetingSelect = {
  id: true,
  organisationId: true,
  proposedAt: true,
  topic: true,
  place: true,
  duration: true,
  options: true,
  startsAt: true,
  cancelledAt: true,
} as const;

export interface MeetingRow extends MeetingFacts {
  readonly id: string;
  readonly proposedAt: Date;
  readonly topic: string;
  readonly place: string;
  /** In minutes. */
  readonly duration: number;
}

export const insertMeeting = (
  tx: Transaction,
  meeting: Omit<MeetingRow, 'id' | 'startsAt' | 'cancelledAt'> & { introductionId: string; proposedById: string },
): Promise<{ id: string }> =>
  tx.introductionMeeting.create({ data: { ...meeting, options: [...meeting.options] }, select: { id: true } });

/** Newest first. */
export const listMeetings = (introductionId: string): Promise<MeetingRow[]> =>
  db.introductionMeeting.findMany({
    where: { introductionId },
    orderBy: [{ proposedAt: 'desc' }, { id: 'desc' }],
    take: 50,
    select: meetingSelect,
  });

export const findMeeting = (
  introductionId: string,
  id: string,
  tx: Pick<Transaction, 'introductionMeeting'> = db,
): Promise<MeetingRow | null> =>
  tx.introductionMeeting.findFirst({ where: { id, introductionId }, select: meetingSelect });

export async function changeMeeting(
  tx: Transaction,
  id: string,
  change: { startsAt: Date; decidedById: string } | { cancelledAt: Date },
): Promise<void> {
  await tx.introductionMeeting.update({ where: { id }, data: change, select: { id: true } });
}

/** The open call on an introduction's opportunity: its reference and whose it is. Drafts and calls that are over do not count. */
export async function findOpenCallOn(
  introductionId: string,
  now: Date,
  tx: Pick<Transaction, 'call'> = db,
): Promise<{ readonly reference: string; readonly organisationId: string } | null> {
  return tx.call.findFirst({
    where: {
      opportunity: { introductions: { some: { id: introductionId } } },
      ...{ publishedAt: { not: null }, cancelledAt: null, openedAt: null, bidsUntil: { gt: now } },
    },
    orderBy: { bidsUntil: 'asc' },
    select: { reference: true, organisationId: true },
  });
}
