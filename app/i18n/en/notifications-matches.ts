// English messages: notifications about matches.

interface Pair {
  own: string;
  other: string;
  percent: number;
}

export const matchNotifications = {
  'match.capability-found': {
    title: (p: Pair) => `A capability fits your need at ${p.percent}%`,
    line: (p: Pair) => `“${p.other}” fits “${p.own}”. The page says why, word by word.`,
  },
  'match.opportunity-found': {
    title: (p: Pair) => `An opportunity fits your capability at ${p.percent}%`,
    line: (p: Pair) => `“${p.other}” fits “${p.own}”. The page says why, word by word.`,
  },
};
