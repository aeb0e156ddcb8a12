// Chinese messages: matches and their reasons.

export const matches = {
  capabilitiesTitle: '最匹配的场景能力',
  opportunitiesTitle: '最匹配的场景机会',
  lead: '由匹配器根据双方公开文本与结构化信息计算，理由逐条列出；同一机构在前十条中最多出现两条。',
  score: '匹配度',
  percent: (p: { value: number }) => `${p.value}%`,
  why: '为什么匹配',
  terms: '共同词语',
  translated: (p: { term: string; other: string }) => `${p.term}（对应“${p.other}”）`,
  reason: {
    lexical: { high: '用词高度一致', some: '部分用词一致' },
    semantic: { high: '主题十分接近', some: '主题相关' },
    field: { high: '领域相同', some: '领域部分重合', low: '领域不同' },
    industry: { high: '行业相同', some: '行业相近', low: '行业不同' },
    region: { high: '地区一致，便于落地', some: '同省或可服务该地区', low: '不在服务地区内' },
    trl: { high: '技术就绪度达到要求', some: '技术就绪度接近要求', low: '技术就绪度低于要求' },
    budget: { high: '预算相符', some: '预算接近', low: '预算差距较大' },
    cooperation: { high: '合作方式相符', some: '合作方式可协商', low: '合作方式不同' },
    kind: { high: '供需类型相配', some: '供需类型可衔接', low: '供需类型不同' },
    freshness: { high: '近期发布', some: '发布有一段时间', low: '发布较久' },
  },
  emptyCapabilitiesTitle: '暂时没有合适的场景能力',
  emptyOpportunitiesTitle: '暂时没有合适的场景机会',
  emptyText: '发布后几秒内会自动匹配；新的清单上线时也会重新计算。您也可以直接搜索。',
  expressInterest: '表达对接意向',
  verified: '已核验',
};
