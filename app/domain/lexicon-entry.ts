// Concepts for the matcher's lexicon: who may propose one, what it must look like, how it is answered.
import type { Actor } from './actor.ts';
import { type AccessReason, decideAccess } from './authorisation.ts';
import { allow, type Decision, refuse } from './decision.ts';

/** Wordings of one concept in both languages, normalised. */
export interface ConceptWordings {
  readonly zh: readonly string[];
  readonly en: readonly string[];
}

/** Wordings of one language in one proposal, and characters of one wording. */
export const wordingLimit = 12;
export const wordingLength = 60;
/** Proposals of one person without an answer. */
export const openProposalLimit = 20;

export type WordingFault = 'wordings-needed' | 'too-many-wordings' | 'wrong-language' | 'too-short' | 'too-long';

const onlyHan = /^\p{Script=Han}+$/u;
const latin = /^[\p{Script=Latin}\d][\p{Script=Latin}\d .,'’&/+-]*$/u;

/** What is wrong with the wordings of one language; null when nothing is. */
export function wordingFault(language: 'zh' | 'en', wordings: readonly string[]): WordingFault | null {
  if (wordings.length === 0) return 'wordings-needed';
  if (wordings.length > wordingLimit) return 'too-many-wordings';
  const shape = language === 'zh' ? onlyHan : latin;
  if (wordings.some((wording) => !shape.test(wording))) return 'wrong-language';
  // A single character, or a letter, is a part of too many other words.
  if (wordings.some((wording) => [...wording].length < 2)) return 'too-short';
  return wordings.some((wording) => wording.length > wordingLength) ? 'too-long' : null;
}

export type ProposeConceptReason = AccessReason | WordingFault | 'known-already' | 'too-many-open';

export function decideProposeConcept(facts: {
  readonly actor: Actor | null;
  readonly wordings: ConceptWordings;
  /** The lexicon, or an open proposal, has all of these wordings as one concept. */
  readonly isKnown: boolean;
  readonly openOfActor: number;
}): Decision<true, ProposeConceptReason> {
  const access = decideAccess(facts.actor, 'account.use');
  if (!access.ok) return access;
  const fault = wordingFault('zh', facts.wordings.zh) ?? wordingFault('en', facts.wordings.en);
  if (fault) return refuse(fault);
  if (facts.isKnown) return refuse('known-already');
  return facts.openOfActor >= openProposalLimit ? refuse('too-many-open') : allow(true);
}

export interface ConceptAnswerFacts {
  readonly acceptedAt: Date | null;
  readonly rejectedAt: Date | null;
}

export type ConceptPhase = 'open' | 'accepted' | 'rejected';

export const conceptPhase = ({ acceptedAt, rejectedAt }: ConceptAnswerFacts): ConceptPhase =>
  acceptedAt ? 'accepted' : rejectedAt ? 'rejected' : 'open';

export type AnswerConceptReason = AccessReason | 'already-answered' | 'rejection-note-needed';

export function decideAnswerConcept(facts: {
  readonly actor: Actor | null;
  readonly proposal: ConceptAnswerFacts | null;
  readonly accept: boolean;
  readonly note: string;
}): Decision<true, AnswerConceptReason> {
  const access = decideAccess(facts.actor, 'lexicon.answer');
  if (!access.ok) return access;
  if (!facts.proposal) return refuse('not-found');
  if (conceptPhase(facts.proposal) !== 'open') return refuse('already-answered');
  return !facts.accept && facts.note.trim() === '' ? refuse('rejection-note-needed') : allow(true);
}
