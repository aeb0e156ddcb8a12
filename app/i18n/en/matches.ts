// English messages: matches.
import type { matches as source } from '../zh-CN/matches.ts';
import type { Translated } from '../index.ts';

export const matches: Translated<typeof source> = {
};
