// Sending an expression of interest to the organisation behind a listing.
import type { Actor } from '#app/domain/actor.ts';
import { decideAccess } from '#app/domain/authorisation.ts';
import { proposalPhase } from '#app/domain/broker-proposal.ts';
import { allow, type Decision, refuse } from '#app/domain/decision.ts';
import { decideInterest, type InterestReason } from '#app/domain/introduction.ts';
import type { List } from '#app/domain/listing.ts';
import type { GivenFile } from '#app/gateways/admit-file.server.ts';
import { lockProposal, proposalFacts } from '#app/persistence/broker-proposals.server.ts';
import { isDuplicate, readClock, type Transaction } from '#app/persistence/client.server.ts';
import { appendEvent, attempt, noted } from '#app/persistence/events.server.ts';
import { isBlocked } from '#app/persistence/guards.server.ts';
import {
  countInterest,
  findInterestListing,
  type InterestListing,
  insertIntroduction,
  lockInterest,
} from '#app/persistence/introductions.server.ts';
import { type FileRefusal, keepFiles, withAdmitted } from './give-files.server.ts';
import type { InterestInput } from './introduction-input.ts';
import { tellBroker, tellIntroduction } from './tell-introduction.server.ts';
import { holdsContacts } from './text-contacts.ts';

export type ExpressReason = InterestReason | FileRefusal | 'proposal-closed';
type Member = Actor & { organisation: NonNullable<Actor['organisation']> };

export interface InterestAbout {
  /** `list` and `reference` name the other side's listing; the offered one is of the other list. */
  readonly list: List;
  readonly reference: string;
  /** The broker's proposal it answers. */
  readonly proposal?: string;
}

async function findPair(about: InterestAbout, offered: string) {
  const other = about.list === 'opportunity' ? ('capability' as const) : ('opportunity' as const);
  return Promise.all([
    findInterestListing(about.list, about.reference),
    offered === '' ? null : findInterestListing(other, offered),
  ]);
}

/** The proposal is still open, made to this organisation, and about these two listings. */
async function isProposalOpen(
  tx: Transaction,
  proposal: string,
  own: string,
  pair: { opportunityId: string | null; capabilityId: string | null },
): Promise<boolean> {
  const row = await lockProposal(tx, proposal);
  const now = await readClock(tx);
  if (!row || proposalPhase(proposalFacts(row, now), now) !== 'open') return false;
  const sides = [row.opportunityOrganisationId, row.capabilityOrganisationId];
  return sides.includes(own) && row.opportunity.id === pair.opportunityId && row.capability.id === pair.capabilityId;
}

export async function expressInterest(
  actor: Member,
  about: InterestAbout,
  input: InterestInput,
  files: readonly GivenFile[] = [],
): Promise<Decision<{ id: string }, ExpressReason>> {
  const tried = { kind: 'introduction.sent', actor, data: { reference: about.reference } } as const;
  const access = decideAccess(actor, 'introduction.send');
  if (!access.ok) return noted(tried, access);
  const [target, offered] = await findPair(about, input.offered);
  if (!target) return noted(tried, refuse('not-found'));
  if (input.offered !== '' && !offered) return refuse('offered-not-own');
  const hasContacts = holdsContacts([
    input.cooperationSought,
    input.questions,
    input.aboutUs,
    ...files.map(({ name }) => name),
  ]);
  return withAdmitted(files, (admitted) =>
    attempt(tried, async (tx): Promise<Decision<{ id: string }, ExpressReason>> => {
      const decision = await decide(tx, actor, about, { target, offered, hasContacts });
      if (!decision.ok) return decision;
      const id = await save(tx, actor, about, { target, offered, input, ...decision.value });
      const kept = await keepFiles(tx, actor, { introductionId: id, level: 'introduced', messageId: null }, admitted);
      return kept.ok ? allow({ id }) : kept;
    }),
  ).catch((error: unknown) => {
    // The other side answered the same proposal at the same moment.
    if (isDuplicate(error)) return refuse('proposal-closed');
    throw error;
  });
}

interface Pair {
  readonly target: InterestListing;
  readonly offered: InterestListing | null;
}

const idsOf = ({ list }: InterestAbout, { target, offered }: Pair) => {
  const [opportunity, capability] = list === 'opportunity' ? [target, offered] : [offered, target];
  return { opportunityId: opportunity?.id ?? null, capabilityId: capability?.id ?? null };
};

async function decide(
  tx: Transaction,
  actor: Member,
  about: InterestAbout,
  { hasContacts, ...pair }: Pair & { readonly hasContacts: boolean },
): Promise<Decision<{ answerDueAt: Date; now: Date }, ExpressReason>> {
  const own = actor.organisation.id;
  const { target } = pair;
  await lockInterest(tx, own);
  // Who is blocked is answered as for a closed listing.
  if (await isBlocked(target.organisationId, own, tx)) return refuse('not-found');
  const now = await readClock(tx);
  const counts = await countInterest(tx, { from: own, to: target.organisationId, targetId: target.id, now });
  const isProposed = about.proposal !== undefined;
  const decision = decideInterest({ actor, ...pair, ...counts, hasContacts, isProposed, now });
  if (!decision.ok) return decision;
  if (about.proposal !== undefined && !(await isProposalOpen(tx, about.proposal, own, idsOf(about, pair))))
    return refuse('proposal-closed');
  return allow({ ...decision.value, now });
}

async function save(
  tx: Transaction,
  actor: Member,
  about: InterestAbout,
  facts: Pair & { readonly input: InterestInput; readonly answerDueAt: Date; readonly now: Date },
): Promise<string> {
  const { target, input, answerDueAt, now } = facts;
  const sides = { fromOrganisationId: actor.organisation.id, toOrganisationId: target.organisationId };
  const { cooperationSought, questions, aboutUs, contact } = input;
  const id = await insertIntroduction(tx, {
    ...idsOf(about, facts),
    ...sides,
    ...{ sentById: actor.personId, cooperationSought, questions, aboutUs, contact, answerDueAt, sentAt: now },
    proposalId: about.proposal ?? null,
  });
  await appendEvent(tx, { kind: 'introduction.sent', actor, subject: { type: 'introduction', id } });
  await tellIntroduction(tx, 'introduction.sent', { ...sides, id, title: target.title, answerDueAt }, 'to');
  await tellBroker(tx, 'proposal.taken-up', { id, title: target.title });
  return id;
}
