// Files beside a listing: how many, and who may read which.
import type { Actor } from './actor.ts';
import { type AccessReason, decideAccess } from './authorisation.ts';
import { allow, type Decision, refuse } from './decision.ts';

export const attachmentLevels = ['public', 'verified', 'introduced'] as const;
/** Everybody · any verified organisation · organisations introduced about the listing. */
export type AttachmentLevel = (typeof attachmentLevels)[number];

export const isAttachmentLevel = (text: unknown): text is AttachmentLevel =>
  (attachmentLevels as readonly unknown[]).includes(text);

/** Files of one listing; files and bytes of one upload; characters of a caption. */
export const attachmentLimits = { count: 10, files: 5, total: 40 * 1024 * 1024, caption: 200 } as const;

export interface AttachmentReader {
  readonly actor: Actor | null;
  /** The listing's organisation. */
  readonly ownerId: string;
  /** Between the two organisations there is an accepted introduction about the listing. */
  readonly isIntroduced: boolean;
}

/** The way a reader comes to a file: as one of its own, because it is open, or through a lock (which is on record). */
export type ReadingWay = 'own' | 'open' | 'unlocked';

/** Of listings the reader may see at all; that is asked before. A suspended organisation falls back to everybody. */
export function decideReadingAttachment(
  { actor, ownerId, isIntroduced }: AttachmentReader,
  level: AttachmentLevel,
): Decision<ReadingWay, AccessReason | 'introduction-needed'> {
  if (actor?.organisation?.id === ownerId) return allow('own');
  if (level === 'public') return allow('open');
  const access = decideAccess(actor, 'attachment.read-locked', ownerId);
  if (!access.ok) return access;
  return level === 'verified' || isIntroduced ? allow('unlocked') : refuse('introduction-needed');
}
