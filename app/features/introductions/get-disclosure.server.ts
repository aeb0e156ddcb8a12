// The steps of confidentiality of an introduction: where the two sides stand, their signatures, and the files.
import type { Actor } from '#app/domain/actor.ts';
import {
  agreementSource,
  currentAgreement,
  decideReadingFile,
  isAgreementInForce,
} from '#app/domain/confidentiality-agreement.ts';
import { isReleased } from '#app/domain/document.ts';
import { decideWithdrawing, type Side, sideOf } from '#app/domain/introduction.ts';
import { type IntroductionFileRow, listFiles, listSignatures } from '#app/persistence/introduction-files.server.ts';
import { namesOf } from '#app/persistence/introduction-thread.server.ts';
import { getIntroduction, type IntroductionView } from './get-introduction.server.ts';
import { sha256 } from './sign-agreement.server.ts';

type Member = Actor & { organisation: NonNullable<Actor['organisation']> };

export interface ShownSignature {
  readonly id: string;
  readonly side: Side;
  readonly name: string;
  readonly version: string;
  readonly hash: string;
  readonly signedAt: Date;
  readonly revokedAt: Date | null;
}

export interface ShownFile extends Pick<IntroductionFileRow, 'id' | 'fileName' | 'size' | 'level' | 'uploadedAt'> {
  readonly isOwn: boolean;
  /** Locked: behind the agreement. Quarantined: the virus scanner has not found it clean. */
  readonly state: 'open' | 'marked' | 'locked' | 'quarantined';
}

export interface Disclosure {
  readonly introduction: IntroductionView;
  readonly agreement: {
    readonly version: string;
    readonly zh: readonly string[];
    readonly en: readonly string[];
    readonly textHash: string;
  };
  readonly signatures: readonly ShownSignature[];
  readonly isInForce: boolean;
  readonly hasSigned: boolean;
  readonly files: readonly ShownFile[];
}

/** Null when the introduction is not accepted, or not the reader's to take part in. */
export async function getDisclosure(actor: Member, id: string): Promise<Disclosure | null> {
  const introduction = await getIntroduction(actor, id);
  // Whoever may take consent back sees what there is to take back, with a lapsed verification too.
  if (!introduction || !decideWithdrawing(actor, introduction).ok) return null;
  const [signatures, files] = await Promise.all([listSignatures(id), listFiles(id)]);
  const names = await namesOf(signatures.map(({ signedById }) => signedById));
  const stateOf = (file: IntroductionFileRow): ShownFile['state'] => {
    if (!isReleased(file.scanVerdict)) return 'quarantined';
    const decision = decideReadingFile({ actor, introduction, signatures, file });
    if (!decision.ok) return 'locked';
    return decision.value.isMarked ? 'marked' : 'open';
  };
  const own = actor.organisation.id;
  return {
    introduction,
    agreement: { ...currentAgreement, textHash: sha256(agreementSource(currentAgreement)) },
    signatures: signatures.map(({ organisationId, signedById, textHash: _, ...signature }) => ({
      ...signature,
      side: sideOf(introduction, organisationId) ?? 'from',
      name: names.get(signedById) ?? '',
    })),
    isInForce: isAgreementInForce(introduction, signatures),
    hasSigned: signatures.some(({ organisationId, revokedAt }) => organisationId === own && revokedAt === null),
    files: files.map((file) => ({
      ...{ id: file.id, fileName: file.fileName, size: file.size, level: file.level, uploadedAt: file.uploadedAt },
      isOwn: file.organisationId === own,
      state: stateOf(file),
    })),
  };
}
