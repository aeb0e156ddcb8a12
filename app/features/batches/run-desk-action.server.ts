// What the buttons of the desk do: reads the form, runs the command, says what was done or why not.
import type { SubmissionResult } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import type { Actor } from '#app/domain/actor.ts';
import { addInput, batchInput, itemInput, releaseInput, scheduleInput } from './batch-input.ts';
import { type BatchReason, batchesRefusals } from './batches-refusals.ts';
import { addToBatch, changeBatchWords, discardBatch, moveInBatch, removeFromBatch } from './change-batch.server.ts';
import type { FailedItem } from './plan-release.server.ts';
import { type PublishItem, releaseBatch, scheduleRelease, unscheduleRelease } from './release-batch.server.ts';

type Done = 'changed' | 'added' | 'removed' | 'moved' | 'released' | 'scheduled' | 'unscheduled' | 'discarded';

export type DeskAnswer =
  | { readonly done: Done }
  | {
      readonly done: null;
      readonly reason: BatchReason | null;
      readonly reply: SubmissionResult<string[]> | null;
      readonly items: readonly FailedItem[];
      readonly status: number;
    };

type Result =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: BatchReason; readonly items?: readonly FailedItem[] };

function answer(done: Done, result: Result, reply: SubmissionResult<string[]> | null = null): DeskAnswer {
  if (result.ok) return { done };
  const { reason, items = [] } = result;
  return { done: null, reason, reply, items, status: batchesRefusals[reason].status };
}

/** A form that none of our pages sends. */
const unreadable: DeskAnswer = { done: null, reason: 'not-found', reply: null, items: [], status: 404 };

async function changeItem(actor: Actor, reference: string, form: FormData, intent: 'up' | 'down' | 'remove') {
  const parsed = parseWithZod(form, { schema: itemInput });
  if (parsed.status !== 'success') return unreadable;
  const { item } = parsed.value;
  if (intent === 'remove') return answer('removed', await removeFromBatch(actor, reference, item));
  return answer('moved', await moveInBatch(actor, reference, item, intent === 'up' ? -1 : 1));
}

async function changeWords(actor: Actor, reference: string, form: FormData): Promise<DeskAnswer> {
  const parsed = parseWithZod(form, { schema: batchInput });
  if (parsed.status !== 'success') return { done: null, reason: null, reply: parsed.reply(), items: [], status: 422 };
  return answer('changed', await changeBatchWords(actor, reference, parsed.value), parsed.reply());
}

async function add(actor: Actor, reference: string, form: FormData): Promise<DeskAnswer> {
  const parsed = parseWithZod(form, { schema: addInput });
  if (parsed.status !== 'success') return unreadable;
  return answer('added', await addToBatch(actor, reference, parsed.value.reference));
}

async function release(publish: PublishItem, actor: Actor, reference: string, form: FormData): Promise<DeskAnswer> {
  const parsed = parseWithZod(form, { schema: releaseInput });
  if (parsed.status !== 'success') return unreadable;
  return answer('released', await releaseBatch(publish, actor, reference, parsed.value.seen));
}

async function schedule(actor: Actor, reference: string, form: FormData): Promise<DeskAnswer> {
  const parsed = parseWithZod(form, { schema: scheduleInput });
  // The browser's own control asks for a whole instant; whatever else comes is no time in the future.
  if (parsed.status !== 'success') return answer('scheduled', { ok: false, reason: 'release-past' });
  return answer('scheduled', await scheduleRelease(actor, reference, parsed.value));
}

export async function runDeskAction(
  publish: PublishItem,
  actor: Actor,
  reference: string,
  form: FormData,
): Promise<DeskAnswer> {
  const intent = form.get('intent');
  if (intent === 'up' || intent === 'down' || intent === 'remove') return changeItem(actor, reference, form, intent);
  if (intent === 'add') return add(actor, reference, form);
  if (intent === 'words') return changeWords(actor, reference, form);
  if (intent === 'release') return release(publish, actor, reference, form);
  if (intent === 'schedule') return schedule(actor, reference, form);
  if (intent === 'unschedule') return answer('unscheduled', await unscheduleRelease(actor, reference));
  if (intent === 'discard') return answer('discarded', await discardBatch(actor, reference));
  return unreadable;
}
