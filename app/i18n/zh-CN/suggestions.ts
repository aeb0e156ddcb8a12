// Chinese messages: brokers' suggestions of better words.

const closing = '\n\n揭榜 · 场景机会与场景能力供需对接平台\n本邮件由系统发出，请勿直接回复。';

export const suggestions = {
  flash: {
    suggested: '建议已送达发布机构。',
    accepted: '已采纳，写进了草稿；送审或发布之后公开页面才会更新。',
    rejected: '已答复场景经理人。',
  },
  title: '修改建议',
  brokerLead: '挑一个字段，写出更清楚的说法。发布机构可以采纳、修改后采纳，或说明为什么不采纳。',
  ownerLead: '场景经理人对公开内容提出的说法建议。采纳后写进草稿，不会直接公开。',
  link: (p: { count: number }) => (p.count === 0 ? '修改建议' : `修改建议（${p.count}）`),
  suggest: '建议更清楚的说法',
  field: '字段',
  present: '现在的说法',
  proposed: '建议的说法',
  reason: '理由',
  reasonHint: '例如：补上数字，能解决的人才看得懂要求。',
  send: '送出建议',
  accept: '采纳到草稿',
  text: '采纳的文字（可以再改）',
  reject: '不采纳',
  note: '给场景经理人的答复',
  phase: { open: '待答复', accepted: '已采纳', rejected: '未采纳' },
  answer: (p: { note: string }) => `答复：${p.note}`,
  emptyTitle: '还没有修改建议',
  emptyText: '场景经理人提出之后会显示在这里。',
  own: {
    title: '我的修改建议',
    lead: '您提出的说法建议，以及发布机构的答复。',
    emptyTitle: '您还没有提出建议',
    emptyText: '在机会或能力的页面上可以提出更清楚的说法。',
    listing: '内容',
    date: '日期',
    state: '结果',
    link: '修改建议',
  },
  refusal: {
    'field-not-open': '这个字段不能提建议。',
    'nothing-changed': '建议的说法与现在的一样。',
    'too-many-open': '您在这条内容上已有五条待答复的建议，请等答复后再提。',
    'already-answered': '这条建议已经答复过了。',
    'rejection-note-needed': '请写明不采纳的原因。',
    'text-needed': '请填写文字。',
  },
  mail: {
    suggested: {
      subject: (p: { title: string }) => `有人建议更清楚的说法：${p.title}`,
      body: (p: { name: string; title: string; link: string }) =>
        `${p.name}，您好：\n\n平台的场景经理人对“${p.title}”提出了一条说法建议，请看看是否采纳：\n\n${p.link}${closing}`,
    },
  },
};
