// Chinese messages: notifications about saved searches, watched listings and deadlines.

export const findingNotifications = {
  'saved-search.found': {
    title: (p: { name: string; count: number }) =>
      p.count === 1 ? `“${p.name}”有 1 个新条目` : `“${p.name}”有 ${p.count} 个新条目`,
    line: (p: { title: string; count: number }) => (p.count === 1 ? p.title : `${p.title} 等 ${p.count} 条`),
  },
  'watch.changed': {
    title: (p: { title: string; number: number }) => `您关注的“${p.title}”有了第 ${p.number} 版`,
    line: (p: { fields: number }) =>
      p.fields === 0 ? '公开内容没有变化。' : `改动了 ${p.fields} 处公开内容，点开查看差异。`,
  },
  'watch.gone': {
    title: (p: { title: string }) => `您关注的“${p.title}”已下架`,
    line: () => '公开清单不再显示。重新发布时会再告诉您。',
  },
  'watch.call-published': {
    title: (p: { title: string }) => `您关注的场景机会发榜了：“${p.title}”`,
    line: (p: { bidsUntilAt: string }) => `揭榜截止：${p.bidsUntilAt}。`,
  },
  'watch.call-cancelled': {
    title: (p: { title: string }) => `榜单“${p.title}”已取消`,
    line: () => '发榜机构说明了原因，点开查看。',
  },
  'watch.call-opened': {
    title: (p: { title: string }) => `榜单“${p.title}”已开榜`,
    line: () => '开榜记录已公开。',
  },
  'deadline.listing': {
    title: (p: { title: string; days: number }) =>
      p.days === 0 ? `“${p.title}”今天到期` : `“${p.title}”还有 ${p.days} 天到期`,
    line: (p: { lastOn: string }) => `有效期至 ${p.lastOn}。您在关注它，到期后不再公开显示。`,
  },
  'deadline.call': {
    title: (p: { title: string; days: number }) =>
      p.days === 0 ? `榜单“${p.title}”今天截止` : `榜单“${p.title}”还有 ${p.days} 天截止`,
    line: (p: { bidsUntilAt: string }) => `揭榜截止：${p.bidsUntilAt}。到这一刻即为逾期。`,
  },
};
