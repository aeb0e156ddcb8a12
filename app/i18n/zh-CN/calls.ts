// Chinese messages: calls.

export const calls = {
};
