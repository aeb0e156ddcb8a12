// Meetings: one side proposes times, the other chooses one, either calls it off; and the calendar file, without addresses.
import icalendar, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Actor } from '#app/domain/actor.ts';
import { allow, type Decision, refuse } from '#app/domain/decision.ts';
import { decideTakingPart } from '#app/domain/introduction.ts';
import {
  decideMeeting,
  decideMeetingOff,
  decideMeetingTime,
  type MeetingReason,
  meetingPhase,
} from '#app/domain/introduction-thread.ts';
import { readClock, type Transaction } from '#app/persistence/client.server.ts';
import { appendEvent, attempt } from '#app/persistence/events.server.ts';
import {
  changeMeeting,
  findMeeting,
  findOpenCallOn,
  insertMeeting,
  type MeetingRow,
} from '#app/persistence/introduction-thread.server.ts';
import { findIntroduction, type LockedIntroduction, lockIntroduction } from '#app/persistence/introductions.server.ts';
import { env } from '#app/runtime/env.server.ts';
import { isId } from './get-introduction.server.ts';
import { tellIntroduction } from './tell-introduction.server.ts';
import type { MeetingInput } from './thread-input.ts';

export type ArrangeReason = MeetingReason | 'no-such-meeting';

export async function proposeMeeting(
  actor: Actor,
  introductionId: string,
  input: Pick<MeetingInput, 'topic' | 'place' | 'duration' | 'options'>,
): Promise<Decision<true, ArrangeReason>> {
  const kind = 'introduction.meeting-proposed';
  return attempt(
    { kind, actor, data: { introduction: introductionId } },
    async (tx): Promise<Decision<true, ArrangeReason>> => {
      const introduction = await lockIntroduction(tx, introductionId);
      if (!introduction) return refuse('not-found');
      const now = await readClock(tx);
      const openCallOf = (await findOpenCallOn(introductionId, now, tx))?.organisationId ?? null;
      const decision = decideMeeting({ actor, introduction, openCallOf, options: input.options, now });
      if (!decision.ok) return decision;
      const side = decision.value;
      const options = [...new Set(input.options.map((option) => option.getTime()))]
        .sort((a, b) => a - b)
        .map((time) => new Date(time));
      const made = {
        introductionId,
        organisationId: introduction[`${side}OrganisationId`],
        proposedById: actor.personId,
      };
      const { id: meeting } = await insertMeeting(tx, { ...input, ...made, options, proposedAt: now });
      await appendEvent(tx, { kind, actor, subject: { type: 'introduction', id: introductionId }, data: { meeting } });
      await tellIntroduction(tx, kind, introduction, side === 'from' ? 'to' : 'from', {
        page: '/messages',
        key: meeting,
      });
      return allow(true);
    },
  );
}

/** One change of one meeting, under the introduction's lock, with its event. */
function changeOne(
  kind: 'introduction.meeting-settled' | 'introduction.meeting-cancelled',
  actor: Actor,
  introductionId: string,
  meetingId: string,
  change: (
    tx: Transaction,
    introduction: LockedIntroduction,
    meeting: MeetingRow,
    now: Date,
  ) => Promise<Decision<unknown, ArrangeReason>>,
): Promise<Decision<true, ArrangeReason>> {
  return attempt(
    { kind, actor, data: { introduction: introductionId } },
    async (tx): Promise<Decision<true, ArrangeReason>> => {
      const introduction = await lockIntroduction(tx, introductionId);
      if (!introduction) return refuse('not-found');
      const part = decideTakingPart(actor, introduction);
      if (!part.ok) return part;
      const meeting = isId(meetingId) ? await findMeeting(introductionId, meetingId, tx) : null;
      if (!meeting) return refuse('no-such-meeting');
      const changed = await change(tx, introduction, meeting, await readClock(tx));
      if (!changed.ok) return changed;
      await appendEvent(tx, {
        kind,
        actor,
        subject: { type: 'introduction', id: introductionId },
        data: { meeting: meetingId },
      });
      const told = part.value === 'from' ? 'to' : 'from';
      await tellIntroduction(tx, kind, introduction, told, { page: '/messages', key: meetingId });
      return allow(true);
    },
  );
}

export const chooseMeetingTime = (actor: Actor, introductionId: string, meetingId: string, startsAt: Date | null) =>
  changeOne(
    'introduction.meeting-settled',
    actor,
    introductionId,
    meetingId,
    async (tx, introduction, meeting, now) => {
      const decision = decideMeetingTime({ actor, introduction, meeting, startsAt, now });
      if (decision.ok) await changeMeeting(tx, meetingId, { startsAt: decision.value, decidedById: actor.personId });
      return decision;
    },
  );

export const callMeetingOff = (actor: Actor, introductionId: string, meetingId: string) =>
  changeOne(
    'introduction.meeting-cancelled',
    actor,
    introductionId,
    meetingId,
    async (tx, introduction, meeting, now) => {
      const decision = decideMeetingOff({ actor, introduction, meeting, now });
      if (decision.ok) await changeMeeting(tx, meetingId, { cancelledAt: now });
      return decision;
    },
  );

/** iCalendar text of a settled or called-off meeting; null when it is not there for this reader. Times are UTC. */
export async function writeMeetingCalendar(
  actor: Actor,
  introductionId: string,
  meetingId: string,
): Promise<string | null> {
  const own = actor.organisation?.id;
  if (!own || !isId(introductionId) || !isId(meetingId)) return null;
  const introduction = await findIntroduction(introductionId, own);
  if (!introduction || !decideTakingPart(actor, introduction).ok) return null;
  const [meeting, now] = [await findMeeting(introductionId, meetingId), await readClock()];
  if (!meeting?.startsAt) return null;
  const calendar = icalendar({ name: meeting.topic, prodId: { company: 'Jiebang', product: 'meetings' } });
  const isOff = meetingPhase(meeting, now) === 'cancelled';
  calendar.method(isOff ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH);
  calendar.createEvent({
    id: `${meeting.id}@${new URL(env().BASE_URL).hostname}`,
    sequence: isOff ? 1 : 0,
    stamp: meeting.cancelledAt ?? meeting.proposedAt,
    start: meeting.startsAt,
    end: new Date(meeting.startsAt.getTime() + meeting.duration * 60_000),
    summary: meeting.topic,
    location: meeting.place || null,
    url: `${env().BASE_URL}/introductions/${introductionId}/messages`,
    status: isOff ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  return calendar.toString();
}
