// Stored files on their way out: evidence for those who manage the organisation and for operators, logos for everybody.
import type { Actor } from '#app/domain/actor.ts';
import { type AccessReason, decideAccess } from '#app/domain/authorisation.ts';
import { isReleased } from '#app/domain/document.ts';
import { documentStorage, sha256OfDocument } from '#app/gateways/documents.server.ts';
import { type DocumentRow, findDocument } from '#app/persistence/documents.server.ts';
import { appendEvent, attempt } from '#app/persistence/events.server.ts';
import { findOrganisation } from '#app/persistence/organisations.server.ts';

export interface ReadDocument {
  readonly fileName: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/** @throws when the bytes are gone or are not those that were handed in: rather nothing than something else */
async function readBytes({ id, fileName, mediaType, sha256 }: DocumentRow): Promise<ReadDocument> {
  const bytes = await documentStorage().read(id);
  if (sha256OfDocument(bytes) !== sha256) throw new Error(`document ${id} is not what was handed in`);
  return { fileName, mediaType, sha256, bytes };
}

type Answer<Reason extends string> = { ok: true; value: ReadDocument } | { ok: false; reason: Reason };

const isId = (text: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(text);
const findEvidence = async (id: string): Promise<DocumentRow | null> => {
  const document = isId(id) ? await findDocument(id) : null;
  // In quarantine or blocked: not for anybody, operators included.
  return document?.purpose === 'evidence' && isReleased(document.scanVerdict) ? document : null;
};

/** For those who manage the organisation it belongs to; to others it is not there. */
export async function readOwnEvidence(actor: Actor, id: string): Promise<Answer<AccessReason>> {
  const document = await findEvidence(id);
  if (!document) return { ok: false, reason: 'not-found' };
  const access = decideAccess(actor, 'organisation.manage', document.organisationId);
  return access.ok ? { ok: true, value: await readBytes(document) } : access;
}

/** For operators, with a reason. The organisation sees who read what, when and why. */
export async function readEvidenceAsStaff(
  actor: Actor,
  id: string,
  reason: string,
): Promise<Answer<AccessReason | 'note-needed'>> {
  const document = await findEvidence(id);
  if (!document) return { ok: false, reason: 'not-found' };
  const subject = { type: 'organisation', id: document.organisationId } as const;
  const data = { role: 'operator', reason, documentId: id } as const;
  const noted = await attempt<{ ok: true } | { ok: false; reason: AccessReason | 'note-needed' }>(
    { kind: 'document.read-by-staff', actor, subject, data },
    async (tx) => {
      const access = decideAccess(actor, 'organisation.verify', document.organisationId);
      if (!access.ok) return access;
      if (reason.trim() === '') return { ok: false, reason: 'note-needed' };
      await appendEvent(tx, { kind: 'document.read-by-staff', actor, subject, data });
      return { ok: true };
    },
  );
  return noted.ok ? { ok: true, value: await readBytes(document) } : noted;
}

/** The logo of an organisation, once an operator has looked at it; its own members see it before. Null when there is none. */
export async function readLogo(
  viewer: Actor | null,
  reference: string,
): Promise<(ReadDocument & { readonly isPublic: boolean }) | null> {
  const organisation = await findOrganisation(reference);
  if (!organisation?.logoDocumentId) return null;
  const isPublic = organisation.verification === 'verified';
  const isShown = isPublic || viewer?.organisation?.id === organisation.id;
  const document = isShown ? await findDocument(organisation.logoDocumentId) : null;
  return document && isReleased(document.scanVerdict) ? { ...(await readBytes(document)), isPublic } : null;
}
