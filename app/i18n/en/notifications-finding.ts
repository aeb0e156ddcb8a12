// English messages: notifications about saved searches, watched listings and deadlines.

export const findingNotifications = {};
