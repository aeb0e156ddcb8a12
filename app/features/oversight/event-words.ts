// The audit trail in words: a kind without words in both languages does not compile.
import type { AccessReason, Action } from '#app/domain/authorisation.ts';
import type { EventKind, SubjectType } from '#app/domain/event.ts';
import { isStaffRead } from '#app/domain/staff-read.ts';
import type { Messages } from '#app/i18n/index.ts';
import type { TrailActor, TrailEntry } from './get-trail.server.ts';

/** Every kind that can happen. */
export const eventWords = (t: Messages): Record<EventKind, string> => t.oversight.events;

export const subjectWords = (t: Messages): Record<SubjectType, string> => t.oversight.subjects;

/** Every right of the table of who may do what. */
export const actionWords = (t: Messages): Record<Action, string> => t.access.actions;

const accessReasonWords = (t: Messages): Record<AccessReason, string> => t.access.reasons;

/** People who asked to be deleted have no name any more. */
export function actorWords(t: Messages, actor: TrailActor): string {
  const { actors } = t.oversight;
  return actor.as === 'person' ? actor.name || actors.deleted : actors[actor.as];
}

const wordOf = (table: object, key: string): string | null => {
  const word: unknown = (table as Record<string, unknown>)[key];
  return typeof word === 'string' ? word : null;
};

/** A code in the reader's words; codes of what is gone, or belongs to programs, stay as they are. */
function valueWords(t: Messages, key: string, value: string): string {
  const { memberRole, platformRole } = t.vocabulary;
  if (key === 'role') return wordOf(memberRole, value) ?? wordOf(platformRole, value) ?? value;
  if (key === 'action') return wordOf(actionWords(t), value) ?? value;
  if (key === 'what' && isStaffRead(value)) return t.oversight.reads[value];
  if (key === 'seat') return wordOf(t.calls.seat, value) ?? value;
  return value;
}

/** What else there is to say: "Role: drafter", "Reason: complaint 12". */
export function detailWords(t: Messages, { details, person }: Pick<TrailEntry, 'details' | 'person'>): string[] {
  const say = t.oversight.details;
  const known = Object.entries(details).flatMap(([key, value]) => {
    const sentence = Object.hasOwn(say, key) ? say[key as keyof typeof say] : null;
    return sentence ? [sentence({ value: valueWords(t, key, value) })] : [];
  });
  return person === null ? known : [...known, say.person({ value: person || t.oversight.actors.deleted })];
}

/** Why an attempt was refused: access as said of somebody else, the rest in the sentence of its own page, or its code. */
export function refusalWords(t: Messages, reason: string): string {
  const access = wordOf(accessReasonWords(t), reason);
  if (access) return access;
  for (const slice of Object.values(t)) {
    const table = slice as { refusals?: object; refusal?: object };
    const word = wordOf(table.refusals ?? {}, reason) ?? wordOf(table.refusal ?? {}, reason);
    if (word) return word;
  }
  return reason;
}
