// Chinese messages: how an organisation answers requests.

export const responsiveness = {
  title: '对接响应',
  rate: '答复率',
  median: '答复时间中位数',
  hours: '小时',
  plainHours: '按自然小时计算，不扣除节假日',
  restsOn: (p: { count: number }) => `近一年 ${p.count} 次已答复或已过期的意向`,
  tooFew: '近一年已答复或已过期的意向不足 5 次，暂不公布答复率和答复时间。',
};
