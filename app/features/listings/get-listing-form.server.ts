// Everything a listing's form starts with: what is saved, or what its writer typed and has not saved.
import type { Actor } from '#app/domain/actor.ts';
import type { AccessReason } from '#app/domain/authorisation.ts';
import { allow, type Decision } from '#app/domain/decision.ts';
import type { List } from '#app/domain/listing.ts';
import type { Locale } from '#app/i18n/index.ts';
import { readClock } from '#app/persistence/client.server.ts';
import { findTypedForm } from '#app/persistence/typed-forms.server.ts';
import { env } from '#app/runtime/env.server.ts';
import { refusalFromAddress } from './form-refusal.server.ts';
import { typedValue, valuesOf } from './form-values.ts';
import { getOwnListing, readOwnContact } from './get-listing.server.ts';
import { typedFormKey } from './keep-typed-form.server.ts';
import type { FormRefusal } from './listing-refusals.ts';
import type { ContentOf } from './listing-store.server.ts';
import { listCities, listDistricts, type PlaceChoice } from './place-choices.server.ts';
import { type PublicationWay, publicationWay } from './publication-way.ts';
import { marksOf, writeMarks } from './three-way.ts';
import { deviceKey, writePermit } from './typed-permit.server.ts';

/** How this form is kept while it is being filled in. */
export interface FormKeep {
  readonly list: List;
  readonly reference: string;
  readonly permit: string;
  /** The name under which the browser keeps it; it does not tell who the person is. */
  readonly device: string;
  /** When what is shown was typed; null when it is what is saved. */
  readonly typedAt: string | null;
  /** Posted back, so that savings of others in the meantime are noticed; empty for a new listing. */
  readonly edit: string;
  readonly opened: string;
}

/** What the page knows; `getListingForm` adds for the server whose review it is. */
export interface ListingFormStart {
  readonly values: Record<string, unknown>;
  readonly keep: FormKeep;
  readonly cities: ReturnType<typeof listCities>;
  readonly districts: PlaceChoice[];
  readonly publication: PublicationWay;
  readonly isRepublishing: boolean;
  readonly hasDraft: boolean;
  readonly refusal: FormRefusal | null;
  /** The score that publishing takes, 0–100. */
  readonly minimum: number;
}

/** The draft whose review comments are shown with the form; not for the page. */
export interface ReviewedDraft {
  readonly reviewed: { readonly id: string; readonly savedById: string; readonly savedAt: Date } | null;
}

interface Saved {
  readonly values: Record<string, unknown>;
  readonly edit: string;
  readonly opened: string;
  readonly rest: Pick<ListingFormStart, 'publication' | 'isRepublishing' | 'hasDraft' | 'refusal'>;
}

async function startOf(
  actor: Actor | null,
  place: { list: List; reference: string },
  saved: Saved,
  locale: Locale,
): Promise<Decision<ListingFormStart, AccessReason>> {
  const key = await typedFormKey(actor, place);
  if (!key.ok) return key;
  const [typed, now] = await Promise.all([findTypedForm(key.value), readClock()]);
  const values = typed ? valuesOf(typed.pairs) : saved.values;
  return allow({
    values,
    keep: {
      ...place,
      permit: writePermit(key.value, now),
      device: deviceKey(key.value),
      typedAt: typed?.savedAt.toISOString() ?? null,
      edit: (typed && typedValue(typed.pairs, 'edit')) ?? saved.edit,
      opened: (typed && typedValue(typed.pairs, 'opened')) ?? saved.opened,
    },
    cities: listCities(locale),
    districts: listDistricts(locale, String(values.divisionCode ?? '')),
    minimum: env().COACH_MINIMUM,
    ...saved.rest,
  });
}

/** The form of a listing that does not exist yet. */
export const getNewListingForm = (
  actor: Actor | null,
  list: List,
  values: Record<string, unknown>,
  locale: Locale,
): Promise<Decision<ListingFormStart, AccessReason>> => {
  const rest = { publication: publicationWay(actor), isRepublishing: false, hasDraft: false, refusal: null };
  return startOf(actor, { list, reference: '' }, { values, edit: '', opened: '', rest }, locale);
};

/** The form of a listing of the actor's organisation. `refused`: why publishing it was refused a moment ago. */
export async function getListingForm<L extends List>(
  actor: Actor | null,
  list: L,
  reference: string,
  show: (content: ContentOf[L]) => Record<string, unknown>,
  { locale, refused }: { readonly locale: Locale; readonly refused: string | null },
): Promise<Decision<ListingFormStart & ReviewedDraft, AccessReason>> {
  const own = await getOwnListing(actor, list, reference);
  if (!own.ok) return own;
  const { draft, published, organisation } = own.value;
  const version = draft ?? published;
  if (!version) return { ok: false, reason: 'not-found' };
  const contact = await readOwnContact(actor, list, reference);
  const { content, edit } = version;
  const saved: Saved = {
    values: { ...show(content), contact },
    edit: String(edit),
    opened: writeMarks(marksOf({ content, contact })),
    rest: {
      publication: publicationWay(actor, { owner: organisation.id }),
      isRepublishing: published !== null,
      hasDraft: draft !== null,
      refusal: refusalFromAddress(refused, content),
    },
  };
  const start = await startOf(actor, { list, reference }, saved, locale);
  return start.ok ? allow({ ...start.value, reviewed: draft }) : start;
}
