// What two introduced organisations do together on the site: messages, meetings, files.
import type { Actor } from './actor.ts';
import type { AccessReason } from './authorisation.ts';
import { allow, type Decision, refuse } from './decision.ts';
import { decideTakingPart, type IntroductionFacts, type Side } from './introduction.ts';

/** Characters of a message; files with one message, and of one introduction; proposed times of one meeting. */
export const threadLimits = { message: 4000, filesAtOnce: 5, files: 60, times: 5, topic: 120, place: 300 } as const;

type Sides = Pick<IntroductionFacts, 'fromOrganisationId' | 'toOrganisationId' | 'acceptedAt'>;

interface ThreadFacts {
  readonly actor: Actor | null;
  readonly introduction: Sides;
  /** The organisation of an open call on the introduction's opportunity; null when there is none. */
  readonly openCallOf: string | null;
}

export type MessageReason = AccessReason | 'text-needed' | 'call-open-ask' | 'call-open-answer';

/**
 * While a call is open, nobody gets answers that others do not get: who asks is led to the public clarifications, and the
 * organisation that called answers there.
 */
function decideOpenTalk(facts: ThreadFacts): Decision<Side, AccessReason | 'call-open-ask' | 'call-open-answer'> {
  const part = decideTakingPart(facts.actor, facts.introduction);
  if (!part.ok || facts.openCallOf === null) return part;
  return refuse(facts.actor?.organisation?.id === facts.openCallOf ? 'call-open-answer' : 'call-open-ask');
}

/** A message needs words or a file. */
export function decideMessage(
  facts: ThreadFacts & { readonly text: string; readonly files: number },
): Decision<Side, MessageReason> {
  const talk = decideOpenTalk(facts);
  if (!talk.ok) return talk;
  return facts.text.trim() === '' && facts.files === 0 ? refuse('text-needed') : talk;
}

export type MeetingReason =
  | AccessReason
  | 'call-open-ask'
  | 'call-open-answer'
  | 'times-needed'
  | 'times-past'
  | 'meeting-settled'
  | 'time-not-offered'
  | 'own-proposal';

/** One to five different beginnings, all to come. */
export function decideMeeting(
  facts: ThreadFacts & { readonly options: readonly Date[]; readonly now: Date },
): Decision<Side, MeetingReason> {
  const talk = decideOpenTalk(facts);
  if (!talk.ok) return talk;
  const different = new Set(facts.options.map((option) => option.getTime()));
  if (different.size === 0 || different.size > threadLimits.times) return refuse('times-needed');
  return [...different].every((time) => time > facts.now.getTime()) ? talk : refuse('times-past');
}

export interface MeetingFacts {
  readonly organisationId: string;
  readonly options: readonly Date[];
  readonly startsAt: Date | null;
  readonly cancelledAt: Date | null;
}

export const meetingPhases = ['proposed', 'settled', 'cancelled', 'lapsed'] as const;
export type MeetingPhase = (typeof meetingPhases)[number];

/** Lapsed: all proposed times have passed and none was chosen. */
export function meetingPhase({ options, startsAt, cancelledAt }: MeetingFacts, now: Date): MeetingPhase {
  if (cancelledAt) return 'cancelled';
  if (startsAt) return 'settled';
  return options.some((option) => option > now) ? 'proposed' : 'lapsed';
}

/** The side that did not propose it chooses one of the times, once. */
export function decideMeetingTime(facts: {
  readonly actor: Actor | null;
  readonly introduction: Sides;
  readonly meeting: MeetingFacts;
  readonly startsAt: Date | null;
  readonly now: Date;
}): Decision<Date, MeetingReason> {
  const part = decideTakingPart(facts.actor, facts.introduction);
  if (!part.ok) return part;
  if (facts.meeting.organisationId === facts.actor?.organisation?.id) return refuse('own-proposal');
  if (meetingPhase(facts.meeting, facts.now) !== 'proposed') return refuse('meeting-settled');
  const chosen = facts.meeting.options.find((option) => option.getTime() === facts.startsAt?.getTime());
  if (!chosen) return refuse('time-not-offered');
  return chosen > facts.now ? allow(chosen) : refuse('times-past');
}

/** Either side calls it off, before it has begun. */
export function decideMeetingOff(facts: {
  readonly actor: Actor | null;
  readonly introduction: Sides;
  readonly meeting: MeetingFacts;
  readonly now: Date;
}): Decision<true, MeetingReason> {
  const part = decideTakingPart(facts.actor, facts.introduction);
  if (!part.ok) return part;
  const phase = meetingPhase(facts.meeting, facts.now);
  const isOver = phase === 'settled' && facts.meeting.startsAt !== null && facts.meeting.startsAt <= facts.now;
  return phase === 'cancelled' || isOver ? refuse('meeting-settled') : allow(true);
}
