// Which language a request gets: the one chosen before, else the browser's wish, else Chinese.
import { isLocale, type Locale } from './index.ts';

export const localeCookie = 'lang';

/** One entry of Accept-Language, e.g. "en-GB;q=0.7". */
function wish(entry: string): { tag: string; quality: number } {
  const [tag = '', ...parameters] = entry.split(';').map((part) => part.trim().toLowerCase());
  const given = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  const quality = given === undefined ? 1 : Number(given);
  return { tag, quality: Number.isFinite(quality) ? quality : 0 };
}

const languageOf = (tag: string): Locale | undefined => {
  if (tag === 'zh' || tag.startsWith('zh-')) return 'zh-CN';
  if (tag === 'en' || tag.startsWith('en-')) return 'en';
  return undefined;
};

/**
 * @param cookieHeader the Cookie header as received
 * @param acceptLanguage the Accept-Language header as received; higher q first, at equal q the earlier
 */
export function pickLocale(cookieHeader: string | null | undefined, acceptLanguage: string | null | undefined): Locale {
  const chosen = (cookieHeader ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(`${localeCookie}=`))
    ?.slice(localeCookie.length + 1);
  if (isLocale(chosen)) return chosen;
  const wishes = (acceptLanguage ?? '')
    .split(',')
    .map(wish)
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality); // stable: the order of equals is kept
  for (const { tag } of wishes) {
    const language = languageOf(tag);
    if (language) return language;
  }
  return 'zh-CN';
}
