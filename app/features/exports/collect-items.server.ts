// What goes into a file: a public list under its filters, listings a search found, or what an organisation has.
import type { Actor } from '#app/domain/actor.ts';
import { type AccessReason, decideAccess } from '#app/domain/authorisation.ts';
import { allow, type Decision } from '#app/domain/decision.ts';
import type { Field } from '#app/domain/field.ts';
import { type List, refuseAbsent } from '#app/domain/listing.ts';
import { dayOf } from '#app/domain/period.ts';
import { readClock } from '#app/persistence/client.server.ts';
import { type ExportRow, listOwnForExport, listPublicForExport } from '#app/persistence/export-listings.server.ts';
import { type ExportedItem, exportLimit } from './list-file.ts';
import { publicItem } from './public-item.ts';

export interface Collected {
  readonly items: readonly ExportedItem[];
  readonly isCut: boolean;
  readonly madeAt: Date;
}

const pageSize = 200;

/** Page by page, so that a long list neither holds a connection long nor comes in one piece. */
export async function collectPublic(
  list: List,
  filter: { readonly field?: Field | undefined; readonly kind?: string | undefined },
): Promise<Collected> {
  const madeAt = await readClock();
  const items: ExportedItem[] = [];
  let after: { publishedAt: Date; id: string } | undefined;
  for (;;) {
    const rows: ExportRow<'public'>[] = await listPublicForExport(list, { ...filter, after }, dayOf(madeAt), pageSize);
    items.push(...rows.map(publicItem));
    const last = rows.at(-1);
    if (rows.length < pageSize || !last?.publishedAt || items.length > exportLimit) break;
    after = { publishedAt: last.publishedAt, id: last.id };
  }
  return { items: items.slice(0, exportLimit), isCut: items.length > exportLimit, madeAt };
}

/** In the order found; the index may lag behind, so what no longer stands on the list is left out here. */
export async function collectFound(list: List, references: readonly string[], isCut: boolean): Promise<Collected> {
  const madeAt = await readClock();
  const rows: ExportRow<'public'>[] = [];
  for (let from = 0; from < references.length; from += pageSize) {
    const some = references.slice(from, from + pageSize);
    rows.push(...(await listPublicForExport(list, { references: some }, dayOf(madeAt), pageSize)));
  }
  const order = new Map(references.map((reference, index) => [reference, index]));
  rows.sort((a, b) => (order.get(a.reference) ?? 0) - (order.get(b.reference) ?? 0));
  return { items: rows.map(publicItem), isCut, madeAt };
}

/** Drafts and closed sections included: for the organisation itself, who may write them. */
export async function collectOwn(actor: Actor | null, list: List): Promise<Decision<Collected, AccessReason>> {
  const access = decideAccess(actor, 'listing.export-own');
  if (!access.ok) return access;
  if (!access.value?.organisation) return refuseAbsent(actor, 'listing.export-own');
  const madeAt = await readClock();
  const rows = await listOwnForExport(list, access.value.organisation.id, exportLimit + 1);
  const items = rows.slice(0, exportLimit).map(({ reference, organisation, content }) => ({
    ...{ reference, organisation, content },
    locked: [],
  }));
  return allow({ items, isCut: rows.length > exportLimit, madeAt });
}
