// English messages: calls.
import type { calls as source } from '../zh-CN/calls.ts';
import type { Translated } from '../index.ts';

export const calls: Translated<typeof source> = {
};
