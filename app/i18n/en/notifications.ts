// English messages: the notification centre, and the words of every kind of notification.
import type { Messages } from '../message-shape.ts';
import { findingNotifications } from './notifications-finding.ts';
import { followUpNotifications } from './notifications-follow-up.ts';
import { introductionNotifications } from './notifications-introductions.ts';
import { matchNotifications } from './notifications-matches.ts';

export const notifications: Messages['notifications'] = {
  kinds: {
    ...findingNotifications,
    ...matchNotifications,
    ...introductionNotifications,
    ...followUpNotifications,
  },
};
