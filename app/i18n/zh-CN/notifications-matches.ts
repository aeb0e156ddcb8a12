// Chinese messages: notifications about matches.

interface Pair {
  own: string;
  other: string;
  percent: number;
}

export const matchNotifications = {
  'match.capability-found': {
    title: (p: Pair) => `发现匹配度 ${p.percent}% 的场景能力`,
    line: (p: Pair) => `“${p.other}”与您的需求“${p.own}”相匹配，页面逐项说明理由。`,
  },
  'match.opportunity-found': {
    title: (p: Pair) => `发现匹配度 ${p.percent}% 的场景机会`,
    line: (p: Pair) => `“${p.other}”与您的能力“${p.own}”相匹配，页面逐项说明理由。`,
  },
};
