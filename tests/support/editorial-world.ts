// Two people of one organisation, their drafts, and what others see and are told; for the tests of the editorial flow.
import type { Actor } from '#app/domain/actor.ts';
import type { List } from '#app/domain/listing.ts';
import { editorialPhase } from '#app/domain/review.ts';
import { getOwnListing } from '#app/features/listings/get-listing.server.ts';
import { listPublicListings } from '#app/features/listings/list-listings.server.ts';
import { saveCapabilityDraft, saveOpportunityDraft } from '#app/features/listings/save-listing-draft.server.ts';
import { readSearchAddress } from '#app/features/search/search-address.ts';
import { searchListings } from '#app/features/search/search-listings.server.ts';
import { db } from '#app/persistence/client.server.ts';
import { findLatestReview } from '#app/persistence/reviews.server.ts';
import { aColleague, aVerifiedMember, type Member } from './listing-world.ts';
import { aCapability, anOpportunity, must, noContact } from './sample-listings.ts';

export const everything = ['draft', 'publish', 'contact'] as const;
export const dayMs = 86_400_000;
export const words = { note: '', comments: {} };
export const refused = (reason: string) => ({ ok: false, reason });

export interface Pair {
  readonly writer: Member;
  readonly colleague: Member;
}

export async function aPair(): Promise<Pair> {
  const first = await aVerifiedMember();
  const colleague = await aColleague(first, everything);
  const two = <A extends Member>(actor: A): A => ({
    ...actor,
    organisation: { ...actor.organisation, memberCount: 2 },
  });
  return { writer: two(first), colleague: two(colleague) };
}

export const aDraft = async (writer: Actor, list: List, title = '焊缝缺陷在线检测'): Promise<string> =>
  must(
    list === 'opportunity'
      ? await saveOpportunityDraft(writer, { content: anOpportunity({ title }), contact: noContact })
      : await saveCapabilityDraft(writer, { content: aCapability({ title }), contact: noContact }),
  ).reference;

export const rowOf = (reference: string) =>
  db.opportunity.findUniqueOrThrow({
    where: { reference },
    select: { id: true, revision: true, publishedAt: true, archivedAt: true, lastConfirmedAt: true },
  });

export async function draftOf(writer: Actor, reference: string) {
  const { draft } = must(await getOwnListing(writer, 'opportunity', reference));
  if (!draft) throw new Error('no draft');
  return { ...draft, phase: editorialPhase(await findLatestReview('opportunity', draft.id)) };
}

export const kindsOf = async (subjectId: string): Promise<string[]> =>
  (
    await db.event.findMany({ where: { subjectId, refusal: null }, orderBy: { seq: 'asc' }, select: { kind: true } })
  ).map(({ kind }) => kind);

export const mailsTo = async ({ personId }: Actor): Promise<string[]> => {
  const { email } = await db.person.findUniqueOrThrow({ where: { id: personId }, select: { email: true } });
  const rows = await db.mail.findMany({
    where: { toAddress: email },
    orderBy: { createdAt: 'asc' },
    select: { template: true },
  });
  return rows.map(({ template }) => template);
};

export async function found(q: string): Promise<string[]> {
  const outcome = await searchListings(readSearchAddress(new URLSearchParams({ q })), (error) => {
    throw error;
  });
  return outcome.available ? outcome.hits.map(({ reference }) => reference) : [];
}

export const onList = async (organisationId: string): Promise<string[]> =>
  (await listPublicListings('opportunity', { organisationId })).items.map(({ reference }) => reference);
