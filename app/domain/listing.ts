// What both lists share: a listing's phase, computed from instants, and the rules of publishing and withdrawing.
import type { Actor } from './actor.ts';
import { type AccessReason, type Action, allowsState, decideAccess } from './authorisation.ts';
import { allow, type Decision, refuse } from './decision.ts';
import { decideSecondPerson } from './membership.ts';
import type { VerificationState } from './organisation.ts';
import { dayOf } from './period.ts';

export const lists = ['opportunity', 'capability'] as const;
export type List = (typeof lists)[number];

/** Facts only. `validUntil` is the published version's last day, "YYYY-MM-DD" in Asia/Shanghai; null before publication. */
export interface ListingFacts {
  readonly organisationId: string;
  readonly publishedAt: Date | null;
  readonly withdrawnAt: Date | null;
  readonly archivedAt: Date | null;
  readonly fulfilledAt: Date | null;
  readonly moderatedAt: Date | null;
  readonly validUntil: string | null;
  readonly hasDraft: boolean;
}

/** The instants that put a listing on its list or take it off. */
export type Standing = Pick<ListingFacts, 'publishedAt' | 'withdrawnAt' | 'archivedAt' | 'fulfilledAt' | 'moderatedAt'>;

export const listingPhases = [
  'draft',
  'published',
  'expired',
  'archived',
  'fulfilled',
  'withdrawn',
  'moderated',
] as const;
export type ListingPhase = (typeof listingPhases)[number];

type PhaseFacts = Standing & Pick<ListingFacts, 'validUntil'>;

/** Hidden by an operator comes before everything its organisation did: only an operator ends it. */
export function listingPhase(listing: PhaseFacts, now: Date): ListingPhase {
  if (!listing.publishedAt || !listing.validUntil) return 'draft';
  if (listing.moderatedAt) return 'moderated';
  if (listing.withdrawnAt) return 'withdrawn';
  if (listing.fulfilledAt) return 'fulfilled';
  if (listing.archivedAt) return 'archived';
  return dayOf(now) > listing.validUntil ? 'expired' : 'published';
}

/** It stands on the public list now. */
export const isPublic = (listing: PhaseFacts, now: Date): boolean => listingPhase(listing, now) === 'published';

/** Anybody may read its page now: it stands on its list or was fulfilled, and its organisation is not suspended. */
export const isOpenToAll = (listing: PhaseFacts, organisation: VerificationState, now: Date): boolean =>
  organisation !== 'suspended' && allowsState('listing.read', listingPhase(listing, now));

/** Something new may begin on it (an introduction, a match): it stands on its list, its organisation is not suspended. */
export const isTakingPart = (listing: PhaseFacts, organisation: VerificationState, now: Date): boolean =>
  organisation !== 'suspended' && isPublic(listing, now);

/** A listing that is not there, asked for by somebody: answered like one that belongs to another organisation. */
export function refuseAbsent(
  actor: Actor | null,
  action: Action,
): { readonly ok: false; readonly reason: AccessReason } {
  const access = decideAccess(actor, action, 'nobody');
  return access.ok ? refuse('not-found') : access;
}

/** The part of a listing's content that publication depends on, whichever list it is on. */
export type PublishableContent = {
  readonly title: string;
  readonly summary: string;
  readonly fields: readonly string[];
  readonly validUntil: string;
} & ({ readonly problem: string } | { readonly description: string });

/** Names of what is still empty; each is the name of the content's field. */
export type PublicationGap = 'title' | 'summary' | 'problem' | 'description' | 'fields';

/** What a draft lacks to be published, in the order of the form: a vague listing helps nobody and is not put on the list. */
export function missingForPublication(content: PublishableContent): readonly PublicationGap[] {
  const body = 'problem' in content ? ('problem' as const) : ('description' as const);
  const text = 'problem' in content ? content.problem : content.description;
  const checks: readonly (readonly [PublicationGap, boolean])[] = [
    ['title', content.title.trim() === ''],
    ['summary', content.summary.trim() === ''],
    ['fields', content.fields.length === 0],
    [body, text.trim() === ''],
  ];
  return checks.filter(([, isMissing]) => isMissing).map(([name]) => name);
}

export type PublishReason =
  | AccessReason
  | 'nothing-to-publish'
  | 'incomplete'
  | 'contacts-in-text'
  | 'too-vague'
  | 'already-past'
  | 'change-reason-needed'
  | 'draft-changed'
  | 'four-eyes';

export interface ClarityFacts {
  /** 0–100, of the content as it is now (domain/coach). */
  readonly coachScore: number;
  /** Contact details or personal data stand in text that would be public. */
  readonly hasPersonal: boolean;
  /** What the site asks for; 0 asks for nothing. */
  readonly minimumScore: number;
}

export type PublishableReason =
  | 'incomplete'
  | 'contacts-in-text'
  | 'too-vague'
  | 'already-past'
  | 'change-reason-needed';

/** What publication asks of the draft itself, whoever publishes it and whenever. */
export function decidePublishable(facts: {
  listing: Pick<ListingFacts, 'publishedAt'>;
  content: PublishableContent;
  clarity: ClarityFacts;
  changeReason: string;
  now: Date;
}): Decision<true, PublishableReason> {
  const { content } = facts;
  if (missingForPublication(content).length > 0) return refuse('incomplete');
  if (facts.clarity.hasPersonal) return refuse('contacts-in-text');
  if (facts.clarity.coachScore < facts.clarity.minimumScore) return refuse('too-vague');
  if (content.validUntil < dayOf(facts.now)) return refuse('already-past');
  if (facts.listing.publishedAt && facts.changeReason.trim() === '') return refuse('change-reason-needed');
  return allow(true);
}

/** Publishing puts the working draft on the list as a new version. `memberCount` of the listing's organisation, now. */
export function decidePublish(facts: {
  actor: Actor | null;
  listing: Pick<ListingFacts, 'organisationId' | 'publishedAt'>;
  draft: { readonly content: PublishableContent; readonly savedById: string; readonly edit?: number } | null;
  clarity: ClarityFacts | null;
  memberCount: number;
  changeReason: string;
  /** The count of savings the actor had before their eyes; absent where nobody read it (imports). */
  seenEdit?: number | undefined;
  now: Date;
}): Decision<true, PublishReason> {
  const access = decideAccess(facts.actor, 'listing.publish', facts.listing.organisationId);
  if (!access.ok) return access;
  if (!facts.draft || !facts.clarity) return refuse('nothing-to-publish');
  const { content, savedById, edit } = facts.draft;
  if (facts.seenEdit !== undefined && facts.seenEdit !== edit) return refuse('draft-changed');
  const publishable = decidePublishable({ ...facts, clarity: facts.clarity, content });
  if (!publishable.ok) return publishable;
  const { memberCount } = facts;
  return decideSecondPerson({ personId: facts.actor?.personId ?? '', writtenById: savedById, memberCount });
}

export type WithdrawReason = AccessReason | 'not-published' | 'withdrawal-reason-needed';

export function decideWithdraw(facts: {
  actor: Actor | null;
  listing: PhaseFacts & Pick<ListingFacts, 'organisationId'>;
  reason: string;
  now: Date;
}): Decision<true, WithdrawReason> {
  const { listing, now } = facts;
  const access = decideAccess(facts.actor, 'listing.withdraw', listing.organisationId);
  if (!access.ok) return access;
  if (!allowsState('listing.withdraw', listingPhase(listing, now))) return refuse('not-published');
  if (facts.reason.trim() === '') return refuse('withdrawal-reason-needed');
  return allow(true);
}

export type FulfilReason = AccessReason | 'not-published' | 'fulfilment-note-needed';

/** What was sought was found, or what was offered is taken: the page stays and says so, the list does not. */
export function decideFulfil(facts: {
  actor: Actor | null;
  listing: PhaseFacts & Pick<ListingFacts, 'organisationId'>;
  note: string;
  now: Date;
}): Decision<true, FulfilReason> {
  const { listing, now } = facts;
  const access = decideAccess(facts.actor, 'listing.fulfil', listing.organisationId);
  if (!access.ok) return access;
  if (!allowsState('listing.fulfil', listingPhase(listing, now))) return refuse('not-published');
  return facts.note.trim() === '' ? refuse('fulfilment-note-needed') : allow(true);
}
