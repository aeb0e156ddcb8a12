// Files of an introduction on their way out: opened on record, marked with the reader's name behind the agreement.
import type { Actor } from '#app/domain/actor.ts';
import { decideReadingFile, type FileReadingReason } from '#app/domain/confidentiality-agreement.ts';
import { allow, type Decision, refuse } from '#app/domain/decision.ts';
import { isReleased } from '#app/domain/document.ts';
import { isDocumentId } from '#app/gateways/document-storage.ts';
import { documentStorage, sha256OfDocument } from '#app/gateways/documents.server.ts';
import { markFile } from '#app/gateways/watermark.server.ts';
import { readClock } from '#app/persistence/client.server.ts';
import { appendEvent, attempt } from '#app/persistence/events.server.ts';
import { findFile, type IntroductionFileRow, listSignatures } from '#app/persistence/introduction-files.server.ts';
import { findIntroduction } from '#app/persistence/introductions.server.ts';
import { isId } from './get-introduction.server.ts';

type Member = Actor & { organisation: NonNullable<Actor['organisation']> };

/** May the reader have this file now, and must it be marked? Everything that may not be had is not there. */
export async function decideFile(
  actor: Member,
  introductionId: string,
  fileId: string,
): Promise<Decision<{ readonly file: IntroductionFileRow; readonly isMarked: boolean }, FileReadingReason>> {
  if (!isId(introductionId) || !isDocumentId.test(fileId)) return refuse('not-found');
  const introduction = await findIntroduction(introductionId, actor.organisation.id);
  if (!introduction) return refuse('not-found');
  const [file, signatures] = await Promise.all([findFile(introductionId, fileId), listSignatures(introductionId)]);
  if (!file || !isReleased(file.scanVerdict)) return refuse('not-found');
  const decision = decideReadingFile({ actor, introduction, signatures, file });
  return decision.ok ? allow({ file, ...decision.value }) : decision;
}

/** Opens a file of the other side: on record, every time. */
export async function openFile(
  actor: Member,
  introductionId: string,
  fileId: string,
): Promise<Decision<true, FileReadingReason>> {
  const kind = 'introduction.file-read';
  return attempt(
    { kind, actor, data: { introduction: introductionId } },
    async (tx): Promise<Decision<true, FileReadingReason>> => {
      const decision = await decideFile(actor, introductionId, fileId);
      if (!decision.ok) return decision;
      const { file, isMarked } = decision.value;
      const data = { documentId: fileId, access: file.level, isMarked };
      await appendEvent(tx, { kind, actor, subject: { type: 'introduction', id: introductionId }, data });
      return allow(true);
    },
  );
}

/** The bytes for this reader. @throws when they are gone, or not those that were handed in */
export async function readFileFor(
  reader: { readonly name: string; readonly organisation: string },
  { id, fileName, mediaType, sha256 }: IntroductionFileRow,
  isMarked: boolean,
) {
  const stored = await documentStorage().read(id);
  if (sha256OfDocument(stored) !== sha256) throw new Error(`document ${id} is not what was handed in`);
  if (!isMarked) return { fileName, mediaType, sha256, bytes: stored };
  const at = (await readClock()).toISOString().slice(0, 16).replace('T', ' ');
  const bytes = await markFile(stored, mediaType, [
    `${reader.organisation} · ${reader.name}`,
    `${at} UTC · 仅供对接 · confidential`,
  ]);
  return { fileName, mediaType, sha256: sha256OfDocument(bytes), bytes };
}
