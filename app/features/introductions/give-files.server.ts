// Files one side of an introduction gives the other: with the interest, with a message, or behind the agreement.
import { randomUUID } from 'node:crypto';
import type { Actor } from '#app/domain/actor.ts';
import {
  decideGivingFiles,
  type FileGivingReason,
  type FileLevel,
  isMarkable,
} from '#app/domain/confidentiality-agreement.ts';
import { allow, type Decision, refuse } from '#app/domain/decision.ts';
import { type FileReason, quota } from '#app/domain/document.ts';
import { decideWithdrawing } from '#app/domain/introduction.ts';
import { threadLimits } from '#app/domain/introduction-thread.ts';
import { type AdmittedFile, admitFiles, type GivenFile } from '#app/gateways/admit-file.server.ts';
import { isDocumentId } from '#app/gateways/document-storage.ts';
import { documentStorage, sha256OfDocument, withStored } from '#app/gateways/documents.server.ts';
import { firstVerdict } from '#app/gateways/virus-scanner.server.ts';
import { canBeMarked } from '#app/gateways/watermark.server.ts';
import { readClock, type Transaction } from '#app/persistence/client.server.ts';
import { markDocumentRemoved, sumSizes } from '#app/persistence/documents.server.ts';
import { appendEvent, attempt, noted } from '#app/persistence/events.server.ts';
import { countFiles, findFile, insertFile } from '#app/persistence/introduction-files.server.ts';
import { lockIntroduction } from '#app/persistence/introductions.server.ts';
import { lockOrganisation } from '#app/persistence/organisations.server.ts';
import { tellIntroduction } from './tell-introduction.server.ts';

export type FileRefusal = FileReason | 'file-quota' | 'too-many-files';
/** With an id, under which its bytes are stored. */
export type StoredFile = AdmittedFile & { readonly id: string };

/** Looks into the files before any lock is taken, stores them, and takes them away again when the work is refused. */
export async function withAdmitted<Value, Reason extends string>(
  given: readonly GivenFile[],
  work: (files: readonly StoredFile[]) => Promise<Decision<Value, Reason>>,
): Promise<Decision<Value, Reason | FileRefusal>> {
  if (given.length > threadLimits.filesAtOnce) return refuse('too-many-files');
  const admitted = await admitFiles('introduction', given);
  if (!admitted.ok) return refuse(admitted.reason);
  const files = admitted.value.map((file) => ({ ...file, id: randomUUID() }));
  return withStored(files, () => work(files));
}

export interface FilePlace {
  readonly introductionId: string;
  readonly level: FileLevel;
  readonly messageId: string | null;
}

/** The rows, under the organisation's lock: number and quota hold under parallel uploads. */
export async function keepFiles(
  tx: Transaction,
  actor: Actor,
  place: FilePlace,
  files: readonly StoredFile[],
): Promise<Decision<true, FileRefusal>> {
  const organisationId = actor.organisation?.id;
  if (files.length === 0 || !organisationId) return allow(true);
  await lockOrganisation(tx, organisationId);
  const added = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if ((await countFiles(tx, place.introductionId)) + files.length > threadLimits.files) return refuse('too-many-files');
  if ((await sumSizes(tx, organisationId)) + added > quota) return refuse('file-quota');
  for (const { id, name, mediaType, bytes } of files)
    await insertFile(tx, place.introductionId, {
      ...{ id, organisationId, fileName: name, mediaType, size: bytes.length, sha256: sha256OfDocument(bytes) },
      ...{ level: place.level, messageId: place.messageId, scanVerdict: firstVerdict(), uploadedById: actor.personId },
    });
  return allow(true);
}

/** Looked at before it is taken: what nobody's name can be put on could never be handed out. */
async function areMarkable(files: readonly StoredFile[]): Promise<boolean> {
  for (const { bytes, mediaType } of files)
    if (!isMarkable(mediaType) || !(await canBeMarked(bytes, mediaType))) return false;
  return true;
}

export type GiveReason = FileGivingReason | FileRefusal | 'file-needed';

/** By themselves, for both sides to see or behind the agreement. */
export async function giveFiles(
  actor: Actor,
  introductionId: string,
  level: FileLevel,
  given: readonly GivenFile[],
): Promise<Decision<true, GiveReason>> {
  const subject = { type: 'introduction', id: introductionId } as const;
  const tried = { kind: 'introduction.files-given', actor, data: { introduction: introductionId } } as const;
  if (given.length === 0) return refuse('file-needed');
  return withAdmitted(given, async (files) => {
    if (level === 'agreement' && !(await areMarkable(files))) return noted(tried, refuse('not-markable'));
    return attempt(tried, async (tx): Promise<Decision<true, GiveReason>> => {
      const introduction = await lockIntroduction(tx, introductionId);
      if (!introduction) return refuse('not-found');
      const mediaTypes = files.map(({ mediaType }) => mediaType);
      const decision = decideGivingFiles({ actor, introduction, level, mediaTypes });
      if (!decision.ok) return decision;
      const kept = await keepFiles(tx, actor, { introductionId, level, messageId: null }, files);
      if (!kept.ok) return kept;
      const documentIds = files.map(({ id }) => id);
      await appendEvent(tx, { kind: 'introduction.files-given', actor, subject, data: { documentIds, access: level } });
      const told = decision.value === 'from' ? 'to' : 'from';
      await tellIntroduction(tx, 'introduction.files-given', introduction, told, {
        page: '/files',
        key: documentIds[0] ?? '',
      });
      return allow(true);
    });
  });
}

export type TakeBackReason = FileGivingReason | 'no-such-file';

/** By whoever gave it. What the other side has read, it has read. */
export async function takeBackFile(
  actor: Actor,
  introductionId: string,
  fileId: string,
): Promise<Decision<true, TakeBackReason>> {
  const tried = { kind: 'introduction.file-removed', actor, data: { introduction: introductionId } } as const;
  const result = await attempt(tried, async (tx): Promise<Decision<true, TakeBackReason>> => {
    const introduction = await lockIntroduction(tx, introductionId);
    if (!introduction) return refuse('not-found');
    const decision = decideWithdrawing(actor, introduction);
    if (!decision.ok) return decision;
    const file = isDocumentId.test(fileId) ? await findFile(introductionId, fileId) : null;
    if (!file || file.organisationId !== actor.organisation?.id) return refuse('no-such-file');
    if (!(await markDocumentRemoved(tx, file.organisationId, fileId, await readClock(tx))))
      return refuse('no-such-file');
    const subject = { type: 'introduction', id: introductionId } as const;
    await appendEvent(tx, { kind: 'introduction.file-removed', actor, subject, data: { documentId: fileId } });
    return allow(true);
  });
  if (result.ok) await documentStorage().remove(fileId);
  return result;
}
