// Chinese messages: notifications about introductions, brokers' proposals and clarifications.

/** `other` is the other side's name, `title` the listing, `dueAt` when the answer is due. */
interface Told {
  title: string;
  otherZh: string;
  otherEn: string;
  dueAt: string;
}

interface Titled {
  title: string;
}

export const introductionNotifications = {
  'introduction.sent': {
    title: (p: Told) => `${p.otherZh} 表达了对接意向`,
    line: (p: Told) => `关于“${p.title}”，请在 ${p.dueAt} 前答复。`,
  },
  'introduction.accepted': {
    title: (p: Told) => `${p.otherZh} 接受了对接意向`,
    line: (p: Told) => `关于“${p.title}”，现在可以查看联系方式并在线沟通。`,
  },
  'introduction.declined': {
    title: (p: Told) => `${p.otherZh} 谢绝了对接意向`,
    line: (p: Told) => `关于“${p.title}”，原因见对接页面。`,
  },
  'introduction.cancelled': {
    title: (p: Told) => `${p.otherZh} 撤回了对接意向`,
    line: (p: Told) => `关于“${p.title}”，不必再答复。`,
  },
  'introduction.question-asked': {
    title: (p: Told) => `${p.otherZh} 在答复前有一个问题`,
    line: (p: Told) => `关于“${p.title}”，回复后对方才好决定。`,
  },
  'introduction.question-answered': {
    title: (p: Told) => `${p.otherZh} 回复了您的问题`,
    line: (p: Told) => `关于“${p.title}”，请在 ${p.dueAt} 前答复意向。`,
  },
  'introduction.reminded': {
    title: (p: Told) => `${p.otherZh} 还在等待您的答复`,
    line: (p: Told) => `关于“${p.title}”，${p.dueAt} 后视为未答复。`,
  },
  'introduction.expired': {
    title: (p: Told) => `与 ${p.otherZh} 的对接意向逾期未答复`,
    line: (p: Told) => `关于“${p.title}”，10 个工作日内没有答复，已自动结束。`,
  },
  'introduction.consent-withdrawn': {
    title: (p: Told) => `${p.otherZh} 收回了联系方式`,
    line: (p: Told) => `关于“${p.title}”，双方的联系方式已重新隐藏。`,
  },
  'introduction.message-sent': {
    title: (p: Told) => `${p.otherZh} 发来消息`,
    line: (p: Told) => `关于“${p.title}”，请在平台上查看和回复。`,
  },
  'introduction.meeting-proposed': {
    title: (p: Told) => `${p.otherZh} 提议会面`,
    line: (p: Told) => `关于“${p.title}”，请选择合适的时间。`,
  },
  'introduction.meeting-settled': {
    title: (p: Told) => `${p.otherZh} 确定了会面时间`,
    line: (p: Told) => `关于“${p.title}”，可在平台下载日历文件。`,
  },
  'introduction.meeting-cancelled': {
    title: (p: Told) => `${p.otherZh} 取消了会面`,
    line: (p: Told) => `关于“${p.title}”。`,
  },
  'introduction.agreement-signed': {
    title: (p: Told) => `${p.otherZh} 签署了保密约定`,
    line: (p: Told) => `关于“${p.title}”，双方签署后可互看保密文件。`,
  },
  'introduction.agreement-revoked': {
    title: (p: Told) => `${p.otherZh} 撤销了保密约定的签署`,
    line: (p: Told) => `关于“${p.title}”，此后不再提供保密文件。`,
  },
  'introduction.files-given': {
    title: (p: Told) => `${p.otherZh} 提供了新文件`,
    line: (p: Told) => `关于“${p.title}”，请在对接页面查看。`,
  },
  'proposal.made': {
    title: (_: Titled) => '场景经理人向您推荐合作对象',
    line: (p: Titled) => `对方清单：“${p.title}”。请表达意向或谢绝。`,
  },
  'proposal.taken-up': {
    title: (_: Titled) => '一方有意向',
    line: (p: Titled) => `关于“${p.title}”，等待另一方答复。`,
  },
  'proposal.accepted': {
    title: (_: Titled) => '双方都已接受',
    line: (p: Titled) => `关于“${p.title}”，撮合成功。`,
  },
  'proposal.declined': {
    title: (_: Titled) => '有一方谢绝',
    line: (p: Titled) => `关于“${p.title}”，原因见提议页面。`,
  },
  'proposal.minutes-written': {
    title: (_: Titled) => '场景经理人写了走访纪要',
    line: (p: Titled) => `关于“${p.title}”，请查看。`,
  },
  'call.clarification-asked': {
    title: (_: Titled) => '榜单收到新的提问',
    line: (p: Titled) => `“${p.title}”，请公开答复。`,
  },
  'call.clarification-answered': {
    title: (_: Titled) => '您的提问已公开答复',
    line: (p: Titled) => `“${p.title}”。`,
  },
};
