// English messages: accounts.
import type { accounts as source } from '../zh-CN/accounts.ts';
import type { Translated } from '../index.ts';

export const accounts: Translated<typeof source> = {
};
