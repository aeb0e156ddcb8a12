// Chinese messages: listings.

export const listings = {
};
