// The clock's part of notifications: what is due becomes mails.
import { mailNotifications } from '#app/features/notifications/mail-notifications.server.ts';

export const mailDueNotifications = (): Promise<number> => mailNotifications();
