// The mark of a mail that was delivered to the outbox page only.

export const keptHere = 'no server configured';
