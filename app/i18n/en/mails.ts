// English messages: mails about accounts and organisations.
import type { Translated } from '../message-shape.ts';
import type { mails as source } from '../zh-CN/mails.ts';

const closing =
  '\n\nJiebang · where innovation scenarios meet those who can solve them\nThis mail was sent by a machine; please do not reply.';

export const mails: Translated<typeof source> = {
  'verify-email': {
    subject: 'Verify your e-mail address',
    body: ({ name, link }) =>
      `Hello ${name},\n\nsomebody registered at Jiebang with this address. If it was you, open this link within 24 hours to finish:\n\n${link}\n\nIf it was not you, ignore this mail and do not open the link.${closing}`,
  },
  'reset-password': {
    subject: 'Reset your password',
    body: ({ name, link }) =>
      `Hello ${name},\n\nopen this link to choose a new password. It works once, within an hour:\n\n${link}\n\nIf you did not ask for it, ignore this mail; your password stays as it is.${closing}`,
  },
  'security-changed': {
    subject: 'The way you sign in has changed',
    body: ({ name, what, link }) =>
      `Hello ${name},\n\nyour Jiebang account: ${what}.\n\nIf it was you, there is nothing to do. If not, reset your password at once and check how you sign in:\n\n${link}${closing}`,
  },
  'already-registered': {
    subject: 'Your address is already registered',
    body: ({ name, link }) =>
      `Hello ${name},\n\nsomebody tried to register at Jiebang with this address just now. It has an account already, and nothing was changed.\n\nIf you have forgotten your password, or never finished verifying your address, reset the password here:\n\n${link}\n\nIf it was not you, there is nothing to do.${closing}`,
  },
  invitation: {
    subject: ({ organisation }) => `${organisation} invites you to Jiebang`,
    body: ({ inviter, organisation, role, link }) =>
      `Hello,\n\n${inviter} invites you to join “${organisation}” as ${role}. Sign in or register with the address this mail came to, then open this link within 7 days; it works once:\n\n${link}\n\nIf you do not know them, ignore this mail.${closing}`,
  },
  'organisation-verified': {
    subject: ({ organisation }) => `${organisation} is verified`,
    body: ({ name, organisation, link }) =>
      `Hello ${name},\n\n“${organisation}” is verified and can now publish listings, ask for introductions and bid.\n\n${link}${closing}`,
  },
  'document-infected': {
    subject: ({ organisation }) => `A file of ${organisation} was stopped by the virus scan`,
    body: ({ name, organisation, note, link }) =>
      `Hello ${name},\n\nthe virus scan found something in the file “${note}”, uploaded for “${organisation}”. It is blocked for everybody. Please remove it, and check the computer it came from.\n\n${link}${closing}`,
  },
  'organisation-returned': {
    subject: ({ organisation }) => `${organisation}: verification returned`,
    body: ({ name, organisation, note, link }) =>
      `Hello ${name},\n\nthe request to verify “${organisation}” was returned. The reason:\n\n${note}\n\nPlease change what is needed and ask again:\n\n${link}${closing}`,
  },
  'organisation-suspended': {
    subject: ({ organisation }) => `${organisation}: verification suspended`,
    body: ({ name, organisation, note, link }) =>
      `Hello ${name},\n\nthe verification of “${organisation}” is suspended; meanwhile it cannot publish, ask for introductions or bid. The reason:\n\n${note}\n\n${link}${closing}`,
  },
  'organisation-submitted': {
    subject: ({ organisation }) => `${organisation}: verification requested`,
    body: ({ name, organisation, link }) =>
      `Hello ${name},\n\nthe request to verify “${organisation}” has arrived. An operator will compare it with the evidence; you get the answer by e-mail.\n\n${link}${closing}`,
  },
  'organisation-reinstated': {
    subject: ({ organisation }) => `${organisation}: suspension lifted`,
    body: ({ name, organisation, link }) =>
      `Hello ${name},\n\nthe suspension of “${organisation}” is lifted; it can publish, ask for introductions and bid again.\n\n${link}${closing}`,
  },
  'organisation-renewal': {
    subject: ({ organisation }) => `${organisation}: verification ends soon`,
    body: ({ name, organisation, until, link }) =>
      `Hello ${name},\n\nthe verification of “${organisation}” ends on ${until}. Please bring the evidence up to date and ask for verification again; after that day publishing, introductions and bidding wait for the new one.\n\n${link}${closing}`,
  },
  'organisation-code-accepted': {
    subject: ({ organisation }) => `${organisation}: credit code accepted`,
    body: ({ name, organisation, note, link }) =>
      `Hello ${name},\n\nan operator has accepted the unified social credit code of “${organisation}” although its check digits do not fit. The reason:\n\n${note}\n\n${link}${closing}`,
  },
};
