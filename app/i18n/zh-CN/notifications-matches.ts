// Chinese messages: notifications about matches.

export const matchNotifications = {};
