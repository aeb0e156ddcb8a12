// Takes a broker's words, as proposed or edited, into the working draft; they are published as any other change.
import type { Actor } from '#app/domain/actor.ts';
import { coachListing, markOf } from '#app/domain/coach.ts';
import { allow, type Decision } from '#app/domain/decision.ts';
import { type List, refuseAbsent } from '#app/domain/listing.ts';
import { type AnswerSuggestionReason, decideAnswerSuggestion } from '#app/domain/suggestion.ts';
import { readClock } from '#app/persistence/client.server.ts';
import { contentHash } from '#app/persistence/content-hash.server.ts';
import { appendEvent, attempt } from '#app/persistence/events.server.ts';
import { answerSuggestionRow, findSuggestion } from '#app/persistence/suggestions.server.ts';
import { type ContentOf, storeOf } from './listing-store.server.ts';

export async function acceptSuggestion<L extends List>(
  actor: Actor | null,
  list: L,
  reference: string,
  { id, text, note }: { readonly id: string; readonly text: string; readonly note: string },
): Promise<Decision<true, AnswerSuggestionReason>> {
  return attempt({ kind: `${list}.suggestion-accepted`, actor, data: { reference } }, async (tx) => {
    const listing = await storeOf(list).lock(tx, reference);
    const suggestion = listing && (await findSuggestion(tx, list, listing.id, id));
    const present = (listing?.draft ?? listing?.published)?.content;
    if (!listing || !suggestion || !present) return refuseAbsent(actor, 'listing.answer-suggestion');
    const { organisationId } = listing;
    const decision = decideAnswerSuggestion({ actor, organisationId, suggestion, answer: { accept: true, text } });
    if (!decision.ok || !actor) return decision;
    const now = await readClock(tx);
    const content: ContentOf[L] = { ...present, [suggestion.field]: text.trim() };
    const { number } = await storeOf(list).putDraft(tx, listing, {
      content,
      savedById: actor.personId,
      savedAt: now,
      coach: markOf(coachListing(content)),
    });
    const answer = { acceptedAt: now, answeredById: actor.personId, answerNote: note.trim() };
    await answerSuggestionRow(tx, suggestion.id, answer);
    const subject = { type: list, id: listing.id } as const;
    const hashes = { before: contentHash(present), after: contentHash(content) };
    const data = { version: number, suggestion: suggestion.id };
    await appendEvent(tx, { kind: `${list}.suggestion-accepted`, actor, subject, data, ...hashes });
    return allow(true);
  });
}
