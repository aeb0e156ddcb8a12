// Keeping peace between organisations: blocking, reporting, asking to be asked again; and what operators decide.
import type { Actor } from './actor.ts';
import { type AccessReason, decideAccess } from './authorisation.ts';
import { allow, type Decision, refuse } from './decision.ts';
import type { IntroductionFacts } from './introduction.ts';

export const reportReasons = ['spam', 'not-serious', 'offensive', 'false-identity', 'other'] as const;
export type ReportReason = (typeof reportReasons)[number];

export const reportDecisions = ['dismissed', 'warned', 'suspended'] as const;
export type ReportDecision = (typeof reportDecisions)[number];

export type GuardReason =
  | AccessReason
  | 'already-blocked'
  | 'not-blocked'
  | 'not-declined'
  | 'already-invited'
  | 'already-reported'
  | 'already-decided'
  | 'note-needed';

type Facts = Pick<IntroductionFacts, 'fromOrganisationId' | 'toOrganisationId' | 'declinedAt'>;

export interface Sides {
  readonly own: string;
  readonly other: string;
}

/** Members of one of the two sides; others learn nothing. */
export function decideSides(
  actor: Actor | null,
  { fromOrganisationId, toOrganisationId }: Facts,
): Decision<Sides, AccessReason> {
  const isSender = actor?.organisation?.id === fromOrganisationId;
  const [own, other] = isSender ? [fromOrganisationId, toOrganisationId] : [toOrganisationId, fromOrganisationId];
  const access = decideAccess(actor, 'introduction.guard', own);
  return access.ok ? allow({ own, other }) : access;
}

export function decideBlock(
  actor: Actor | null,
  introduction: Facts,
  { isBlocked, wanted }: { readonly isBlocked: boolean; readonly wanted: boolean },
): Decision<Sides, GuardReason> {
  const sides = decideSides(actor, introduction);
  if (!sides.ok || isBlocked !== wanted) return sides;
  return refuse(wanted ? 'already-blocked' : 'not-blocked');
}

/** Whoever declined may end the quiet days. */
export function decideInvitation(
  actor: Actor | null,
  introduction: Facts & { readonly invitedAgainAt: Date | null },
): Decision<Sides, GuardReason> {
  const access = decideAccess(actor, 'introduction.guard', introduction.toOrganisationId);
  if (!access.ok) return access;
  if (!introduction.declinedAt) return refuse('not-declined');
  if (introduction.invitedAgainAt) return refuse('already-invited');
  return allow({ own: introduction.toOrganisationId, other: introduction.fromOrganisationId });
}

export function decideReport(
  actor: Actor | null,
  introduction: Facts,
  { isReported }: { readonly isReported: boolean },
): Decision<Sides, GuardReason> {
  const sides = decideSides(actor, introduction);
  return sides.ok && isReported ? refuse('already-reported') : sides;
}

/** Operators decide with words, once, and never about their own organisation. */
export function decideReportAnswer(
  actor: Actor | null,
  report: { readonly sides: readonly string[]; readonly decidedAt: Date | null },
  note: string,
): Decision<true, GuardReason> {
  const access = decideAccess(actor, 'operations.run');
  if (!access.ok) return access;
  if (report.sides.includes(actor?.organisation?.id ?? '')) return refuse('own-organisation');
  if (report.decidedAt) return refuse('already-decided');
  return note.trim() === '' ? refuse('note-needed') : allow(true);
}
