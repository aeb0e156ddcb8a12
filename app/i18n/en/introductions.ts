// English messages: introductions.
import type { introductions as source } from '../zh-CN/introductions.ts';
import type { Translated } from '../index.ts';

export const introductions: Translated<typeof source> = {
};
