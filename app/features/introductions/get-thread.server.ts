// The page of messages and meetings of an introduction, for members of its two sides who may contact.
import type { Actor } from '#app/domain/actor.ts';
import { isReleased } from '#app/domain/document.ts';
import { decideTakingPart, type Side, sideOf } from '#app/domain/introduction.ts';
import { type MeetingPhase, meetingPhase } from '#app/domain/introduction-thread.ts';
import { readClock } from '#app/persistence/client.server.ts';
import {
  findOpenCallOn,
  listMeetings,
  listMessages,
  listReadings,
  type MeetingRow,
  namesOf,
} from '#app/persistence/introduction-thread.server.ts';
import { getIntroduction, type IntroductionView, isId } from './get-introduction.server.ts';

type Member = Actor & { organisation: NonNullable<Actor['organisation']> };

export interface ShownMessage {
  readonly id: string;
  readonly kind: string;
  readonly side: Side;
  /** Empty for people who asked to be deleted. */
  readonly author: string;
  readonly isOwn: boolean;
  readonly text: string;
  readonly sentAt: Date;
  /** Somebody of the other side has read it; of own messages. */
  readonly isReadByOther: boolean;
  readonly files: readonly {
    readonly id: string;
    readonly fileName: string;
    readonly size: number;
    readonly isReleased: boolean;
  }[];
}

export interface ShownMeeting extends MeetingRow {
  readonly phase: MeetingPhase;
  readonly isOwn: boolean;
  readonly isOver: boolean;
}

export interface Thread {
  readonly introduction: IntroductionView;
  /** Oldest of the page first. */
  readonly messages: readonly ShownMessage[];
  /** Cursor of the page with older ones. */
  readonly older: string | null;
  /** The reader has not read the newest message of the other side. */
  readonly hasUnread: boolean;
  readonly meetings: readonly ShownMeeting[];
  /** The open call that messages are led to, and whether the reader's organisation called. */
  readonly openCall: { readonly reference: string; readonly isOwn: boolean } | null;
}

const pageSize = 50;

async function listShown(actor: Member, introduction: IntroductionView, cursor: string | null) {
  const { id } = introduction;
  const [rows, readings] = await Promise.all([
    listMessages(id, { cursor: cursor && isId(cursor) ? cursor : null, limit: pageSize + 1 }),
    listReadings(id),
  ]);
  const page = rows.slice(0, pageSize);
  const names = await namesOf(page.map(({ authorId }) => authorId));
  const own = actor.organisation.id;
  const readByOther = Math.max(
    0,
    ...readings.filter((one) => one.organisationId !== own).map(({ readUntil }) => readUntil.getTime()),
  );
  const readByMe = readings.find(({ personId }) => personId === actor.personId)?.readUntil.getTime() ?? 0;
  const messages = page.map(
    ({ authorId, organisationId, files, ...message }): ShownMessage => ({
      ...message,
      side: sideOf(introduction, organisationId) ?? 'from',
      author: names.get(authorId) ?? '',
      isOwn: organisationId === own,
      isReadByOther: organisationId === own && message.sentAt.getTime() <= readByOther,
      files: files.map(({ scanVerdict, ...file }) => ({ ...file, isReleased: isReleased(scanVerdict as 'clean') })),
    }),
  );
  const hasUnread = messages.some(({ isOwn, sentAt }) => !isOwn && sentAt.getTime() > readByMe);
  return {
    messages: messages.toReversed(),
    older: rows.length > pageSize ? (page.at(-1)?.id ?? null) : null,
    hasUnread,
  };
}

/** Null when the introduction is not accepted, or not the reader's to take part in. */
export async function getThread(actor: Member, id: string, cursor: string | null): Promise<Thread | null> {
  const introduction = await getIntroduction(actor, id);
  if (!introduction || !decideTakingPart(actor, introduction).ok) return null;
  const now = await readClock();
  const [shown, meetings, call] = await Promise.all([
    listShown(actor, introduction, cursor),
    listMeetings(id),
    findOpenCallOn(id, now),
  ]);
  return {
    introduction,
    ...shown,
    meetings: meetings.map((meeting) => ({
      ...meeting,
      phase: meetingPhase(meeting, now),
      isOwn: meeting.organisationId === actor.organisation.id,
      isOver: meeting.startsAt !== null && meeting.startsAt <= now,
    })),
    openCall: call && { reference: call.reference, isOwn: call.organisationId === actor.organisation.id },
  };
}
