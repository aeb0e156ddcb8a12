// One press of a button in a listing's form: save the draft, and publish it when that was the button.
import type { Actor } from '#app/domain/actor.ts';
import { allow, type Decision } from '#app/domain/decision.ts';
import type { List } from '#app/domain/listing.ts';
import { formRefusal } from './form-refusal.server.ts';
import { discardTypedForm } from './keep-typed-form.server.ts';
import type { FormRefusal } from './listing-refusals.ts';
import type { ContentOf } from './listing-store.server.ts';
import { publishListing } from './publish-listing.server.ts';
import { type DraftInput, type SaveReason, saveListingDraft } from './save-listing-draft.server.ts';

export interface SubmittedListing {
  readonly reference: string;
  readonly isPublished: boolean;
  /** Publication was asked for and refused; the draft is kept. */
  readonly refusal: FormRefusal | null;
}

/** The draft is saved in a transaction of its own, so a refused publication loses nothing. */
export async function submitListing<L extends List>(
  actor: Actor | null,
  list: L,
  input: DraftInput<ContentOf[L]>,
  publication: { readonly changeReason: string } | null,
): Promise<Decision<SubmittedListing, SaveReason>> {
  const saved = await saveListingDraft(list, actor, input);
  if (!saved.ok) return saved;
  const { reference } = saved.value;
  // Saved now; kept typing of the same form has done its duty.
  await discardTypedForm(actor, { list, reference: input.reference ?? '' });
  if (!publication) return allow({ reference, isPublished: false, refusal: null });
  const published = await publishListing(actor, list, reference, publication);
  if (published.ok) return allow({ reference, isPublished: true, refusal: null });
  return allow({ reference, isPublished: false, refusal: formRefusal(published.reason, input.content) });
}
