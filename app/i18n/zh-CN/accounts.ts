// Chinese messages: accounts.

export const accounts = {
};
