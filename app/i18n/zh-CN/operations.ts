// Chinese messages: operations.

export const operations = {
};
