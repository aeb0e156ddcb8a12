// Notifications: what they are about, how often each person wants them by mail, and when the next mail is due.

/** In the order of the preferences page. */
export const notificationTopics = [
  'introduction',
  'follow-up',
  'match',
  'saved-search',
  'watch',
  'deadline',
  'listing',
  'call',
  'organisation',
] as const;
export type NotificationTopic = (typeof notificationTopics)[number];

export const isNotificationTopic = (text: unknown): text is NotificationTopic =>
  (notificationTopics as readonly unknown[]).includes(text);

export const mailRhythms = ['immediate', 'daily', 'weekly', 'off'] as const;
export type MailRhythm = (typeof mailRhythms)[number];

export const isMailRhythm = (text: unknown): text is MailRhythm => (mailRhythms as readonly unknown[]).includes(text);

/** What holds for who has chosen nothing: what somebody waits for at once, what the machine found in portions. */
export const usualRhythms: Readonly<Record<NotificationTopic, MailRhythm>> = {
  introduction: 'immediate',
  'follow-up': 'immediate',
  match: 'weekly',
  'saved-search': 'daily',
  watch: 'immediate',
  deadline: 'immediate',
  listing: 'immediate',
  call: 'immediate',
  organisation: 'immediate',
};

const dayMs = 86_400_000;
const monday = 1;

/**
 * When a notification of now is mailed: at once, or with the next portion at 08:00 in China (midnight UTC), the weekly
 * one on Mondays. Null for no mail.
 */
export function mailDueAt(rhythm: MailRhythm, now: Date): Date | null {
  if (rhythm === 'off') return null;
  if (rhythm === 'immediate') return now;
  const next = (Math.floor(now.getTime() / dayMs) + 1) * dayMs;
  if (rhythm === 'daily') return new Date(next);
  return new Date(next + ((monday - new Date(next).getUTCDay() + 7) % 7) * dayMs);
}
