// English messages: one's own data, taking it along and deleting it.
import type { Translated } from '../message-shape.ts';
import type { personalData as source } from '../zh-CN/personal-data.ts';

export const personalData: Translated<typeof source> = {
  flash: { erased: 'Your account is deleted. The e-mail address can register again as a new person.' },
  link: 'Personal data',
  title: 'Personal data',
  lead: 'Download what this site keeps about you, or delete your account.',
  exportTitle: 'Download my data',
  exportText:
    'A JSON file with your profile, memberships, devices signed in (without tokens), what you did, the opportunities and capabilities you drafted, the interest you expressed, and the mails sent to you (subject and date). Nobody else’s data is in it.',
  exportButton: 'Download JSON',
  eraseTitle: 'Delete my account',
  eraseText:
    'Your name, e-mail address, phone, password, second factor, passkeys, API keys and devices are removed and your memberships end. What you did stays in the audit trail as done by a “deleted person”. What belongs to organisations (opportunities, capabilities, introductions) stays. This cannot be undone.',
  password: 'Current password',
  confirm: 'I understand that a deleted account cannot be restored',
  submit: 'Delete my account',
  retentionTitle: 'How long things are kept',
  retentionText: 'A daily job removes what is past its period; the audit trail is kept for good.',
  retention: {
    session: 'Sessions, after their end',
    link: 'One-time links and codes, after their end',
    attempt: 'Counted attempts to sign in and the like (hashes only)',
    mailBody: 'Text of mails, after sending',
    mail: 'The record that a mail was sent',
    invitation: 'Invitations of members, after their end',
    apiKey: 'API key records, after their end',
  },
  days: ({ days }) => (days === 0 ? 'removed at once' : `${days} days`),
  item: 'Data',
  period: 'Kept',
  refusals: {
    'wrong-password': 'The password is wrong.',
    'no-password': 'Your account has no password yet. Set one through “Forgot password”, then come back.',
    'rate-limited': 'Too many tries. Please try again in an hour.',
    'not-confirmed': 'Please tick the box to confirm.',
    'last-administrator': ({ organisations }) =>
      `You are the only administrator of: ${organisations}. Give the administrator role to a colleague on the members page first.`,
    custodian: 'You hold key shares of calls that are not opened yet. Please wait until they are opened.',
    demo: 'People of the demonstration cannot be deleted.',
  },
};
