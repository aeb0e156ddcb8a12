// English messages: operations.
import type { operations as source } from '../zh-CN/operations.ts';
import type { Translated } from '../index.ts';

export const operations: Translated<typeof source> = {
};
