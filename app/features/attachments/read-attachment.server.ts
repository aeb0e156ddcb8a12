// Attachments on their way out: which a reader sees, which are locked for them, and the bytes with a permit asked anew.
import type { Actor } from '#app/domain/actor.ts';
import { type AttachmentLevel, decideReadingAttachment, type ReadingWay } from '#app/domain/attachment.ts';
import type { AccessReason } from '#app/domain/authorisation.ts';
import { allow, type Decision, refuse } from '#app/domain/decision.ts';
import { isReleased } from '#app/domain/document.ts';
import type { List } from '#app/domain/listing.ts';
import { isDocumentId } from '#app/gateways/document-storage.ts';
import { documentStorage, sha256OfDocument } from '#app/gateways/documents.server.ts';
import {
  type AttachmentRow,
  findAttachment,
  findListingOfAttachments,
  isIntroducedAbout,
  listAttachmentRows,
} from '#app/persistence/attachments.server.ts';
import { appendEvent, attempt } from '#app/persistence/events.server.ts';

/** A listing this reader may see: the caller has asked whether they may. */
export interface SeenListing {
  readonly list: List;
  readonly id: string;
  readonly organisationId: string;
}

/** One line of the section on the listing's page. Of a locked file nothing is told but that it is there. */
export type ShownAttachment =
  | {
      readonly state: 'open' | 'unlocked';
      readonly id: string;
      readonly fileName: string;
      readonly size: number;
      readonly caption: string;
      readonly access: AttachmentLevel;
    }
  | { readonly state: 'locked'; readonly id: string; readonly access: Exclude<AttachmentLevel, 'public'> };

async function readerOf(actor: Actor | null, { list, id, organisationId }: SeenListing) {
  const own = actor?.organisation?.id;
  const isIntroduced = !!own && own !== organisationId && (await isIntroducedAbout(list, id, organisationId, own));
  return { actor, ownerId: organisationId, isIntroduced };
}

/** Files in quarantine and blocked ones are not there for anybody but those who manage them, on their own page. */
export async function listShownAttachments(actor: Actor | null, listing: SeenListing): Promise<ShownAttachment[]> {
  const rows = (await listAttachmentRows(listing.list, listing.id)).filter(({ scanVerdict }) =>
    isReleased(scanVerdict),
  );
  if (rows.length === 0) return [];
  const reader = await readerOf(actor, listing);
  return rows.map(({ id, fileName, size, caption, access }) => {
    const reading = decideReadingAttachment(reader, access);
    if (!reading.ok && access !== 'public') return { state: 'locked', id, access };
    const state = reading.ok && reading.value === 'unlocked' ? 'unlocked' : 'open';
    return { state, id, fileName, size, caption, access };
  });
}

export type ReadingReason = AccessReason | 'introduction-needed';

/** May the reader have this file now, and which way? Everything that may not be had is answered as not there. */
export async function decideDownload(
  actor: Actor | null,
  listing: SeenListing,
  id: string,
): Promise<Decision<{ readonly row: AttachmentRow; readonly way: ReadingWay }, ReadingReason>> {
  const row = isDocumentId.test(id) ? await findAttachment(listing.list, listing.id, id) : null;
  if (!row || !isReleased(row.scanVerdict)) return refuse('not-found');
  const reading = decideReadingAttachment(await readerOf(actor, listing), row.access);
  return reading.ok ? allow({ row, way: reading.value }) : reading;
}

/** Opens a locked file: the opening is on record for the listing's organisation, every time. */
export async function openAttachment(
  actor: Actor | null,
  listing: SeenListing,
  id: string,
): Promise<Decision<true, ReadingReason>> {
  const subject = { type: listing.list, id: listing.id } as const;
  return attempt({ kind: 'attachment.read', actor, subject }, async (tx) => {
    const decision = await decideDownload(actor, listing, id);
    if (!decision.ok) return decision;
    const { row, way } = decision.value;
    const data = { documentId: id, access: row.access };
    if (way === 'unlocked') await appendEvent(tx, { kind: 'attachment.read', actor, subject, data });
    return allow(true);
  });
}

/** @throws when the bytes are gone or are not those that were handed in: rather nothing than something else */
export async function readAttachmentBytes({ id, fileName, mediaType, sha256 }: AttachmentRow) {
  const bytes = await documentStorage().read(id);
  if (sha256OfDocument(bytes) !== sha256) throw new Error(`document ${id} is not what was handed in`);
  return { fileName, mediaType, sha256, bytes };
}

export interface OwnAttachments {
  readonly reference: string;
  readonly title: string;
  readonly attachments: readonly Omit<AttachmentRow, 'organisationId' | 'sha256'>[];
}

/** For the page where they are managed; null when the actor's organisation has no such listing. */
export async function getOwnAttachments(actor: Actor, list: List, reference: string): Promise<OwnAttachments | null> {
  const listing = await findListingOfAttachments(list, reference);
  if (!listing || listing.organisationId !== actor.organisation?.id) return null;
  const rows = await listAttachmentRows(list, listing.id);
  const attachments = rows.map(({ organisationId: _, sha256: __, ...row }) => row);
  return { reference, title: listing.title, attachments };
}
