// Chinese messages: matches.

export const matches = {
};
