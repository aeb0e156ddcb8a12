// Why something about organisations was refused: status and sentence.
import type { AccessReason } from '#app/domain/authorisation.ts';
import type { InvitationReason, JoiningReason, RemovalReason } from '#app/domain/membership.ts';
import type { VerificationReason, VerificationRequestReason } from '#app/domain/verification.ts';
import type { Messages } from '#app/i18n/index.ts';

export type OrganisationReason =
  | InvitationReason
  | JoiningReason
  | RemovalReason
  | VerificationReason
  | VerificationRequestReason
  | 'no-such-invitation'
  | 'uscc-taken'
  | 'rate-limited';

const own = (key: keyof Messages['organisations']['refusals'], status: number) => ({
  status,
  say: (t: Messages) => t.organisations.refusals[key],
});
const shared = (key: AccessReason | 'rate-limited', status: number) => ({
  status,
  say: (t: Messages) => t.refusals[key],
});

export const organisationsRefusals = {
  'sign-in-needed': shared('sign-in-needed', 401),
  'email-unverified': shared('email-unverified', 403),
  'organisation-needed': shared('organisation-needed', 403),
  'organisation-unverified': shared('organisation-unverified', 403),
  'permission-missing': shared('permission-missing', 403),
  'not-found': shared('not-found', 404),
  'rate-limited': shared('rate-limited', 429),
  'not-requestable': own('not-requestable', 409),
  'not-a-member': own('not-a-member', 409),
  'last-administrator': own('last-administrator', 409),
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
} as const satisfies Record<OrganisationReason, { status: number; say: (t: Messages) => string }>;
