// How an organisation answers: the share of requests it answered, and its median time, in plain hours.

/** With fewer requests answered or run out, figures would say little and point at single cases. */
export const fewestAnswers = 5;
/** Days of requests that count. */
export const countedDays = 365;

export interface Responsiveness {
  /** Requests that were answered or ran out. */
  readonly settled: number;
  readonly answered: number;
  /** From sending to answer, of those answered; null without any. Hours of the clock, not working hours. */
  readonly medianHours: number | null;
}

/** Null while there are too few to be told. */
export const publicResponsiveness = (facts: Responsiveness): Responsiveness | null =>
  facts.settled >= fewestAnswers ? facts : null;

/** 0 to 100. */
export const answerRate = ({ settled, answered }: Responsiveness): number => Math.round((answered / settled) * 100);
