// A broker proposes better words for one field of a published listing; its organisation is told.
import type { Actor } from '#app/domain/actor.ts';
import { allow, type Decision } from '#app/domain/decision.ts';
import { type List, refuseAbsent } from '#app/domain/listing.ts';
import { type SectionedField, sectionOfField } from '#app/domain/section.ts';
import { contentFor } from '#app/domain/section-access.ts';
import {
  type AnswerSuggestionReason,
  decideAnswerSuggestion,
  decideSuggest,
  type SuggestReason,
} from '#app/domain/suggestion.ts';
import { readClock } from '#app/persistence/client.server.ts';
import { appendEvent, attempt } from '#app/persistence/events.server.ts';
import { lockListingState } from '#app/persistence/listing-standing.server.ts';
import { findPublishedCapability, findPublishedOpportunity } from '#app/persistence/published-versions.server.ts';
import {
  answerSuggestionRow,
  countOpenSuggestions,
  findSuggestion,
  insertSuggestion,
} from '#app/persistence/suggestions.server.ts';
import { mailSuggestion } from './mail-suggestion.server.ts';

export interface SuggestionInput {
  readonly field: string;
  readonly proposed: string;
  readonly reason: string;
}

/** What the published version says to everybody, by field; texts only. Closed sections are not in it. */
export async function publishedTexts(list: List, reference: string): Promise<Readonly<Record<string, string>>> {
  const found =
    list === 'opportunity' ? await findPublishedOpportunity(reference) : await findPublishedCapability(reference);
  if (!found) return {};
  const { sectionAccess, ...content } = contentFor(found.content, 'public').content;
  const levels: Readonly<Record<string, unknown>> = sectionAccess;
  const isClosed = (field: string) => field in sectionOfField && sectionOfField[field as SectionedField] in levels;
  return Object.fromEntries(
    Object.entries(content).flatMap(([field, text]) =>
      typeof text === 'string' && !isClosed(field) ? [[field, text]] : [],
    ),
  );
}

export async function proposeSuggestion(
  actor: Actor | null,
  list: List,
  reference: string,
  { field, proposed, reason }: SuggestionInput,
): Promise<Decision<true, SuggestReason>> {
  const texts = await publishedTexts(list, reference);
  return attempt({ kind: `${list}.suggested`, actor, data: { reference } }, async (tx) => {
    const listing = await lockListingState(tx, list, { reference });
    if (!listing) return refuseAbsent(actor, 'listing.suggest');
    const { organisationId, id } = listing;
    const now = await readClock(tx);
    const openOfActor = actor ? await countOpenSuggestions(tx, list, id, actor.personId) : 0;
    const present = texts[field] ?? '';
    const named = Object.hasOwn(texts, field) ? field : '';
    const decision = decideSuggest({ actor, list, listing, field: named, present, proposed, openOfActor, now });
    if (!decision.ok || !actor) return decision;
    const words = { field, proposed: proposed.trim(), reason: reason.trim() };
    const { personId: proposedById } = actor;
    const made = { ...words, versionNumber: listing.number, proposedById, proposedAt: now };
    const { id: suggestion } = await insertSuggestion(tx, list, id, made);
    // Brokers act for the platform here, whatever organisation they belong to besides.
    const broker = { ...actor, organisation: null };
    const data = { suggestion, version: listing.number, role: 'broker' };
    await appendEvent(tx, { kind: `${list}.suggested`, actor: broker, subject: { type: list, id }, data });
    await mailSuggestion(tx, { kind: 'suggested', list, reference, title: listing.title, organisationId });
    return allow(true);
  });
}

export async function rejectSuggestion(
  actor: Actor | null,
  list: List,
  reference: string,
  { id, note }: { readonly id: string; readonly note: string },
): Promise<Decision<true, AnswerSuggestionReason>> {
  return attempt({ kind: `${list}.suggestion-rejected`, actor, data: { reference } }, async (tx) => {
    const listing = await lockListingState(tx, list, { reference });
    const suggestion = listing && (await findSuggestion(tx, list, listing.id, id));
    if (!listing || !suggestion) return refuseAbsent(actor, 'listing.answer-suggestion');
    const { organisationId } = listing;
    const decision = decideAnswerSuggestion({ actor, organisationId, suggestion, answer: { accept: false, note } });
    if (!decision.ok || !actor) return decision;
    const answer = { rejectedAt: await readClock(tx), answeredById: actor.personId, answerNote: note.trim() };
    await answerSuggestionRow(tx, suggestion.id, answer);
    const subject = { type: list, id: listing.id } as const;
    await appendEvent(tx, { kind: `${list}.suggestion-rejected`, actor, subject, data: { suggestion: suggestion.id } });
    return allow(true);
  });
}
