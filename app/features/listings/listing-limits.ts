// How much each field of a listing may hold, in characters; rows in rows. One place for the schema and the inputs.

export const listingLimits = {
  title: 200,
  summary: 600,
  problem: 8000,
  presentState: 4000,
  offered: 4000,
  description: 8000,
  shortText: 500,
  ipTerms: 2000,
  capacity: 1000,
  priceModel: 1000,
  line: 200,
  rows: 30,
  /** A listing filed under everything is found under nothing. */
  fields: 3,
  changeReason: 500,
} as const;
