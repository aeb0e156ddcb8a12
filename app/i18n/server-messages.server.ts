// Both languages, loaded for the server.

import { messages as en } from './en/messages.ts';
import type { I18n, Locale } from './index.ts';
import { messagesOf, registerMessages } from './registry.ts';
import { messages as zh } from './zh-CN/messages.ts';

registerMessages('zh-CN', zh);
registerMessages('en', en);

export const i18nFor = (locale: Locale): I18n => ({ locale, t: messagesOf(locale) });
