// English messages: mails.
import type { mails as source } from '../zh-CN/mails.ts';
import type { Translated } from '../index.ts';

export const mails: Translated<typeof source> = {
};
