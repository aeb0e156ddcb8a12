// Chinese messages: importing.

export const importing = {
};
