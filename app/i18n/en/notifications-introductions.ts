// English messages: notifications about introductions.

export const introductionNotifications = {};
