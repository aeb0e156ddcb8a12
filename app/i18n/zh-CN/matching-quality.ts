// Chinese messages: how good the matching is, in public.

export const matchingQuality = {
  title: '匹配质量',
  link: '匹配质量：公开的测量结果',
  lead: '匹配好不好，不靠说。这里公开在测试集上测得的结果，和常用方法在同一次运行中比较；任何人都可以用同样的命令重做。',
  measured: (p: { date: string }) => `测量日期：${p.date}`,
  none: '还没有公布测量结果',
  noneText: '运行 npm run match:eval -- 目录 --publish 后，结果会出现在这里。',
  collections: '各测试集的结果',
  about: (p: { queries: number; documents: number; language: string }) =>
    `${p.queries} 个需求，${p.documents} 条候选，语言：${p.language}`,
  source: (p: { source: string }) => `数据来源：${p.source}`,
  licence: (p: { licence: string }) => `许可：${p.licence}`,
  method: '方法',
  ours: '揭榜匹配',
  ndcg: '前十质量 nDCG@10',
  recall: '前五十召回 recall@50',
  precision: '前五精度 P@5',
  mrr: '首个命中 MRR',
  bar: (p: { method: string }) => `${p.method} 的 nDCG@10`,
  better: (p: { baseline: string; p: string }) =>
    `与最好的对照方法 ${p.baseline} 相比有显著差异（成对随机化检验 p = ${p.p}）。`,
  same: (p: { baseline: string; p: string }) =>
    `与最好的对照方法 ${p.baseline} 的差异不显著（成对随机化检验 p = ${p.p}）。`,
  worse: (p: { baseline: string; p: string }) => `低于最好的对照方法 ${p.baseline}（成对随机化检验 p = ${p.p}）。`,
  measures: '指标怎么读',
  measureRows: [
    { term: 'nDCG@10', text: '前十条结果排得好不好：最合适的排在最前得 1，都不合适得 0。按评分线性计算。' },
    { term: 'recall@50', text: '所有合适的结果里，有多少出现在前五十条。' },
    { term: 'P@5', text: '前五条里合适的比例；合适的总数不足五条时达不到 1。' },
    { term: 'MRR', text: '第一条合适结果名次的倒数，取平均。' },
  ],
  repeat: '怎样重做',
  repeatText: '测试集的格式和命令在代码库的说明里；所有测试集用同一组参数，不为任何一个单独调整。',
  limits: '局限',
  limitRows: [
    '演示测试集由演示数据和一人的评分组成：先读需求和能力评分，后看匹配结果。规模小，主要用来防止退步，不代表真实市场。',
    '英文演示测试集候选少，各方法都接近满分，区分不出高低。',
    '只测文字部分；地区、预算、技术就绪度等适配分不在其中。',
    '公开测试集的领域（空气动力学、情报学、法律条文）与科技成果对接不同。',
    '内存和时间与机器有关，只在同一次运行的各方法之间可比。',
  ],
  names: {
    'demo-zh': '演示需求：中文对中文',
    'demo-en': '演示需求：英文对英文',
    'demo-across': '演示需求：中英互查',
    cranfield: 'Cranfield（空气动力学，英文）',
    cisi: 'CISI（情报学，英文）',
    'stard-zh': 'STARD（法律条文，中文）',
  },
};
