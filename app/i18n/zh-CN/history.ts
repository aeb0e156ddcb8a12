// Chinese messages: versions of a listing compared, watching listings, and the mails watchers get.

const closing = '\n\n揭榜 · 场景机会与场景能力供需对接平台\n本邮件由系统发出，请勿直接回复。';

export const history = {
  flash: {
    watched: '已关注。有新版本或下架时会发邮件告诉您。',
    unwatched: '已取消关注。',
  },
  publishedBy: (p: { organisation: string; instant: string }) => `${p.organisation} 发布于 ${p.instant}`,
  open: '查看这一版全文',
  added: '新增',
  removed: '删去',
  legend: '绿色下划线为新增，红色删除线为删去。',
  rowsUnchanged: (p: { count: number }) => `另有 ${p.count} 行未变`,
  lockedSections: (p: { sections: string }) => `受限内容不显示差异：${p.sections}。`,
  compare: {
    title: '比较任意两版',
    from: '从',
    to: '到',
    submit: '比较',
    result: (p: { from: number; to: number }) => `第 ${p.from} 版与第 ${p.to} 版的差异`,
    close: '关闭比较',
  },
  old: {
    title: (p: { number: number; day: string }) => `这是第 ${p.number} 版，发布于 ${p.day}，不是现行版本`,
    text: (p: { current: number }) => `现行版本是第 ${p.current} 版，内容可能已有变化。`,
    link: '查看现行版本',
    compare: '与现行版本比较',
    currentTitle: (p: { number: number }) => `这是现行的第 ${p.number} 版的固定链接`,
    currentText: '即使以后再改，这个链接也始终显示这一版。',
  },
  watch: {
    watch: '关注',
    unwatch: '取消关注',
    hint: '有新版本或下架时收到邮件',
  },
  watches: {
    title: '我关注的条目',
    lead: '有新版本、撤下或到期时，会用您的语言发邮件告诉您改了什么。',
    empty: '还没有关注任何条目',
    emptyText: '在场景机会或场景能力的页面上点“关注”，这里就会出现。',
    listing: '条目',
    state: '状态',
    since: '关注于',
    action: '操作',
    phase: { listed: '在列', gone: '已下架' },
    link: '我的关注',
  },
  unsubscribe: {
    title: '取消关注',
    text: (p: { title: string }) => `不再接收关于“${p.title}”的邮件？`,
    gone: '您已不再关注这个条目，不会再收到相关邮件。',
    submit: '取消关注',
    browse: '浏览场景机会',
  },
  mail: {
    published: {
      subject: (p: { title: string; number: number }) => `您关注的“${p.title}”有了第 ${p.number} 版`,
      lead: (p: { name: string; title: string; organisation: string; number: number }) =>
        `${p.name}，您好：\n\n您关注的“${p.title}”（${p.organisation}）发布了第 ${p.number} 版。`,
    },
    gone: {
      subject: (p: { title: string }) => `您关注的“${p.title}”已下架`,
      lead: (p: { name: string; title: string; organisation: string; how: string }) =>
        `${p.name}，您好：\n\n您关注的“${p.title}”（${p.organisation}）${p.how}，公开清单不再显示。重新发布时会再告诉您。`,
    },
    how: {
      withdrawn: '已由发布机构撤下',
      expired: '已过有效期',
      archived: '因未按期确认已归档',
      fulfilled: '需求已得到满足',
      moderated: '已被平台暂停显示',
    },
    reason: (p: { reason: string }) => `修改原因：${p.reason}`,
    changes: '改了什么：',
    field: (p: { name: string }) => `【${p.name}】`,
    removed: (p: { text: string }) => `－ ${p.text}`,
    added: (p: { text: string }) => `＋ ${p.text}`,
    noChanges: '公开内容没有变化。',
    locked: (p: { sections: string }) => `受限内容的差异不在邮件中显示：${p.sections}。`,
    link: (p: { link: string }) => `查看全文和逐字差异：\n${p.link}`,
    unsubscribe: (p: { link: string }) => `不想再收到这个条目的邮件，请打开：\n${p.link}${closing}`,
  },
};
