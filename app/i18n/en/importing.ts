// English messages: importing.
import type { importing as source } from '../zh-CN/importing.ts';
import type { Translated } from '../index.ts';

export const importing: Translated<typeof source> = {
};
