// English messages: why something was refused, and what to do about it.
import type { Translated } from '../message-shape.ts';
import type { refusals as source } from '../zh-CN/refusals.ts';

export const refusals: Translated<typeof source> = {
  'sign-in-needed': 'Please sign in first.',
  'email-unverified': 'Please confirm your e-mail address first: open the link in the registration mail.',
  'organisation-needed': 'Create or join an organisation first.',
  'organisation-unverified': 'An operator must verify your organisation before this; until then you can draft.',
  'permission-missing': 'You do not have this permission in your organisation; ask its administrator.',
  'not-found': 'Not found, or not yours to see.',
  'own-organisation': 'This belongs to your own organisation; somebody else must do it.',
  'wrong-state': 'This cannot be done in the present state; reload the page to see it.',
  'second-factor-needed': 'This needs a second factor: set up one-time codes or a passkey first.',
  'step-up-needed': 'This needs a proof of your second factor within the last five minutes.',
  'four-eyes':
    'Whoever wrote it cannot publish it: the draft is saved, and a colleague with the permission to publish can publish it from the workspace.',
  'rate-limited': 'Too many tries; please wait a moment.',
};
