// Where an import stands, told from its instants, and what can be done to it there.
import type { Actor } from '#app/domain/actor.ts';
import { type AccessReason, decideAccess } from '#app/domain/authorisation.ts';
import { allow, type Decision, refuse } from '#app/domain/decision.ts';

export interface ImportInstants {
  readonly checkedAt: Date | null;
  readonly committedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly undoneAt: Date | null;
  readonly undoFinishedAt: Date | null;
}

export const importPhases = ['columns', 'checked', 'working', 'finished', 'undoing', 'undone'] as const;
export type ImportPhase = (typeof importPhases)[number];

export function importPhase(run: ImportInstants): ImportPhase {
  if (run.undoFinishedAt) return 'undone';
  if (run.undoneAt) return 'undoing';
  if (run.finishedAt) return 'finished';
  if (run.committedAt) return 'working';
  return run.checkedAt ? 'checked' : 'columns';
}

export type ImportReason = AccessReason | 'already-started' | 'not-checked' | 'nothing-to-import' | 'not-finished';

type Change = 'correct' | 'start' | 'undo' | 'discard';

/** May this actor do this to the run now? `rows` is how many rows would be written. */
export function decideImport(facts: {
  actor: Actor | null;
  run: ImportInstants & { readonly organisationId: string };
  change: Change;
  rows?: number;
}): Decision<true, ImportReason> {
  const access = decideAccess(facts.actor, 'listing.import', facts.run.organisationId);
  if (!access.ok) return access;
  const phase = importPhase(facts.run);
  if (facts.change === 'undo') return phase === 'finished' ? allow(true) : refuse('not-finished');
  if (phase !== 'columns' && phase !== 'checked') return refuse('already-started');
  if (facts.change !== 'start') return allow(true);
  if (phase !== 'checked') return refuse('not-checked');
  return (facts.rows ?? 0) > 0 ? allow(true) : refuse('nothing-to-import');
}
