// Chinese messages: mails.

export const mails = {
};
