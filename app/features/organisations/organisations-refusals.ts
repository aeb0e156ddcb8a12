// Why something about organisations was refused: status and sentence.
import type { BundleReason, InvitationReason, JoiningReason, RemovalReason } from '#app/domain/membership.ts';
import type { VerificationReason, VerificationRequestReason } from '#app/domain/verification.ts';
import type { Messages } from '#app/i18n/index.ts';
import { accessRefusals } from '#app/ui/access-refusals.ts';
import type { HonourReason } from './change-honours.server.ts';
import type { DocumentReason } from './hand-in-document.server.ts';

export type OrganisationReason =
  | BundleReason
  | InvitationReason
  | JoiningReason
  | RemovalReason
  | VerificationReason
  | VerificationRequestReason
  | DocumentReason
  | HonourReason
  | 'upload-too-large'
  | 'upload-broken'
  | 'no-such-invitation'
  | 'uscc-taken'
  | 'rate-limited';

const own = (key: keyof Messages['organisations']['refusals'], status: number) => ({
  status,
  say: (t: Messages) => t.organisations.refusals[key],
});

export const organisationsRefusals = {
  ...accessRefusals,
  'rate-limited': { status: 429, say: (t: Messages) => t.refusals['rate-limited'] },
  'not-requestable': own('not-requestable', 409),
  'not-a-member': own('not-a-member', 409),
  'last-administrator': own('last-administrator', 409),
  'administrator-manages': own('administrator-manages', 422),
  'already-member': own('already-member', 409),
  'already-invited': own('already-invited', 409),
  'too-many-invitations': own('too-many-invitations', 409),
  'invitation-closed': own('invitation-closed', 409),
  'invitation-of-another': own('invitation-of-another', 403),
  'no-such-invitation': own('no-such-invitation', 409),
  'uscc-taken': own('uscc-taken', 409),
  'own-organisation': own('own-organisation', 403),
  'state-changed': own('state-changed', 409),
  'note-needed': own('note-needed', 422),
  'evidence-needed': own('evidence-needed', 409),
  'uscc-unconfirmed': own('uscc-unconfirmed', 409),
  'uscc-fine': own('uscc-fine', 409),
  'file-needed': own('file-needed', 422),
  'file-empty': own('file-empty', 422),
  'file-too-large': own('file-too-large', 413),
  'file-name': own('file-name', 422),
  'file-type': own('file-type', 415),
  'file-ending': own('file-ending', 415),
  'file-broken': own('file-broken', 422),
  'file-active': own('file-active', 422),
  'file-encrypted': own('file-encrypted', 422),
  'file-pixels': own('file-pixels', 422),
  'file-archive': own('file-archive', 422),
  'file-archive-content': own('file-archive-content', 422),
  'file-quota': own('file-quota', 409),
  'too-many-files': own('too-many-files', 409),
  'no-such-document': own('no-such-document', 409),
  'upload-too-large': own('upload-too-large', 413),
  'upload-broken': own('upload-broken', 400),
  'honour-taken': own('honour-taken', 409),
  'too-many-honours': own('too-many-honours', 409),
  'no-such-honour': own('no-such-honour', 409),
} as const satisfies Record<OrganisationReason, { status: number; say: (t: Messages) => string }>;
