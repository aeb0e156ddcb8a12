// Both languages, loaded for the server.
import type { I18n, Locale } from './index.ts';
import { messages as en } from './en/messages.ts';
import { messagesOf, registerMessages } from './registry.ts';
import { messages as zh } from './zh-CN/messages.ts';

registerMessages('zh-CN', zh);
registerMessages('en', en);

export const i18nFor = (locale: Locale): I18n => ({ locale, t: messagesOf(locale) });
