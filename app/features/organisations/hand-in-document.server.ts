// Evidence and logos: handing in, taking back. Bytes are stored before the row: a file without a row is
// harmless, and sweep-documents.server.ts removes it.
import { randomUUID } from 'node:crypto';
import type { Actor } from '#app/domain/actor.ts';
import { type AccessReason, decideAccess } from '#app/domain/authorisation.ts';
import { baseName, type DocumentPurpose, decideFile, evidenceLimit, type FileReason } from '#app/domain/document.ts';
import { documentStorage, sha256OfDocument } from '#app/gateways/documents.server.ts';
import { inspectFile } from '#app/gateways/inspect-file.server.ts';
import { readClock, type Transaction } from '#app/persistence/client.server.ts';
import { hashOrganisation } from '#app/persistence/content-hash.server.ts';
import { countEvidence, insertDocument, markDocumentRemoved } from '#app/persistence/documents.server.ts';
import { appendEvent, attempt, noted } from '#app/persistence/events.server.ts';
import { lockOrganisation, type OwnOrganisation, updateLogo } from '#app/persistence/organisations.server.ts';

interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

interface AcceptedFile extends GivenFile {
  readonly id: string;
  readonly mediaType: string;
}

export type DocumentReason = AccessReason | FileReason | 'too-many-files' | 'file-needed' | 'no-such-document';

/** `file` is the name of the first file that was refused; then none of them is kept. */
export type DocumentAnswer = { ok: true } | { ok: false; reason: DocumentReason; file?: string };

async function accept(
  purpose: DocumentPurpose,
  files: readonly GivenFile[],
): Promise<{ ok: true; value: AcceptedFile[] } | { ok: false; reason: FileReason; file: string }> {
  const accepted: AcceptedFile[] = [];
  for (const file of files) {
    const name = baseName(file.name);
    const found = await inspectFile(file.bytes);
    const decision = decideFile({ purpose, name, size: file.bytes.length, found });
    if (!decision.ok) return { ...decision, file: name };
    accepted.push({ name, bytes: file.bytes, id: randomUUID(), mediaType: decision.value });
  }
  return { ok: true, value: accepted };
}

async function keep(
  actor: Actor,
  organisation: OwnOrganisation,
  purpose: DocumentPurpose,
  file: AcceptedFile,
  tx: Transaction,
) {
  const sha256 = sha256OfDocument(file.bytes);
  await insertDocument(tx, {
    id: file.id,
    organisationId: organisation.id,
    purpose,
    fileName: file.name,
    mediaType: file.mediaType,
    size: file.bytes.length,
    sha256,
    uploadedById: actor.personId,
  });
  return { documentId: file.id, purpose, sha256 };
}

/** Stores the bytes, runs the transaction, and takes the bytes away again when it did not happen. */
async function withStoredFiles<Result extends { ok: boolean }>(
  files: readonly AcceptedFile[],
  work: () => Promise<Result>,
): Promise<Result> {
  const storage = documentStorage();
  const undo = () => Promise.all(files.map(({ id }) => storage.remove(id)));
  try {
    for (const { id, bytes } of files) await storage.save(id, bytes);
    const result = await work();
    if (!result.ok) await undo();
    return result;
  } catch (error) {
    await undo();
    throw error;
  }
}

/** All of the files, or none. */
export async function handInEvidence(
  actor: Actor,
  organisationId: string,
  files: readonly GivenFile[],
): Promise<DocumentAnswer> {
  const subject = { type: 'organisation', id: organisationId } as const;
  const event = { kind: 'document.added', actor, subject } as const;
  const access = decideAccess(actor, 'organisation.manage', organisationId);
  if (!access.ok) return noted(event, access);
  if (files.length === 0) return noted(event, { ok: false, reason: 'file-needed' } as const);
  const accepted = await accept('evidence', files);
  if (!accepted.ok) return noted(event, accepted);
  return withStoredFiles(accepted.value, () =>
    attempt(event, async (tx): Promise<DocumentAnswer> => {
      const organisation = await lockOrganisation(tx, organisationId);
      if (!organisation) return { ok: false, reason: 'not-found' };
      const before = await countEvidence(tx, organisationId);
      if (before + files.length > evidenceLimit) return { ok: false, reason: 'too-many-files' };
      for (const file of accepted.value) {
        const data = await keep(actor, organisation, 'evidence', file, tx);
        await appendEvent(tx, { ...event, data });
      }
      return { ok: true };
    }),
  );
}

export async function handInLogo(
  actor: Actor,
  organisationId: string,
  files: readonly GivenFile[],
): Promise<DocumentAnswer> {
  const subject = { type: 'organisation', id: organisationId } as const;
  const event = { kind: 'organisation.logo-changed', actor, subject } as const;
  const access = decideAccess(actor, 'organisation.manage', organisationId);
  if (!access.ok) return noted(event, access);
  if (files.length !== 1) return noted(event, { ok: false, reason: 'file-needed' } as const);
  const accepted = await accept('logo', files);
  if (!accepted.ok) return noted(event, accepted);
  return withStoredFiles(accepted.value, () =>
    attempt(event, async (tx): Promise<DocumentAnswer> => {
      const organisation = await lockOrganisation(tx, organisationId);
      const [file] = accepted.value;
      if (!organisation || !file) return { ok: false, reason: 'not-found' };
      const before = await hashOrganisation(tx, organisationId);
      const data = await keep(actor, organisation, 'logo', file, tx);
      await replaceLogo(tx, organisation, file.id);
      await appendEvent(tx, { ...event, data, before, after: await hashOrganisation(tx, organisationId) });
      return { ok: true };
    }),
  );
}

async function replaceLogo(tx: Transaction, organisation: OwnOrganisation, next: string | null): Promise<void> {
  await updateLogo(tx, organisation.id, next);
  if (organisation.logoDocumentId)
    await markDocumentRemoved(tx, organisation.id, organisation.logoDocumentId, await readClock(tx));
}

/** Evidence that was looked at stays on record as removed; its bytes are gone. */
export async function takeBackDocument(
  actor: Actor,
  organisationId: string,
  documentId: string,
): Promise<DocumentAnswer> {
  const subject = { type: 'organisation', id: organisationId } as const;
  const event = { kind: 'document.removed', actor, subject, data: { documentId } } as const;
  const result = await attempt(event, async (tx): Promise<DocumentAnswer> => {
    const access = decideAccess(actor, 'organisation.manage', organisationId);
    if (!access.ok) return access;
    const organisation = await lockOrganisation(tx, organisationId);
    if (!organisation) return { ok: false, reason: 'not-found' };
    const isLogo = organisation.logoDocumentId === documentId;
    if (isLogo) await replaceLogo(tx, organisation, null);
    else if (!(await markDocumentRemoved(tx, organisationId, documentId, await readClock(tx))))
      return { ok: false, reason: 'no-such-document' };
    await appendEvent(tx, event);
    return { ok: true };
  });
  if (result.ok) await documentStorage().remove(documentId);
  return result;
}
