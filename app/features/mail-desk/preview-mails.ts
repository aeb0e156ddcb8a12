// Every mail of the site with sample content: whatever in the message tables has a subject and a text is a mail.
import type { I18n } from '#app/i18n/index.ts';

export interface MailPreview {
  /** Where its words are, e.g. "reviews.mail.returned". */
  readonly name: string;
  readonly subject: string;
  readonly body: string;
}

type Words = Readonly<Record<string, unknown>>;

/** What mails are filled with; a parameter that is not here shows its own name. */
const samples = {
  'zh-CN': {
    name: '李雷',
    organisation: '长春示例机构',
    title: '冷链运输温度监测',
    by: '韩梅梅',
    from: '吉林示例公司',
  },
  en: {
    name: 'Li Lei',
    organisation: 'Sample organisation',
    title: 'Cold chain monitoring',
    by: 'Han Meimei',
    from: 'Sample company',
  },
};
const anywhere = { link: 'https://example.org/…', number: 2, count: 3, at: '2026-12-01 08:00', due: '2026-12-15' };

function filled(words: unknown, locale: I18n['locale']): string {
  if (typeof words === 'string') return words;
  if (typeof words !== 'function') return '';
  const known: Readonly<Record<string, unknown>> = { ...anywhere, ...samples[locale] };
  const params = new Proxy({}, { get: (_, key) => known[String(key)] ?? `‹${String(key)}›` });
  return String(words(params));
}

const isWords = (value: unknown): value is Words => typeof value === 'object' && value !== null;

function search(table: Words, path: readonly string[], locale: I18n['locale']): MailPreview[] {
  const { subject, body, lead, title, line } = table;
  const text = body ?? lead;
  if (subject !== undefined && text !== undefined)
    return [{ name: path.join('.'), subject: filled(subject, locale), body: filled(text, locale) }];
  if (path[0] === 'notifications' && path[1] === 'kinds' && typeof title === 'function')
    return [{ name: path.slice(2).join('.'), subject: filled(title, locale), body: filled(line, locale) }];
  return Object.entries(table).flatMap(([key, value]) => (isWords(value) ? search(value, [...path, key], locale) : []));
}

/** In the order of the message tables. */
export const previewMails = ({ t, locale }: I18n): readonly MailPreview[] => search(t as unknown as Words, [], locale);
