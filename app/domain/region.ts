// Places the lists are filed under: GB/T 2260 codes, and functional areas, which have no such code.

/** Province level codes, all 34. */
export const provinces = [
  '110000',
  '120000',
  '130000',
  '140000',
  '150000',
  '210000',
  '220000',
  '230000',
  '310000',
  '320000',
  '330000',
  '340000',
  '350000',
  '360000',
  '370000',
  '410000',
  '420000',
  '430000',
  '440000',
  '450000',
  '460000',
  '500000',
  '510000',
  '520000',
  '530000',
  '540000',
  '610000',
  '620000',
  '630000',
  '640000',
  '650000',
  '710000',
  '810000',
  '820000',
] as const;

/** Cities the site knows by name besides the provinces: those of Jilin and the partners of the action plan. */
export const cities = [
  '220100',
  '220200',
  '220300',
  '220400',
  '220500',
  '220600',
  '220700',
  '220800',
  '222400',
  '320500',
  '330100',
  '420100',
  '440100',
  '440300',
  '510100',
  '610100',
  '370200',
  '210100',
  '230100',
  '320100',
] as const;

/** What forms offer: a code of one place in China may be any of division.ts. */
export const listedDivisions = [...provinces, ...cities] as const;
export type ListedDivision = (typeof listedDivisions)[number];

export const isListedDivision = (code: string): code is ListedDivision =>
  (listedDivisions as readonly string[]).includes(code);

/** Province of a code: the first two digits. */
export const provinceOf = (code: string): string => `${code.slice(0, 2)}0000`;

/** Prefecture of a code: the first four digits. Not every such code exists: districts of Beijing hang on the province. */
export const prefectureOf = (code: string): string => `${code.slice(0, 4)}00`;

/** The larger place a district is chosen under: its prefecture, or the province where there is none in between. */
export function cityOf(code: string): string {
  if (code.endsWith('00')) return code;
  const hangsOnProvince = ['11', '12', '31', '50'].includes(code.slice(0, 2)) || code.slice(2, 4) === '90';
  return hangsOnProvince ? provinceOf(code) : prefectureOf(code);
}

/** The home of the model place; its districts are offered in forms. */
export const homeCity = '220100';

/** New areas and parks, which have no GB/T 2260 code of their own, with the place they are filed under. */
export const functionalAreaDivisions = {
  'changchun-new-area': '220100',
  'changchun-high-tech-zone': '220100',
  'changchun-economic-zone': '220100',
  'changchun-auto-zone': '220100',
  'changchun-jingyue-zone': '220100',
  'changchun-international-cooperation-zone': '220100',
  'jilin-high-tech-zone': '220200',
  'yanji-high-tech-zone': '222400',
  'shenyang-hunnan-zone': '210100',
  'dalian-jinpu-new-area': '210200',
  'harbin-new-area': '230100',
  'suzhou-industrial-park': '320500',
  'suzhou-high-tech-zone': '320500',
  'nanjing-jiangbei-new-area': '320100',
  'hangzhou-high-tech-zone': '330100',
  'hangzhou-qiantang-zone': '330100',
  'wuhan-east-lake-zone': '420100',
  'xiongan-new-area': '130600',
  zhongguancun: '110000',
  zhangjiang: '310000',
  'liangjiang-new-area': '500000',
  'tianfu-new-area': '510100',
  'xixian-new-area': '610100',
  'guian-new-area': '520100',
  'xiangjiang-new-area': '430100',
  'ganjiang-new-area': '360100',
  'fuzhou-new-area': '350100',
  'lanzhou-new-area': '620100',
  'qingdao-west-coast-new-area': '370200',
  qianhai: '440300',
} as const satisfies Record<string, string>;

export type FunctionalArea = keyof typeof functionalAreaDivisions;
export const functionalAreas = Object.keys(functionalAreaDivisions) as [FunctionalArea, ...FunctionalArea[]];
