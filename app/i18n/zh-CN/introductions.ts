// Chinese messages: introductions.

export const introductions = {
};
