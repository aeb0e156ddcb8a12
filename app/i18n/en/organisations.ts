// English messages: organisations.
import type { organisations as source } from '../zh-CN/organisations.ts';
import type { Translated } from '../index.ts';

export const organisations: Translated<typeof source> = {
};
