// English messages: keys for programs.
import type { Translated } from '../message-shape.ts';
import type { apiKeys as source } from '../zh-CN/api-keys.ts';

export const apiKeys: Translated<typeof source> = {
  flash: {
    revoked: 'The key is revoked; programs that use it are refused from their next request on.',
  },
  title: 'API keys',
  lead: 'For programs of your own, acting for the present organisation. A key never allows more than you may do there at the moment, and it ends when you leave.',
  link: 'API keys',
  own: 'Your keys',
  none: 'You have no keys for this organisation yet.',
  name: 'Name',
  nameHint: 'Where it is used, for example “list synchronisation”.',
  permissions: 'Permissions',
  readOnly: 'reading only',
  days: 'Good for',
  daysOf: ({ days }) => `${days} days`,
  create: 'Make a key',
  createTitle: 'A new key',
  createdTitle: 'The key is made, and shown this once',
  createdText: 'Copy it now and keep it safe: we keep only its hash and cannot show it again.',
  use: 'Send it in this header:',
  createdAt: 'Made',
  expiresAt: 'Good until',
  lastUsedAt: 'Last used',
  never: 'never',
  stateHeading: 'State',
  state: { working: 'Working', expired: 'Expired', revoked: 'Revoked' },
  actions: 'Actions',
  revoke: 'Revoke',
  revokeTitle: ({ name }) => `Revoke the key “${name}”?`,
  revokeText: 'Programs that use it lose access at once; this cannot be undone.',
  refusals: {
    'permission-exceeded': 'A key cannot allow more than you may do yourself.',
    'too-many-keys': 'You have too many working keys; revoke some first.',
    'no-such-key': 'There is no such key, or it is revoked already.',
  },
};
