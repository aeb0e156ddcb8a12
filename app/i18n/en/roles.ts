// English messages: what permissions allow, and the roles that bundle them.
import type { Translated } from '../message-shape.ts';
import type { roles as source } from '../zh-CN/roles.ts';

export const roles: Translated<typeof source> = {
  flash: {
    changed: 'The permissions of the role are changed, for everybody who has it from now on.',
  },
  permission: {
    draft: 'draft',
    publish: 'publish',
    answer: 'answer questions',
    contact: 'contact',
    bid: 'bid',
    open: 'open bids',
    evaluate: 'evaluate',
    sign: 'sign',
    pay: 'pay',
    manage: 'manage members',
  },
  permissions: 'Permissions',
  none: 'No permissions of its own: reads what belongs to the organisation',
  title: 'Roles and permissions',
  lead: 'A role is a bundle of permissions. New members get it as it is here; members who have the role change with it at once.',
  link: 'Roles and permissions',
  holders: ({ count }) => (count === 1 ? '1 member' : `${count} members`),
  save: ({ role }) => `Save “${role}”`,
  manageAlways: 'Administrators can always manage members.',
  readOnly: 'Only those who manage members can change this.',
};
