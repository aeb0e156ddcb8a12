// Chinese messages: mails about accounts and organisations.

const closing = '\n\n揭榜 · 场景机会与场景能力供需对接平台\n本邮件由系统发出，请勿直接回复。';

export const mails = {
  'verify-email': {
    subject: '请验证您的邮箱',
    body: (p: { name: string; link: string }) =>
      `${p.name}，您好：\n\n有人用这个邮箱在揭榜注册。如果是您本人，请打开下面的链接完成验证（24 小时内有效）：\n\n${p.link}\n\n如果不是您，请忽略本邮件，不要打开链接。${closing}`,
  },
  'reset-password': {
    subject: '重设密码',
    body: (p: { name: string; link: string }) =>
      `${p.name}，您好：\n\n请打开下面的链接设置新密码（一小时内有效，只能使用一次）：\n\n${p.link}\n\n如果不是您申请的，请忽略本邮件，您的密码不会改变。${closing}`,
  },
  'already-registered': {
    subject: '您的邮箱已注册',
    body: (p: { name: string; link: string }) =>
      `${p.name}，您好：\n\n刚才有人用这个邮箱再次注册揭榜，但它已经有账户了，没有任何改变。\n\n如果是您忘记了密码，或当初没有完成邮箱验证，请在这里重设密码：\n\n${p.link}\n\n如果不是您，无需处理。${closing}`,
  },
  invitation: {
    subject: (p: { organisation: string }) => `${p.organisation} 邀请您加入揭榜`,
    body: (p: { inviter: string; organisation: string; role: string; link: string }) =>
      `您好：\n\n${p.inviter} 邀请您以“${p.role}”身份加入“${p.organisation}”。请用收到本邮件的邮箱登录或注册，然后打开下面的链接接受邀请（7 天内有效，只能使用一次）：\n\n${p.link}\n\n如果您不认识对方，请忽略本邮件。${closing}`,
  },
  'organisation-verified': {
    subject: (p: { organisation: string }) => `${p.organisation} 已通过核验`,
    body: (p: { name: string; organisation: string; link: string }) =>
      `${p.name}，您好：\n\n“${p.organisation}”已通过核验，现在可以发布清单、表达对接意向和揭榜。\n\n${p.link}${closing}`,
  },
  'organisation-returned': {
    subject: (p: { organisation: string }) => `${p.organisation} 的核验申请被退回`,
    body: (p: { name: string; organisation: string; note: string; link: string }) =>
      `${p.name}，您好：\n\n“${p.organisation}”的核验申请被退回，原因：\n\n${p.note}\n\n请修改后重新提交：\n\n${p.link}${closing}`,
  },
  'organisation-suspended': {
    subject: (p: { organisation: string }) => `${p.organisation} 的核验已暂停`,
    body: (p: { name: string; organisation: string; note: string; link: string }) =>
      `${p.name}，您好：\n\n“${p.organisation}”的核验已暂停，暂停期间不能发布、对接或揭榜。原因：\n\n${p.note}\n\n${p.link}${closing}`,
  },
};
