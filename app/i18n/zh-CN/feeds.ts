// Chinese messages: feeds for readers and deadlines for calendars.

export const feeds = {
  title: {
    search: (p: { text: string }) => (p.text ? `搜索“${p.text}”` : '最新发布'),
    opportunities: '场景机会清单',
    capabilities: '场景能力清单',
    calls: '榜单',
    batches: '批次',
  },
  calendarTitle: {
    opportunities: '场景机会有效期',
    capabilities: '场景能力有效期',
    calls: '揭榜截止',
    own: '我关注的截止日期',
  },
  links: '订阅',
  atom: 'Atom 订阅源',
  json: 'JSON 订阅源',
  ics: '日历（.ics）',
  flash: { made: '已生成个人日历地址。请现在复制，之后不再显示。', ended: '个人日历地址已停用。' },
  until: (p: { title: string }) => `截止：${p.title}`,
  bidsUntil: (p: { title: string }) => `揭榜截止：${p.title}`,
  unavailable: '搜索暂时不可用，请稍后再试。',
  tooMany: '请求太频繁，请稍后再试。',
  own: {
    title: '个人日历',
    text: '把您关注的条目和榜单的截止日期放进手机或电脑的日历。地址只属于您：知道它的人能看到您关注什么，请勿转发。',
    make: '生成日历地址',
    renew: '换一个新地址',
    renewHint: '原来的地址立即失效。',
    end: '停用地址',
    active: (p: { instant: string }) => `地址生成于 ${p.instant}。为安全起见不再显示；丢失了就换一个新的。`,
    address: '日历地址（只显示这一次）',
  },
};
