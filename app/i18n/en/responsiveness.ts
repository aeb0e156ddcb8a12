// English messages: how an organisation answers requests.
import type { Messages } from '../message-shape.ts';

export const responsiveness: Messages['responsiveness'] = {
  title: 'How it answers',
  rate: 'Answer rate',
  median: 'Median answer time',
  hours: 'hours',
  plainHours: 'hours of the clock, holidays included',
  restsOn: (p) => `${p.count} requests answered or run out within a year`,
  tooFew: 'Fewer than five requests were answered or ran out within a year: too few to give a rate or a time.',
};
