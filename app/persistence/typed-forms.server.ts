// What people typed into listing forms and have not saved: raw, for one person acting for one organisation.
import type { List } from '#app/domain/listing.ts';
import type { TypedPair } from '#app/domain/typed-form.ts';
import { db, type Transaction } from './client.server.ts';

export interface TypedFormKey {
  readonly personId: string;
  readonly organisationId: string;
  readonly list: List;
  /** Empty for a listing that does not exist yet. */
  readonly reference: string;
}

export interface TypedFormRow {
  readonly pairs: readonly TypedPair[];
  readonly savedAt: Date;
}

interface Stored {
  readonly pairs: TypedPair[];
  /** The browser tab it was typed in; empty when unknown. */
  readonly tab: string;
}

const keyOf = ({ personId, organisationId, list, reference }: TypedFormKey) => ({
  personId_organisationId_list_reference: { personId, organisationId, list, reference },
});

const isPair = (value: unknown): value is TypedPair =>
  Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'string');

export async function findTypedForm(key: TypedFormKey): Promise<TypedFormRow | null> {
  const row = await db.typedForm.findUnique({ where: keyOf(key), select: { values: true, savedAt: true } });
  if (!row) return null;
  const { pairs } = row.values as unknown as Partial<Stored>;
  return { pairs: Array.isArray(pairs) ? pairs.filter(isPair) : [], savedAt: row.savedAt };
}

/**
 * Keeps what was typed, over what is kept already; null when that is something else than the caller knows of: newer
 * typing of the same person in another tab or on another device. One statement, so two tabs cannot both win.
 * @param known when the caller's copy was kept, in milliseconds; null when it knows of none; 'any' to write in any case
 */
export async function putTypedForm(
  key: TypedFormKey,
  { pairs, tab, edit }: { pairs: readonly TypedPair[]; tab: string; edit: number },
  known: Date | null | 'any',
): Promise<Date | null> {
  const values = JSON.stringify({ pairs, tab } satisfies { pairs: unknown; tab: string });
  const [row] = await db.$queryRaw<{ savedAt: Date }[]>`
    INSERT INTO typed_form AS t (person_id, organisation_id, list, reference, "values", edit)
    VALUES (${key.personId}::uuid, ${key.organisationId}::uuid, ${key.list}, ${key.reference}, ${values}::jsonb, ${edit})
    ON CONFLICT (person_id, organisation_id, list, reference) DO UPDATE
      SET "values" = excluded."values", edit = excluded.edit, saved_at = app_clock()
      WHERE ${known === 'any'} OR date_trunc('milliseconds', t.saved_at) = ${known === 'any' ? null : known}::timestamptz
        OR (t."values"->>'tab' <> '' AND t."values"->>'tab' = excluded."values"->>'tab')
        OR t."values"->'pairs' = excluded."values"->'pairs'
    RETURNING saved_at AS "savedAt"`;
  return row?.savedAt ?? null;
}

export async function deleteTypedForm({ personId, organisationId, list, reference }: TypedFormKey): Promise<void> {
  await db.typedForm.deleteMany({ where: { personId, organisationId, list, reference } });
}

/** Everybody's, when the listing is gone. */
export async function deleteTypedFormsOf(
  tx: Transaction,
  { organisationId, list, reference }: Omit<TypedFormKey, 'personId'>,
): Promise<void> {
  await tx.typedForm.deleteMany({ where: { organisationId, list, reference } });
}

/** Whether the organisation has this listing. */
export async function ownsListing(organisationId: string, list: List, reference: string): Promise<boolean> {
  const where = { organisationId, reference };
  const count = list === 'opportunity' ? db.opportunity.count({ where }) : db.capability.count({ where });
  return (await count) > 0;
}
