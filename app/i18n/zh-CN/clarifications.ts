// Chinese messages: questions about calls and their answers.

export const clarifications = {
  title: '公开答疑',
  lead: '关于这项榜单的提问与答复。提问单位不公开，答复对所有人可见。',
  none: '还没有公开的答疑',
  noneText: '认证机构可以在揭榜期内提问，答复后在这里公开。',
  question: '提问',
  answer: '答复',
  askedAt: '提问时间',
  answeredAt: '答复时间',
  ask: '提问',
  askText: '问题会隐去提问单位公开，请不要写单位名称、姓名或联系方式。',
  send: '提交问题',
  waiting: '等待答复',
  waitingOwn: '贵机构的提问，答复后公开',
  publish: '公开答复',
  backToCall: '返回榜单',
  refusals: {
    'text-needed': '请写下内容。',
    'contact-in-text': '请删去联系方式或个人信息：问题会公开。',
    'too-many-open': '贵机构等待答复的问题太多，请稍后再问。',
    'answered-already': '这个问题已经答复。',
    'call-not-open': '现在不能提问或答复。',
  },
  flash: { asked: '问题已提交，答复后公开。', answered: '答复已公开。' },
};
