// Chinese messages: search.

export const search = {
  title: '搜索',
  label: '搜索场景机会与场景能力',
  placeholder: '试试：卫星遥感、激光雷达、cell therapy',
  submit: '搜索',
  tabs: { label: '清单', all: '全部', opportunity: '场景机会', capability: '场景能力' },
  filters: '筛选',
  apply: '应用筛选',
  clear: '清除筛选',
  more: '更多',
  facet: {
    fields: '领域',
    kind: '类型',
    regions: '地区',
    organisationType: '机构类型',
    budgetBand: '预算',
    closing: '有效期',
  },
  closing: { any: '不限', within: (p: { days: number }) => `${p.days} 天内截止` },
  sort: '排序',
  sorts: { relevance: '相关度', newest: '最新发布', closing: '最先截止' },
  results: (p: { count: number; text: string }) =>
    p.text ? `“${p.text}”：约 ${p.count} 条结果` : `共约 ${p.count} 条`,
  page: (p: { page: number; pages: number }) => `第 ${p.page} 页，共 ${p.pages} 页`,
  emptyTitle: '没有找到符合条件的内容',
  emptyText: '换一个说法，或去掉一些筛选条件。中英文都可以搜索，个别错字也能找到。',
  unavailableTitle: '搜索暂时不可用',
  unavailableText: '搜索服务正在恢复，请稍后再试；也可以直接浏览清单。',
  browse: { opportunities: '浏览场景机会清单', capabilities: '浏览场景能力清单' },
  budget: (p: { text: string }) => `预算 ${p.text}`,
};
