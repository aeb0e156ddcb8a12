// Somebody proposes a concept for the lexicon; an operator accepts it or says why not.
import type { Actor } from '#app/domain/actor.ts';
import { allow, type Decision } from '#app/domain/decision.ts';
import { siteSubject } from '#app/domain/event.ts';
import {
  type AnswerConceptReason,
  type ConceptWordings,
  decideAnswerConcept,
  decideProposeConcept,
  openProposalLimit,
  type ProposeConceptReason,
  wordingFault,
} from '#app/domain/lexicon-entry.ts';
import { readClock } from '#app/persistence/client.server.ts';
import {
  answerConceptProposal,
  insertConceptProposal,
  listAcceptedConcepts,
  listOpenOf,
  lockConceptProposal,
  lockProposer,
} from '#app/persistence/concept-proposals.server.ts';
import { appendEvent, attempt } from '#app/persistence/events.server.ts';
import { normaliseText } from '#search/matching/analysis.ts';
import { lexiconConcepts, mergeConcepts } from '#search/matching/lexicon.ts';

export interface ConceptForm {
  /** Wordings as typed: one a line, or divided by bars, commas or semicolons. */
  readonly zh: string;
  readonly en: string;
  readonly reason: string;
}

const wordingsOf = (typed: string): string[] => [
  ...new Set(
    typed
      .split(/[\n|,，;；、]/)
      .map((wording) => normaliseText(wording).trim())
      .filter((wording) => wording !== ''),
  ),
];

/** The fields whose words cannot be taken, for the message beside them; both when they are right and known already. */
export function faultyFields({ zh, en }: ConceptForm): readonly ('zh' | 'en')[] {
  const faulty = (['zh', 'en'] as const).filter((field) => wordingFault(field, wordingsOf({ zh, en }[field])));
  // The first fault is the one that is told.
  return faulty.length > 0 ? faulty.slice(0, 1) : ['zh', 'en'];
}

/** Whether one of these concepts has every wording already. */
function isKnown({ zh, en }: ConceptWordings, concepts: readonly ConceptWordings[]): boolean {
  return concepts.some(
    (concept) => zh.every((wording) => concept.zh.includes(wording)) && en.every((one) => concept.en.includes(one)),
  );
}

/** People speak for the platform's language here, whatever organisation they belong to. */
const agentOf = (actor: Actor) => ({ ...actor, organisation: null });

export async function proposeConcept(
  actor: Actor | null,
  form: ConceptForm,
): Promise<Decision<true, ProposeConceptReason>> {
  const wordings = { zh: wordingsOf(form.zh), en: wordingsOf(form.en) };
  const known = mergeConcepts(lexiconConcepts(), await listAcceptedConcepts());
  return attempt({ kind: 'lexicon.proposed', actor, data: {} }, async (tx) => {
    if (actor) await lockProposer(tx, actor.personId);
    const pending = actor ? await listOpenOf(tx, actor.personId, openProposalLimit) : [];
    const decision = decideProposeConcept({
      ...{ actor, wordings, openOfActor: pending.length },
      isKnown: isKnown(wordings, [...known, ...pending]),
    });
    if (!decision.ok || !actor) return decision;
    const { personId: proposedById } = actor;
    const made = { ...wordings, reason: form.reason.trim(), proposedById, proposedAt: await readClock(tx) };
    const { id } = await insertConceptProposal(tx, made);
    await appendEvent(tx, {
      ...{ kind: 'lexicon.proposed', actor: agentOf(actor), subject: siteSubject, data: { concept: id } },
    });
    return allow(true);
  });
}

export async function answerConcept(
  actor: Actor | null,
  id: string,
  { accept, note }: { readonly accept: boolean; readonly note: string },
): Promise<Decision<true, AnswerConceptReason>> {
  const kind = accept ? ('lexicon.accepted' as const) : ('lexicon.rejected' as const);
  return attempt({ kind, actor, data: {} }, async (tx) => {
    const proposal = await lockConceptProposal(tx, id);
    const decision = decideAnswerConcept({ actor, proposal, accept, note });
    if (!decision.ok || !actor) return decision;
    const now = await readClock(tx);
    const answered = accept ? { acceptedAt: now } : { rejectedAt: now };
    await answerConceptProposal(tx, id, { ...answered, answeredById: actor.personId, answerNote: note.trim() });
    await appendEvent(tx, {
      kind,
      actor: agentOf(actor),
      subject: siteSubject,
      data: { concept: id, role: 'operator' },
    });
    return allow(true);
  });
}
