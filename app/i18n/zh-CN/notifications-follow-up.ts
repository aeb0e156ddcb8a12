// Chinese messages: notifications about what became of introductions.

type Step = { organisationZh: string; organisationEn: string };
type About = { title: string; stage: string };

export const followUpNotifications = {
  'follow-up.proposed': {
    title: (p: Step) => `${p.organisationZh || p.organisationEn} 登记了一项对接进展，请确认`,
    line: (p: About) => `“${p.title}”：${p.stage}。请确认，或说明不同意见。`,
  },
  'follow-up.confirmed': {
    title: (p: Step) => `${p.organisationZh || p.organisationEn} 确认了对接进展`,
    line: (p: About) => `“${p.title}”：${p.stage}。`,
  },
  'follow-up.disputed': {
    title: (p: Step) => `${p.organisationZh || p.organisationEn} 对登记的进展有异议`,
    line: (p: About) => `“${p.title}”：${p.stage}。请查看对方的说明。`,
  },
  'follow-up.stale': {
    title: (p: { title: string }) => `台账需要更新：${p.title}`,
    line: (p: { why: string; sinceOn: string }) => `${p.why}（${p.sinceOn}）。请登记进展或安排下一步。`,
  },
  'organisation.invites-again': {
    title: (p: Step) => `${p.organisationZh || p.organisationEn} 邀请您再次联系`,
    line: (p: Step) => `${p.organisationZh || p.organisationEn} 此前婉拒了意向，现在愿意重新洽谈。`,
  },
  'organisation.report-answered': {
    title: (_: { note: string }) => '您的举报已处理',
    line: (p: { note: string }) => `运营人员的说明：${p.note}`,
  },
  'organisation.warned': {
    title: (_: { note: string }) => '运营人员对本机构提出警告',
    line: (p: { note: string }) => `理由：${p.note}`,
  },
};
