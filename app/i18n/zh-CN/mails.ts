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
  'security-changed': {
    subject: '您的登录设置有变化',
    body: (p: { name: string; what: string; link: string }) =>
      `${p.name}，您好：\n\n您的揭榜账户：${p.what}。\n\n如果是您本人，无需处理。如果不是，请立即重设密码，并在这里检查登录设置：\n\n${p.link}${closing}`,
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
  'document-infected': {
    subject: (p: { organisation: string }) => `“${p.organisation}”上传的文件被病毒扫描拦下`,
    body: (p: { name: string; organisation: string; note: string; link: string }) =>
      `${p.name}，您好：\n\n“${p.organisation}”上传的文件“${p.note}”在病毒扫描中被发现问题，已封存，任何人都不能下载。请移除这个文件，并检查它所在的电脑。\n\n${p.link}${closing}`,
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
  'organisation-submitted': {
    subject: (p: { organisation: string }) => `已收到 ${p.organisation} 的核验申请`,
    body: (p: { name: string; organisation: string; link: string }) =>
      `${p.name}，您好：\n\n已收到“${p.organisation}”的核验申请，运营人员会对照证明材料核验，结果会再发邮件给您。\n\n${p.link}${closing}`,
  },
  'organisation-reinstated': {
    subject: (p: { organisation: string }) => `${p.organisation} 的核验已恢复`,
    body: (p: { name: string; organisation: string; link: string }) =>
      `${p.name}，您好：\n\n“${p.organisation}”的暂停已解除，可以继续发布、对接和揭榜。\n\n${p.link}${closing}`,
  },
  'organisation-renewal': {
    subject: (p: { organisation: string }) => `${p.organisation} 的核验即将到期`,
    body: (p: { name: string; organisation: string; until: string; link: string }) =>
      `${p.name}，您好：\n\n“${p.organisation}”的核验有效期至 ${p.until}。请更新证明材料并重新提交核验；到期后，在重新通过之前不能发布、对接和揭榜。\n\n${p.link}${closing}`,
  },
  'organisation-code-accepted': {
    subject: (p: { organisation: string }) => `${p.organisation} 的信用代码已获认可`,
    body: (p: { name: string; organisation: string; note: string; link: string }) =>
      `${p.name}，您好：\n\n运营人员已认可“${p.organisation}”的统一社会信用代码（校验位不符）。理由：\n\n${p.note}\n\n${p.link}${closing}`,
  },
};
