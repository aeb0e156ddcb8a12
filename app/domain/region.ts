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

export const divisions = [...provinces, ...cities] as const;
export type Division = (typeof divisions)[number];

export const isDivision = (code: string): code is Division => (divisions as readonly string[]).includes(code);

/** Province of a code: the first two digits. */
export const provinceOf = (code: string): string => `${code.slice(0, 2)}0000`;

export const functionalAreas = [
  'changchun-new-area',
  'changchun-economic-zone',
  'changchun-auto-zone',
  'changchun-high-tech-zone',
] as const;
export type FunctionalArea = (typeof functionalAreas)[number];
