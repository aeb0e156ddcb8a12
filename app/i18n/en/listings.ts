// English messages: listings.
import type { listings as source } from '../zh-CN/listings.ts';
import type { Translated } from '../index.ts';

export const listings: Translated<typeof source> = {
};
