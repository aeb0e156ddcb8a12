// Chinese messages: organisations.

export const organisations = {
};
