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
  'rate-limited': 'Too many tries; please wait a moment.',
};
