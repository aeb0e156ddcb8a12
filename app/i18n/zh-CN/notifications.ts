// Chinese messages: the notification centre, and the words of every kind of notification.
import { findingNotifications } from './notifications-finding.ts';
import { followUpNotifications } from './notifications-follow-up.ts';
import { introductionNotifications } from './notifications-introductions.ts';
import { matchNotifications } from './notifications-matches.ts';

export const notifications = {
  flash: {
    read: '已全部标为已读。',
    saved: '已保存邮件提醒设置。',
    resumed: '将重新向您的邮箱发送邮件。',
    retried: '已重新排队发送。',
  },
  link: '消息',
  unread: (p: { count: string }) => `${p.count} 条未读`,
  title: '消息',
  lead: '与您和您所在机构有关的进展都在这里；要不要同时发邮件，可以逐类设置。',
  preferencesLink: '邮件提醒设置',
  all: '全部',
  filter: '按类别查看',
  open: '打开',
  isNew: '未读',
  markRead: '标为已读',
  markAllRead: '全部标为已读',
  older: '更早的消息',
  newest: '最新的消息',
  emptyTitle: '还没有消息',
  emptyText: '对接有回应、关注的内容有变化、清单需要确认时，会在这里告诉您。可以先去看看场景清单，关注感兴趣的内容。',
  emptyTopicText: '这一类还没有消息。',
  browse: '浏览场景机会',
  topics: {
    introduction: { name: '对接', hint: '收到意向、对方答复、新留言和临期提醒' },
    'follow-up': { name: '台账', hint: '待确认的进展、逾期未更新' },
    match: { name: '匹配', hint: '为您的清单找到的新匹配' },
    'saved-search': { name: '保存的搜索', hint: '保存的搜索有新结果' },
    watch: { name: '关注', hint: '关注的内容有新版本或已下架' },
    deadline: { name: '截止', hint: '关注的内容即将截止' },
    listing: { name: '清单', hint: '审核、发布、确认和运营处理' },
    call: { name: '榜单', hint: '揭榜、答疑与开榜' },
    organisation: { name: '机构', hint: '核验与成员' },
  },
  preferences: {
    title: '邮件提醒设置',
    lead: '站内消息始终保留。这里决定每一类消息何时发到您的邮箱；密码、验证等账户安全邮件不受影响。',
    rhythms: { immediate: '立即', daily: '每天一封', weekly: '每周一封', off: '不发邮件' },
    when: '每天一封在北京时间早上 8 点发出，每周一封在周一早上 8 点。',
    save: '保存',
    address: (p: { email: string }) => `邮件发往 ${p.email}`,
  },
  bounce: {
    title: '您的邮箱收不到邮件',
    text: (p: { email: string; since: string }) =>
      `${p.since}，${p.email} 所在的邮件服务器拒收了我们的邮件，此后我们不再向它发送。`,
    answer: (p: { reason: string }) => `对方服务器的答复：${p.reason}`,
    fix: '请检查邮箱是否停用、已满或拒收本站邮件；恢复后按下面的按钮，我们会重新发送。消息在站内不会丢失。',
    resume: '邮箱已恢复，重新发送',
  },
  unsubscribe: {
    title: '不再接收这类邮件',
    text: (p: { topic: string }) => `不再通过邮件接收“${p.topic}”类消息？站内消息仍会保留。`,
    submit: '不再接收',
    done: (p: { topic: string }) => `已停止发送“${p.topic}”类邮件。站内消息仍会保留，随时可以在设置里恢复。`,
    settings: '邮件提醒设置',
  },
  mail: {
    foot: (p: { topic: string; link: string }) => `不想再收到“${p.topic}”类邮件？打开：\n${p.link}`,
    settings: (p: { link: string }) => `调整邮件提醒：\n${p.link}`,
    digest: {
      subject: (p: { count: number }) => `揭榜：${p.count} 条新消息`,
      salutation: (p: { name: string }) => `${p.name}，您好：`,
      lead: (p: { count: number }) => `您有 ${p.count} 条新消息。`,
      more: (p: { count: number }) => `还有 ${p.count} 条，请在站内查看。`,
      closing: '揭榜 · 场景机会与场景能力供需对接平台\n本邮件由系统发出，请勿直接回复。',
    },
  },
  operator: {
    title: '邮件',
    lead: '没有送达的邮件和全部邮件模板。密码、验证等含密钥的正文不在这里显示。',
    waiting: '等待发送',
    oldest: (p: { at: string }) => `最早一封 ${p.at}`,
    noneWaiting: '没有积压',
    givenUp: '未送达',
    suppressed: '停发的邮箱',
    deadTitle: '未送达的邮件',
    emptyTitle: '没有未送达的邮件',
    emptyText: '邮件服务器拒收或五天仍发不出的邮件会出现在这里，可以重新发送。',
    to: '收件人',
    template: '模板',
    failure: '原因',
    at: '时间',
    action: '操作',
    attempts: (p: { count: number }) => `尝试 ${p.count} 次`,
    retry: '重新发送',
    erased: '正文已按保存期限清除',
    failures: {
      bounced: '邮箱不存在或拒收（已停发）',
      refused: '邮件服务器拒收',
      suppressed: '邮箱此前退信，未发送',
      expired: '五天内未能发出',
    },
    previews: '邮件模板预览',
    previewsLead: '每封邮件用示例内容显示，中英文各一份。',
    previewsLink: '预览全部邮件模板',
    back: '返回未送达列表',
  },
  /**
   * One entry per kind, filled with the notification's params. Names of organisations come as a pair (…Zh, …En);
   * params that end in At are instants and in On days, both written out for the reader before they come here.
   */
  kinds: {
    // A mail that was worded when it was written, in its reader's language of then.
    'letter.received': {
      title: (p: { subject: string }) => p.subject,
      line: (p: { lead: string }) => p.lead,
    },
    ...findingNotifications,
    ...matchNotifications,
    ...introductionNotifications,
    ...followUpNotifications,
  },
};
