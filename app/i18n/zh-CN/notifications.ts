// Chinese messages: the notification centre, and the words of every kind of notification.
import { findingNotifications } from './notifications-finding.ts';
import { followUpNotifications } from './notifications-follow-up.ts';
import { introductionNotifications } from './notifications-introductions.ts';
import { matchNotifications } from './notifications-matches.ts';

export const notifications = {
  /**
   * One entry per kind, filled with the notification's params. Names of organisations come as a pair (…Zh, …En);
   * params that end in At are instants and in On days, both written out for the reader before they come here.
   */
  kinds: {
    ...findingNotifications,
    ...matchNotifications,
    ...introductionNotifications,
    ...followUpNotifications,
  },
};
