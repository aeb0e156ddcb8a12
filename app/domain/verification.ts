// Verifying organisations: who asks, who answers, and what a later change of identity does to the answer.
import type { Actor } from './actor.ts';
import { type AccessReason, decideAccess } from './authorisation.ts';
import { allow, type Decision, refuse } from './decision.ts';
import type { VerificationState } from './organisation.ts';

export type VerificationRequestReason = AccessReason | 'not-requestable';

export function decideVerificationRequest(facts: {
  actor: Actor | null;
  organisation: { readonly id: string; readonly verification: VerificationState };
}): Decision<true, VerificationRequestReason> {
  const access = decideAccess(facts.actor, 'organisation.manage', facts.organisation.id);
  if (!access.ok) return access;
  const { verification } = facts.organisation;
  return verification === 'unverified' || verification === 'returned' ? allow(true) : refuse('not-requestable');
}

export const verificationActs = ['verify', 'return', 'suspend'] as const;
export type VerificationAct = (typeof verificationActs)[number];

const answers = {
  verify: { from: ['submitted', 'suspended'], to: 'verified', noteNeeded: false },
  return: { from: ['submitted'], to: 'returned', noteNeeded: true },
  suspend: { from: ['verified'], to: 'suspended', noteNeeded: true },
} as const satisfies Record<
  VerificationAct,
  { from: readonly VerificationState[]; to: VerificationState; noteNeeded: boolean }
>;

/** The acts that are open to an operator in this state. */
export const actsFrom = (state: VerificationState): readonly VerificationAct[] =>
  verificationActs.filter((act) => (answers[act].from as readonly VerificationState[]).includes(state));

export type VerificationReason = AccessReason | 'own-organisation' | 'state-changed' | 'note-needed';

/**
 * The new state. `seenRequestedAt` is what the operator's page showed: an organisation edited meanwhile must be looked
 * at again. Nobody verifies an organisation they belong to.
 */
export function decideVerification(facts: {
  actor: Actor | null;
  act: VerificationAct;
  verification: VerificationState;
  requestedAt: Date | null;
  seenRequestedAt: Date | null;
  isMember: boolean;
  note: string;
}): Decision<VerificationState, VerificationReason> {
  const access = decideAccess(facts.actor, 'organisation.verify');
  if (!access.ok) return access;
  if (facts.isMember) return refuse('own-organisation');
  const unchanged = facts.requestedAt?.getTime() === facts.seenRequestedAt?.getTime();
  if (!unchanged || !actsFrom(facts.verification).includes(facts.act)) return refuse('state-changed');
  if (answers[facts.act].noteNeeded && facts.note.trim() === '') return refuse('note-needed');
  return allow(answers[facts.act].to);
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
