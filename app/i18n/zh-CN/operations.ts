// Chinese messages: what operators do, and the outbox of demonstrations.

export const operations = {
  flash: {
    verified: '已通过核验。',
    returned: '已退回，原因已发给机构管理员。',
    suspended: '已暂停核验，原因已发给机构管理员。',
  },
  verifications: {
    title: '机构核验',
    lead: '核对名称、类型与统一社会信用代码。退回和暂停需要写明原因。',
    states: '核验状态',
    emptyTitle: '这里没有机构',
    emptyText: '机构提交核验后会出现在“核验中”。',
    requestedAt: '提交时间',
    administrators: '管理员',
    note: '原因',
    noteHint: '机构管理员会看到这段话。',
    lastNote: '上次填写的原因',
    acts: { verify: '通过', return: '退回', suspend: '暂停' },
    questions: {
      verify: (p: { name: string }) => `通过 ${p.name} 的核验？`,
      return: (p: { name: string }) => `退回 ${p.name} 的核验申请？`,
      suspend: (p: { name: string }) => `暂停 ${p.name} 的核验？`,
    },
    consequences: {
      verify: '该机构将可以发布、对接和揭榜。',
      return: '该机构可以修改后重新提交。',
      suspend: '该机构将不能发布、对接和揭榜，已发布的内容保留。',
    },
  },
  outbox: {
    title: '开发邮箱',
    lead: '没有配置邮件服务器，本站发出的邮件都留在这里。仅演示环境可见。',
    emptyTitle: '还没有邮件',
    to: '收件人',
    sentAt: '时间',
    states: { waiting: '待处理', kept: '未发送：没有配置邮件服务器', sent: '已发送' },
    older: '更早的邮件',
    newest: '最新的邮件',
  },
};
