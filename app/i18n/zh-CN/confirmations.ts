// Chinese messages: confirming that a listing still holds, renewing, fulfilling, and what its owner is told of it.

const closing = '\n\n揭榜 · 场景机会与场景能力供需对接平台\n本邮件由系统发出，请勿直接回复。';

export const confirmations = {
  flash: { confirmed: '已确认，公开清单继续显示。' },
  page: {
    title: '确认清单内容仍然有效',
    lead: '请看一眼下面的内容。仍然有效，就按一下按钮；不需要登录。',
    organisation: '发布机构',
    lastConfirmed: '上次确认',
    validUntil: '有效期至',
    button: '仍然有效，继续显示',
    bringBack: '仍然有效，恢复显示',
    archived: '因为没有及时确认，它已从公开清单归档。确认后马上恢复显示。',
    doneTitle: '已确认',
    doneText: '谢谢，公开清单会继续显示它；大约三个月后会再问一次。',
    offTitle: '它现在不在公开清单上',
    offText: '已撤下、已落实、已过期或被隐藏的内容不能这样确认，请登录后在它的页面处理。',
    changeText: '内容有变化？登录后编辑并重新发布，就不必另行确认。',
    open: '打开它的页面',
    goneTitle: '这个链接已失效',
    goneText: '它已被更新的邮件取代，或内容已重新发布。请使用最近一封邮件里的链接，或登录后确认。',
  },
  owner: {
    askedTitle: '请确认内容仍然有效',
    askedText: (p: { due: string }) => `如到 ${p.due} 仍未确认，将从公开清单归档。`,
    confirm: '确认仍然有效',
    confirmText: '确认后公开清单继续显示，内容不变。',
    archivedTitle: '已归档，公开清单不再显示',
    archivedText: '因为没有及时确认仍然有效。确认之后马上恢复显示。',
    fulfilledTitle: '已落实',
    fulfilledText: (p: { note: string }) => `公开页面注明：${p.note}`,
    fulfil: '标记为已落实',
    fulfilTitle: '标记为已落实？',
    fulfilText: '它会离开公开清单、搜索和匹配；原页面仍可打开，并注明已落实。',
    moderatedTitle: '已被平台运营人员隐藏',
    moderatedText: (p: { reason: string }) => `原因：${p.reason}`,
    moderatedNext: '只有本机构成员能看到它。请按原因修改并重新发布，运营人员复核后恢复显示。',
    renewTitle: '有效期快要结束或已经结束',
    renewText: (p: { day: string }) => `一键生成有效期至 ${p.day} 的草稿，再按平常的方式送审、发布。`,
    renew: '续期',
  },
  fulfilledPublic: (p: { day: string }) => `已于 ${p.day} 落实，不再征集`,
  refusal: {
    'not-on-list': '它现在不在公开清单上，不能这样确认。',
    'link-replaced': '这个链接已失效，请使用最近一封邮件里的链接。',
  },
  mail: {
    asked: {
      subject: (p: { title: string }) => `请确认仍然有效：${p.title}`,
      body: (p: { name: string; title: string; due: string; link: string }) =>
        `${p.name}，您好：\n\n“${p.title}”还有效吗？请打开下面的链接按一下按钮，不需要登录：\n\n${p.link}\n\n如到 ${p.due} 仍未确认，它将从公开清单归档。${closing}`,
    },
    archived: {
      subject: (p: { title: string }) => `已归档：${p.title}`,
      body: (p: { name: string; title: string; due: string; link: string }) =>
        `${p.name}，您好：\n\n因为没有及时确认，“${p.title}”已从公开清单归档。如仍然有效，打开下面的链接按一下按钮，马上恢复显示：\n\n${p.link}${closing}`,
    },
  },
};
