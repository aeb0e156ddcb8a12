// The buttons on a listing's page: publish the draft, withdraw the listing.

import { parseWithZod } from '@conform-to/zod/v4';
import type { Actor } from '#app/domain/actor.ts';
import type { List } from '#app/domain/listing.ts';
import { publishInput, withdrawInput } from './listing-input.ts';
import type { OwnerAnswer } from './listing-owner.tsx';
import { type ListingRefusal, listingRefusals } from './listing-refusals.ts';
import { publishListing } from './publish-listing.server.ts';
import { withdrawListing } from './withdraw-listing.server.ts';

export type OwnerActionResult =
  | { readonly done: 'published' | 'withdrawn' }
  /** Only the form can mend it. */
  | { readonly done: null; readonly toForm: ListingRefusal }
  | { readonly done: null; readonly toForm: null; readonly status: number; readonly answer: OwnerAnswer };

const mendedInForm: ReadonlySet<ListingRefusal> = new Set([
  'incomplete',
  'contacts-in-text',
  'too-vague',
  'already-past',
]);

export async function runOwnerAction(
  actor: Actor | null,
  list: List,
  reference: string,
  form: FormData,
): Promise<OwnerActionResult> {
  return form.get('intent') === 'publish'
    ? publish(actor, list, reference, form)
    : withdraw(actor, list, reference, form);
}

async function publish(actor: Actor | null, list: List, reference: string, form: FormData): Promise<OwnerActionResult> {
  const typed = String(form.get('changeReason') ?? '');
  const submission = parseWithZod(form, { schema: publishInput });
  if (submission.status !== 'success') return refusedInput('publish', submission.error ?? {}, typed);
  const published = await publishListing(actor, list, reference, submission.value);
  if (published.ok) return { done: 'published' };
  const { reason } = published;
  if (reason === 'change-reason-needed') return refusedInput('publish', { changeReason: ['required'] }, typed);
  if (mendedInForm.has(reason)) return { done: null, toForm: reason };
  return refused('publish', reason, typed);
}

async function withdraw(
  actor: Actor | null,
  list: List,
  reference: string,
  form: FormData,
): Promise<OwnerActionResult> {
  const typed = String(form.get('reason') ?? '');
  const submission = parseWithZod(form, { schema: withdrawInput });
  if (submission.status !== 'success') return refusedInput('withdraw', submission.error ?? {}, typed);
  const withdrawn = await withdrawListing(actor, list, reference, submission.value.reason);
  return withdrawn.ok ? { done: 'withdrawn' } : refused('withdraw', withdrawn.reason, typed);
}

const refusedInput = (
  intent: OwnerAnswer['intent'],
  errors: OwnerAnswer['errors'],
  typed: string,
): OwnerActionResult => ({ done: null, toForm: null, status: 422, answer: { intent, refusal: null, errors, typed } });

const refused = (intent: OwnerAnswer['intent'], refusal: ListingRefusal, typed: string): OwnerActionResult => ({
  done: null,
  toForm: null,
  status: listingRefusals[refusal].status,
  answer: { intent, refusal, errors: {}, typed },
});
