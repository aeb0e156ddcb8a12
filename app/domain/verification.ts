// Verifying organisations: who asks, who answers, how long it lasts, and what a later change of identity does to it.
import type { Actor } from './actor.ts';
import { type AccessReason, decideAccess } from './authorisation.ts';
import { allow, type Decision, refuse } from './decision.ts';
import type { EffectiveVerification, VerificationState } from './organisation.ts';
import { usccChecks } from './uscc.ts';

/** Days before its end that administrators are asked to renew a verification. */
export const renewalDays = 30;
const dayMs = 86_400_000;

interface Term {
  readonly verification: VerificationState;
  readonly verifiedAt: Date | null;
  /** The instant a verification ends; null when none was set. */
  readonly verifiedUntil: Date | null;
  readonly verificationRequestedAt: Date | null;
}

/** What counts at `now`: at its very end a verification has lapsed, without anybody doing anything. */
export const effectiveVerification = (
  row: Pick<Term, 'verification' | 'verifiedUntil'>,
  now: Date,
): EffectiveVerification =>
  row.verification === 'verified' && row.verifiedUntil !== null && row.verifiedUntil <= now
    ? 'lapsed'
    : row.verification;

/** A verification is good for one year, by the calendar (29 February ends on 1 March). */
export function verificationEnd(verifiedAt: Date): Date {
  const end = new Date(verifiedAt);
  end.setUTCFullYear(end.getUTCFullYear() + 1);
  return end;
}

/** True from thirty days before the end on, and after it. */
export const isRenewalDue = (row: Pick<Term, 'verification' | 'verifiedUntil'>, now: Date): boolean =>
  row.verification === 'verified' &&
  row.verifiedUntil !== null &&
  row.verifiedUntil.getTime() - renewalDays * dayMs <= now.getTime();

/** Asked again while (or after) being verified, and not answered yet. */
export const isRenewalPending = ({ verification, verifiedAt, verificationRequestedAt }: Term): boolean =>
  verification === 'verified' &&
  verificationRequestedAt !== null &&
  (verifiedAt === null || verificationRequestedAt > verifiedAt);

export type VerificationRequestReason = AccessReason | 'not-requestable' | 'evidence-needed';

export function decideVerificationRequest(facts: {
  actor: Actor | null;
  organisation: Term & { readonly id: string };
  /** Pieces of evidence it has handed in. */
  evidence: number;
  now: Date;
}): Decision<true, VerificationRequestReason> {
  const { organisation } = facts;
  const access = decideAccess(facts.actor, 'organisation.request-verification', organisation.id);
  if (!access.ok) return access;
  const first = organisation.verification === 'unverified' || organisation.verification === 'returned';
  const renewal = isRenewalDue(organisation, facts.now) && !isRenewalPending(organisation);
  if (!first && !renewal) return refuse('not-requestable');
  return facts.evidence > 0 ? allow(true) : refuse('evidence-needed');
}

export const verificationActs = ['verify', 'return', 'suspend'] as const;
export type VerificationAct = (typeof verificationActs)[number];

/** To verify a suspended organisation lifts the suspension; to return a request for renewal leaves the present year as it is. */
export function actsFrom(term: Term): readonly VerificationAct[] {
  switch (term.verification) {
    case 'submitted':
      return ['verify', 'return'];
    case 'verified':
      return isRenewalPending(term) ? ['verify', 'return', 'suspend'] : ['suspend'];
    case 'suspended':
      return ['verify'];
    default:
      return [];
  }
}

/** A code whose check fails and that no operator has let stand. */
export const isUsccOpen = (row: { readonly uscc: string | null; readonly usccOverrideReason: string }): boolean =>
  row.uscc !== null && row.usccOverrideReason === '' && !usccChecks(row.uscc);

export type VerificationReason =
  | AccessReason
  | 'own-organisation'
  | 'state-changed'
  | 'note-needed'
  | 'uscc-unconfirmed'
  | 'uscc-fine';

/** What becomes of the organisation; `event` is the second part of the event's kind. */
export interface VerificationAnswer {
  readonly verification: VerificationState;
  readonly event: 'verified' | 'returned' | 'suspended' | 'reinstated';
}

function answerOf(act: VerificationAct, from: VerificationState): VerificationAnswer {
  if (act === 'suspend') return { verification: 'suspended', event: 'suspended' };
  if (act === 'return') return { verification: from === 'verified' ? 'verified' : 'returned', event: 'returned' };
  return { verification: 'verified', event: from === 'suspended' ? 'reinstated' : 'verified' };
}

interface CaseFacts {
  readonly actor: Actor | null;
  readonly organisation: Term & {
    readonly id: string;
    readonly uscc: string | null;
    readonly usccOverrideReason: string;
  };
  /** What the operator's page showed: an organisation edited meanwhile must be looked at again. */
  readonly seenRequestedAt: Date | null;
  /** Nobody decides about an organisation they belong to. */
  readonly isMember: boolean;
  readonly note: string;
}

function decideCase(facts: CaseFacts): Decision<true, VerificationReason> {
  const access = decideAccess(facts.actor, 'organisation.verify', facts.organisation.id);
  if (!access.ok) return access;
  if (facts.isMember) return refuse('own-organisation');
  const unchanged = facts.organisation.verificationRequestedAt?.getTime() === facts.seenRequestedAt?.getTime();
  return unchanged ? allow(true) : refuse('state-changed');
}

export function decideVerification(
  facts: CaseFacts & { readonly act: VerificationAct },
): Decision<VerificationAnswer, VerificationReason> {
  const { act, organisation } = facts;
  const known = decideCase(facts);
  if (!known.ok) return known;
  if (!actsFrom(organisation).includes(act)) return refuse('state-changed');
  if (act !== 'verify' && facts.note.trim() === '') return refuse('note-needed');
  if (act === 'verify' && isUsccOpen(organisation)) return refuse('uscc-unconfirmed');
  return allow(answerOf(act, organisation.verification));
}

/** Letting a code stand whose check digits fail: always with a reason. */
export function decideUsccOverride(facts: CaseFacts): Decision<true, VerificationReason> {
  const known = decideCase(facts);
  if (!known.ok) return known;
  if (!isUsccOpen(facts.organisation)) return refuse('uscc-fine');
  return facts.note.trim() === '' ? refuse('note-needed') : allow(true);
}

/** The domain of the first address under .gov.cn: a hint for the operator that decides nothing. */
export function governmentDomain(emails: readonly string[]): string | null {
  const domains = emails.map((email) => email.slice(email.lastIndexOf('@') + 1).toLowerCase());
  return domains.find((domain) => /(^|\.)gov\.cn$/.test(domain)) ?? null;
}

/** What an operator vouches for. A change of any of these sends a verified organisation back to be checked. */
export interface OrganisationIdentity {
  readonly type: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly uscc: string | null;
}

const identityKeys = ['type', 'nameZh', 'nameEn', 'uscc'] as const satisfies readonly (keyof OrganisationIdentity)[];

export const changesIdentity = (before: OrganisationIdentity, after: OrganisationIdentity): boolean =>
  identityKeys.some((key) => before[key] !== after[key]);

/** State after an edit: verified (or waiting) organisations that change who they are wait again. */
export const verificationAfterEdit = (state: VerificationState, identityChanged: boolean): VerificationState =>
  identityChanged && state === 'verified' ? 'submitted' : state;
