// Attachments of a listing: adding, wording, opening to others, removing. Nothing of them goes into search or mail.
import { randomUUID } from 'node:crypto';
import type { Actor } from '#app/domain/actor.ts';
import { type AttachmentLevel, attachmentLimits } from '#app/domain/attachment.ts';
import { type AccessReason, decideAccess } from '#app/domain/authorisation.ts';
import { allow, type Decision, refuse } from '#app/domain/decision.ts';
import { type FileReason, quota } from '#app/domain/document.ts';
import { type List, refuseAbsent } from '#app/domain/listing.ts';
import { type AdmittedFile, admitFiles, type GivenFile } from '#app/gateways/admit-file.server.ts';
import { isDocumentId } from '#app/gateways/document-storage.ts';
import { documentStorage, sha256OfDocument, withStored } from '#app/gateways/documents.server.ts';
import { firstVerdict } from '#app/gateways/virus-scanner.server.ts';
import {
  type AttachmentRow,
  countAttachments,
  findAttachment,
  findListingOfAttachments,
  insertAttachment,
  type ListingOfAttachments,
  updateAttachment,
} from '#app/persistence/attachments.server.ts';
import { readClock, type Transaction } from '#app/persistence/client.server.ts';
import { markDocumentRemoved, sumSizes } from '#app/persistence/documents.server.ts';
import { appendEvent, attempt, noted } from '#app/persistence/events.server.ts';
import { lockOrganisation } from '#app/persistence/organisations.server.ts';

export type AttachmentReason =
  | AccessReason
  | FileReason
  | 'file-needed'
  | 'too-many-files'
  | 'file-quota'
  | 'no-such-attachment';

/** `file` is the name of the first file that was refused; then none of them is kept. */
export type AttachmentAnswer =
  /** `isPending`: in quarantine until the virus scanner has seen them. */
  { ok: true; isPending?: boolean } | { ok: false; reason: AttachmentReason; file?: string };

export interface AttachmentWords {
  readonly caption: string;
  readonly access: AttachmentLevel;
}

export interface ListingKey {
  readonly list: List;
  readonly reference: string;
}

async function findOwn(
  actor: Actor,
  { list, reference }: ListingKey,
): Promise<Decision<ListingOfAttachments, AccessReason>> {
  const listing = await findListingOfAttachments(list, reference);
  if (!listing) return refuseAbsent(actor, 'attachment.manage');
  const access = decideAccess(actor, 'attachment.manage', listing.organisationId);
  return access.ok ? allow(listing) : access;
}

/** Files are looked into before any lock is taken. */
export async function addAttachments(
  actor: Actor,
  key: ListingKey,
  given: readonly GivenFile[],
  words: AttachmentWords,
): Promise<AttachmentAnswer> {
  const tried = { kind: 'attachment.added', actor } as const;
  const own = await findOwn(actor, key);
  if (!own.ok) return noted(tried, own);
  const { id: listingId, organisationId } = own.value;
  const event = { ...tried, subject: { type: key.list, id: listingId } } as const;
  if (given.length === 0) return noted(event, { ok: false, reason: 'file-needed' } as const);
  if (given.length > attachmentLimits.files) return noted(event, { ok: false, reason: 'too-many-files' } as const);
  const admitted = await admitFiles('attachment', given);
  if (!admitted.ok) return noted(event, admitted);
  const files = admitted.value.map((file) => ({ ...file, id: randomUUID() }));
  return withStored(files, () =>
    attempt(event, async (tx): Promise<AttachmentAnswer> => {
      // The organisation's lock serialises its uploads: count and quota hold under parallel ones.
      const organisation = await lockOrganisation(tx, organisationId);
      if (!organisation) return refuse('not-found');
      const room = await decideRoom(tx, key.list, own.value, files);
      if (!room.ok) return room;
      for (const file of files) await keep(tx, actor, key.list, own.value, file, words);
      const documentIds = files.map(({ id }) => id);
      await appendEvent(tx, { ...event, data: { documentIds, access: words.access } });
      return { ok: true, isPending: firstVerdict() === 'pending' };
    }),
  );
}

async function decideRoom(
  tx: Transaction,
  list: List,
  { id, organisationId }: ListingOfAttachments,
  files: readonly AdmittedFile[],
): Promise<Decision<true, 'too-many-files' | 'file-quota'>> {
  if ((await countAttachments(tx, list, id)) + files.length > attachmentLimits.count) return refuse('too-many-files');
  const added = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  return (await sumSizes(tx, organisationId)) + added > quota ? refuse('file-quota') : allow(true);
}

async function keep(
  tx: Transaction,
  actor: Actor,
  list: List,
  { id: listingId, organisationId }: ListingOfAttachments,
  { id, name, mediaType, bytes }: AdmittedFile & { readonly id: string },
  { caption, access }: AttachmentWords,
): Promise<void> {
  await insertAttachment(tx, list, listingId, {
    ...{ id, organisationId, fileName: name, mediaType, size: bytes.length, sha256: sha256OfDocument(bytes) },
    ...{ caption, access, scanVerdict: firstVerdict(), uploadedById: actor.personId },
  });
}

type OneAnswer = { ok: true } | { ok: false; reason: AccessReason | 'no-such-attachment' };

/** Runs one change of one attachment, with its event. */
async function changeOne(
  kind: 'attachment.changed' | 'attachment.removed',
  actor: Actor,
  key: ListingKey,
  documentId: string,
  change: (tx: Transaction, attachment: AttachmentRow) => Promise<Record<string, string> | null>,
): Promise<OneAnswer> {
  const own = await findOwn(actor, key);
  if (!own.ok) return noted({ kind, actor }, own);
  const event = { kind, actor, subject: { type: key.list, id: own.value.id } } as const;
  return attempt(event, async (tx): Promise<OneAnswer> => {
    await lockOrganisation(tx, own.value.organisationId);
    const attachment = isDocumentId.test(documentId) && (await findAttachment(key.list, own.value.id, documentId, tx));
    const data = attachment ? await change(tx, attachment) : null;
    if (!data) return refuse('no-such-attachment');
    await appendEvent(tx, { ...event, data: { documentId, ...data } });
    return { ok: true };
  });
}

export const changeAttachment = (actor: Actor, key: ListingKey, documentId: string, words: AttachmentWords) =>
  changeOne('attachment.changed', actor, key, documentId, async (tx, { id, access }) => {
    await updateAttachment(tx, id, words);
    return { access: words.access, before: access };
  });

/** The row stays as removed; the bytes go once that is certain. */
export async function removeAttachment(actor: Actor, key: ListingKey, documentId: string): Promise<OneAnswer> {
  const result = await changeOne('attachment.removed', actor, key, documentId, async (tx, { id, organisationId }) =>
    (await markDocumentRemoved(tx, organisationId, id, await readClock(tx))) ? {} : null,
  );
  if (result.ok) await documentStorage().remove(documentId);
  return result;
}
