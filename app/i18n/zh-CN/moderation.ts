// Chinese messages: operators look over published listings.

const closing = '\n\n揭榜 · 场景机会与场景能力供需对接平台\n本邮件由系统发出，请勿直接回复。';

export const moderation = {
  flash: { moderated: '已隐藏，发布机构已收到邮件。', restored: '已恢复显示，发布机构已收到邮件。' },
  title: '清单巡查',
  lead: '最近发布的内容，最新的在前。含广告、个人信息或违法内容的可以隐藏，原因会告诉发布机构。',
  tabs: { label: '清单巡查', published: '最近发布', hidden: '已隐藏' },
  columns: { listing: '内容', organisation: '发布机构', published: '发布时间', hidden: '隐藏原因', action: '操作' },
  changedSince: '隐藏后已重新发布，待复核',
  hide: '隐藏',
  hideTitle: '对外隐藏这条内容？',
  hideText: '它会立即离开公开清单、搜索与匹配。发布机构会收到邮件，看到下面的原因和改正办法。',
  reason: '原因',
  reasonHint: '写给发布机构看，例如：摘要里有联系电话，请移到联系人一栏。',
  restore: '恢复显示',
  restoreTitle: '恢复显示？',
  restoreText: '按它当前发布的版本恢复到公开清单。',
  emptyTitle: '这里没有内容',
  emptyText: '没有需要巡查的内容。',
  own: '您自己机构的，由其他运营人员处理',
  refusal: { 'moderation-reason-needed': '请写明隐藏的原因，发布机构会看到。' },
  mail: {
    moderated: {
      subject: (p: { title: string }) => `已被隐藏：${p.title}`,
      body: (p: { name: string; title: string; reason: string; link: string }) =>
        `${p.name}，您好：\n\n平台运营人员隐藏了“${p.title}”，公开清单、搜索和匹配里都不再显示。\n\n原因：${p.reason}\n\n请登录后修改并重新发布，运营人员复核后恢复显示：\n\n${p.link}${closing}`,
    },
    restored: {
      subject: (p: { title: string }) => `已恢复显示：${p.title}`,
      body: (p: { name: string; title: string; reason: string; link: string }) =>
        `${p.name}，您好：\n\n“${p.title}”已恢复显示。\n\n${p.link}${closing}`,
    },
  },
};
