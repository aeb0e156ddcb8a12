// Evidence and logos: handing in, taking back. Bytes are stored before the row: a file without a row is
// harmless, and sweep-documents.server.ts removes it.
import { randomUUID } from 'node:crypto';
import type { Actor } from '#app/domain/actor.ts';
import { type AccessReason, decideAccess } from '#app/domain/authorisation.ts';
import { type DocumentPurpose, evidenceLimit, type FileReason, quota } from '#app/domain/document.ts';
import { type AdmittedFile, admitFiles, type GivenFile } from '#app/gateways/admit-file.server.ts';
import { documentStorage, sha256OfDocument, withStored } from '#app/gateways/documents.server.ts';
import { firstVerdict } from '#app/gateways/virus-scanner.server.ts';
import { readClock, type Transaction } from '#app/persistence/client.server.ts';
import { hashOrganisation } from '#app/persistence/content-hash.server.ts';
import { countEvidence, insertDocument, markDocumentRemoved, sumSizes } from '#app/persistence/documents.server.ts';
import { appendEvent, attempt, noted } from '#app/persistence/events.server.ts';
import { lockOrganisation, type OwnOrganisation, updateLogo } from '#app/persistence/organisations.server.ts';

interface AcceptedFile extends AdmittedFile {
  readonly id: string;
}

export type DocumentReason =
  | AccessReason
  | FileReason
  | 'file-quota'
  | 'too-many-files'
  | 'file-needed'
  | 'no-such-document';

/** `file` is the name of the first file that was refused; then none of them is kept. */
export type DocumentAnswer = { ok: true } | { ok: false; reason: DocumentReason; file?: string };

async function accept(
  purpose: DocumentPurpose,
  files: readonly GivenFile[],
): Promise<{ ok: true; value: AcceptedFile[] } | { ok: false; reason: FileReason; file: string }> {
  const admitted = await admitFiles(purpose, files);
  return admitted.ok ? { ok: true, value: admitted.value.map((file) => ({ ...file, id: randomUUID() })) } : admitted;
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
    scanVerdict: firstVerdict(),
    uploadedById: actor.personId,
  });
  return { documentId: file.id, purpose, sha256 };
}

const isOverQuota = async (tx: Transaction, organisationId: string, files: readonly AcceptedFile[]) =>
  (await sumSizes(tx, organisationId)) + files.reduce((sum, { bytes }) => sum + bytes.length, 0) > quota;

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
  return withStored(accepted.value, () =>
    attempt(event, async (tx): Promise<DocumentAnswer> => {
      const organisation = await lockOrganisation(tx, organisationId);
      if (!organisation) return { ok: false, reason: 'not-found' };
      const before = await countEvidence(tx, organisationId);
      if (before + files.length > evidenceLimit) return { ok: false, reason: 'too-many-files' };
      if (await isOverQuota(tx, organisationId, accepted.value)) return { ok: false, reason: 'file-quota' };
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
  return withStored(accepted.value, () =>
    attempt(event, async (tx): Promise<DocumentAnswer> => {
      const organisation = await lockOrganisation(tx, organisationId);
      const [file] = accepted.value;
      if (!organisation || !file) return { ok: false, reason: 'not-found' };
      if (await isOverQuota(tx, organisationId, accepted.value)) return { ok: false, reason: 'file-quota' };
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
