// Chinese messages: one's own data, taking it along and deleting it.

export const personalData = {
  flash: { erased: '账户已注销。此邮箱可以重新注册为新用户。' },
  link: '个人数据',
  title: '个人数据',
  lead: '下载本站保存的与您本人有关的数据，或注销账户。',
  exportTitle: '下载我的数据',
  exportText:
    'JSON 文件，包含：个人资料、机构成员身份、登录设备（不含令牌）、您的操作记录、您起草的机会与能力、您发出的意向、发给您的邮件（主题与日期）。不含他人的数据。',
  exportButton: '下载 JSON',
  eraseTitle: '注销账户',
  eraseText:
    '姓名、邮箱、电话、密码、双重验证、通行密钥、API 密钥与登录设备将被删除，机构成员身份将终止。您做过的操作仍留在审计记录中，显示为“已注销用户”。机构的内容（机会、能力、对接）归机构所有，予以保留。此操作不能撤销。',
  password: '当前密码',
  confirm: '我明白账户注销后不能恢复',
  submit: '注销账户',
  retentionTitle: '保存期限',
  retentionText: '到期后由每日清理任务处理；审计记录长期保存。',
  retention: {
    session: '登录会话，结束后',
    link: '一次性链接与验证码，失效后',
    attempt: '登录等尝试次数（仅摘要）',
    mailBody: '邮件正文，发出后',
    mail: '邮件发送记录',
    invitation: '成员邀请，结束后',
    apiKey: 'API 密钥记录，失效后',
  },
  days: (p: { days: number }) => (p.days === 0 ? '立即删除' : `${p.days} 天`),
  item: '数据',
  period: '保存',
  refusals: {
    'wrong-password': '密码不正确。',
    'no-password': '您的账户还没有密码。请先通过“忘记密码”设置密码，再来注销。',
    'rate-limited': '尝试太多，请一小时后再试。',
    'not-confirmed': '请勾选确认。',
    'last-administrator': (p: { organisations: string }) =>
      `您是以下机构唯一的管理员：${p.organisations}。请先在“成员”页面把管理员角色交给同事。`,
    custodian: '您保管着尚未开榜的榜单的密钥份额。请等开榜之后再注销。',
    demo: '演示人员不能注销。',
  },
};
