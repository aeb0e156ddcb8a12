// The buttons on a listing's page: publish the draft, withdraw, mark as fulfilled, renew.

import { parseWithZod } from '@conform-to/zod/v4';
import type { Actor } from '#app/domain/actor.ts';
import type { List } from '#app/domain/listing.ts';
import { fulfilListing } from './fulfil-listing.server.ts';
import { fulfilInput, publishInput, withdrawInput } from './listing-input.ts';
import type { OwnerAnswer } from './listing-owner.tsx';
import { type ListingRefusal, listingRefusals } from './listing-refusals.ts';
import { publishListing } from './publish-listing.server.ts';
import { renewListing } from './renew-listing.server.ts';
import { withdrawListing } from './withdraw-listing.server.ts';

export type OwnerActionResult =
  | { readonly done: 'published' | 'withdrawn' | 'fulfilled' | 'renewed' }
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
  switch (form.get('intent')) {
    case 'publish':
      return publish(actor, list, reference, form);
    case 'fulfil':
      return fulfil(actor, list, reference, form);
    case 'renew': {
      const renewed = await renewListing(actor, list, reference);
      return renewed.ok ? { done: 'renewed' } : refused('renew', renewed.reason, '');
    }
    default:
      return withdraw(actor, list, reference, form);
  }
}

async function publish(actor: Actor | null, list: List, reference: string, form: FormData): Promise<OwnerActionResult> {
  const typed = String(form.get('changeReason') ?? '');
  const submission = parseWithZod(form, { schema: publishInput });
  if (submission.status !== 'success') return refusedInput('publish', submission.error ?? {}, typed);
  const published = await publishListing(actor, list, reference, {
    changeReason: submission.value.changeReason,
    seenEdit: submission.value.edit,
  });
  if (published.ok) return { done: 'published' };
  const { reason } = published;
  if (reason === 'change-reason-needed') return refusedInput('publish', { changeReason: ['required'] }, typed);
  if (mendedInForm.has(reason)) return { done: null, toForm: reason };
  return refused('publish', reason, typed);
}

async function fulfil(actor: Actor | null, list: List, reference: string, form: FormData): Promise<OwnerActionResult> {
  const typed = String(form.get('note') ?? '');
  const submission = parseWithZod(form, { schema: fulfilInput });
  if (submission.status !== 'success') return refusedInput('fulfil', submission.error ?? {}, typed);
  const fulfilled = await fulfilListing(actor, list, reference, submission.value.note);
  return fulfilled.ok ? { done: 'fulfilled' } : refused('fulfil', fulfilled.reason, typed);
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
