// An organisation says whether a suggested counterpart of its listing is useful, and why not.
import type { Actor } from '#app/domain/actor.ts';
import { allow, type Decision } from '#app/domain/decision.ts';
import { type List, refuseAbsent } from '#app/domain/listing.ts';
import { decideJudgement, type JudgeReason } from '#app/domain/match-feedback.ts';
import { readClock } from '#app/persistence/client.server.ts';
import { appendEvent, attempt } from '#app/persistence/events.server.ts';
import { lockListingState } from '#app/persistence/listing-standing.server.ts';
import { saveJudgement } from '#app/persistence/match-feedback.server.ts';
import { findMatchRow } from '#app/persistence/matches.server.ts';

export interface JudgeInput {
  readonly list: List;
  /** Of the own listing. */
  readonly reference: string;
  /** Of the suggested one, on the other list. */
  readonly other: string;
  readonly isUseful: boolean;
  readonly reason: string;
}

/** Saying it again replaces what was said. */
export async function judgeMatch(actor: Actor | null, input: JudgeInput): Promise<Decision<true, JudgeReason>> {
  const { list, reference, other, isUseful, reason } = input;
  return attempt({ kind: 'match.judged', actor, data: { list, reference, other } }, async (tx) => {
    const listing = await lockListingState(tx, list, { reference });
    if (!listing) return refuseAbsent(actor, 'listing.draft');
    const row = await findMatchRow(tx, list, listing.id, other);
    const ownerId = listing.organisationId;
    const decision = decideJudgement({ actor, ownerId, isSuggested: row !== null, isUseful, reason });
    if (!decision.ok) return decision;
    if (!row) return refuseAbsent(actor, 'listing.draft');
    const said = { isUseful, reason: decision.value.isUseful ? '' : decision.value.reason };
    const pair = { list, opportunityId: row.opportunityId, capabilityId: row.capabilityId };
    await saveJudgement(tx, pair, { ...said, parts: row.parts, now: await readClock(tx) });
    const subject = { type: list, id: listing.id } as const;
    const otherId = list === 'opportunity' ? row.capabilityId : row.opportunityId;
    await appendEvent(tx, { kind: 'match.judged', actor, subject, data: { other: otherId, ...said } });
    return allow(true);
  });
}
