// English messages: confirming that a listing still holds, renewing, fulfilling, and what its owner is told of it.
import type { Translated } from '../message-shape.ts';
import type { confirmations as source } from '../zh-CN/confirmations.ts';

const closing =
  '\n\nJiebang · where innovation scenarios meet those who can solve them\nThis mail was sent by a machine; please do not reply.';

export const confirmations: Translated<typeof source> = {
  flash: { confirmed: 'Confirmed. It stays on the public list.' },
  page: {
    title: 'Does this listing still hold?',
    lead: 'Have a look. If it still holds, press the button; you need not sign in.',
    organisation: 'Published by',
    lastConfirmed: 'Last confirmed',
    validUntil: 'Valid until',
    button: 'It still holds',
    bringBack: 'It still holds, bring it back',
    archived: 'Nobody confirmed it in time, so it was archived. Confirming brings it back at once.',
    doneTitle: 'Confirmed',
    doneText: 'Thank you. It stays on the public list; we ask again in about three months.',
    offTitle: 'It is not on the public list now',
    offText: 'What is withdrawn, fulfilled, expired or hidden cannot be confirmed here. Sign in and see its own page.',
    changeText: 'Has something changed? Sign in, edit and publish it again; that counts as confirming.',
    open: 'Open its page',
    goneTitle: 'This link no longer works',
    goneText:
      'A newer mail has replaced it, or the listing was published again. Use the link in the newest mail, or sign in.',
  },
  owner: {
    askedTitle: 'Please confirm that it still holds',
    askedText: ({ due }) => `If nobody confirms by ${due}, it is archived.`,
    confirm: 'Confirm that it holds',
    confirmText: 'It stays on the public list as it is.',
    archivedTitle: 'Archived and no longer on the public list',
    archivedText: 'Nobody confirmed in time that it still holds. Confirming brings it back at once.',
    fulfilledTitle: 'Fulfilled',
    fulfilledText: ({ note }) => `The public page says: ${note}`,
    fulfil: 'Mark as fulfilled',
    fulfilTitle: 'Mark it as fulfilled?',
    fulfilText: 'It leaves the public list, search and matches; its page stays and says that it was fulfilled.',
    moderatedTitle: 'Hidden by an operator of the platform',
    moderatedText: ({ reason }) => `Reason: ${reason}`,
    moderatedNext:
      'Only members of your organisation see it. Change what is named and publish it again; an operator looks at it then.',
    renewTitle: 'Its validity ends soon or has ended',
    renewText: ({ day }) =>
      `One click makes a draft that is valid until ${day}; review and publication follow as usual.`,
    renew: 'Renew',
  },
  fulfilledPublic: ({ day }) => `Fulfilled on ${day}; nothing more is sought`,
  refusal: {
    'not-on-list': 'It is not on the public list now and cannot be confirmed.',
    'link-replaced': 'This link no longer works. Use the one in the newest mail.',
  },
  mail: {
    asked: {
      subject: ({ title }) => `Does it still hold? ${title}`,
      body: ({ name, title, due, link }) =>
        `Hello ${name},\n\ndoes “${title}” still hold? Open this link and press the button; you need not sign in:\n\n${link}\n\nIf nobody confirms by ${due}, it is archived.${closing}`,
    },
    archived: {
      subject: ({ title }) => `Archived: ${title}`,
      body: ({ name, title, link }) =>
        `Hello ${name},\n\nnobody confirmed “${title}” in time, so it was archived. If it still holds, open this link and press the button; it is back at once:\n\n${link}${closing}`,
    },
  },
};
