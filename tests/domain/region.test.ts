// Places: every code of the table has a name in both languages and a way up to its province.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  divisionCount,
  divisionName,
  divisionNames,
  divisionPath,
  divisionsWithin,
  isDivision,
  parentDivision,
} from '#app/domain/division.ts';
import divisionTable from '#app/domain/division-names.json' with { type: 'json' };
import { functionalAreaDivisions, functionalAreas, listedDivisions, provinces } from '#app/domain/region.ts';
import { vocabulary as en } from '#app/i18n/en/vocabulary.ts';
import { vocabulary as zh } from '#app/i18n/zh-CN/vocabulary.ts';

const codes = Object.keys(divisionTable);

describe('GB/T 2260', () => {
  it('holds all provinces, prefectures and counties, in at most 120 kB', () => {
    expect(divisionCount()).toBe(codes.length);
    expect(codes.length).toBeGreaterThan(3_200);
    expect(provinces.filter((code) => !isDivision(code))).toEqual([]);
    expect(new Set(codes.filter((code) => code.endsWith('0000')))).toEqual(new Set(provinces));
    const file = path.resolve(import.meta.dirname, '../../app/domain/division-names.json');
    expect(statSync(file).size).toBeLessThanOrEqual(120 * 1024);
  });

  it('names every code in both languages', () => {
    const nameless = codes.filter((code) => !divisionName('zh-CN', code) || !divisionName('en', code));
    expect(nameless).toEqual([]);
    const chineseOnly = codes.filter(
      (code) => code.endsWith('00') && /[\u4e00-\u9fff]/.test(divisionName('en', code) ?? ''),
    );
    expect(chineseOnly).toEqual([]);
    expect(Object.keys(divisionNames('en', codes))).toHaveLength(codes.length);
  });

  it('leads from every place to its province', () => {
    const lost = codes.filter((code) => {
      const [first, ...rest] = divisionPath(code);
      return first !== `${code.slice(0, 2)}0000` || [first, ...rest].at(-1) !== code || rest.length > 2;
    });
    expect(lost).toEqual([]);
    expect(divisionPath('220102')).toEqual(['220000', '220100', '220102']);
    expect(divisionPath('110108')).toEqual(['110000', '110108']);
    expect(divisionPath('441900')).toEqual(['440000', '441900']);
    expect(parentDivision('220000')).toBeNull();
  });

  it('knows what is no place', () => {
    expect(isDivision('999999')).toBe(false);
    expect(isDivision('toString')).toBe(false);
    expect(divisionName('en', '229999')).toBeNull();
    expect(divisionPath('229999')).toEqual(['220000', '229999']);
    expect(divisionNames('en', ['229999', '220100'])).toEqual({ '220100': 'Changchun' });
  });

  it('lists the districts of Changchun', () => {
    const districts = divisionsWithin('220100').map((code) => divisionName('zh-CN', code));
    expect(districts).toContain('南关区');
    expect(districts).toContain('公主岭市');
    expect(divisionName('en', '220102')).toBe('南关区, Changchun');
  });
});

describe('what pages know without the table', () => {
  it('agrees with it', () => {
    const wrong = listedDivisions.filter(
      (code) => zh.division[code] !== divisionName('zh-CN', code) || en.division[code] !== divisionName('en', code),
    );
    expect(wrong).toEqual([]);
  });

  it('places every functional area in a division, with a name in both languages', () => {
    for (const area of functionalAreas) {
      expect(isDivision(functionalAreaDivisions[area])).toBe(true);
      expect(zh.functionalArea[area]).not.toBe('');
      expect(en.functionalArea[area]).toMatch(/^[\x20-\x7e–]+$/);
    }
  });

  it('does not bring the table into views: no component imports it', () => {
    const app = path.resolve(import.meta.dirname, '../../app');
    const views = readdirSync(app, { recursive: true, encoding: 'utf8' })
      .filter((file) => /^(features|ui)\/.*\.tsx$/.test(file))
      .filter((file) => readFileSync(path.join(app, file), 'utf8').includes('domain/division.ts'));
    expect(views).toEqual([]);
  });
});
