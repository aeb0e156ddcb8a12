// Numbers with units, brought to one unit per dimension, so that "0.5 m", "50cm" and "50 厘米" are the same term.

/** Unit as written (lower case, NFKC) → dimension symbol and factor to it. */
const units = new Map<string, readonly [string, number]>();

const define = (symbol: string, spellings: Readonly<Record<string, number>>): void => {
  for (const [names, factor] of Object.entries(spellings))
    for (const name of names.split(' ')) units.set(name, [symbol, factor]);
};

define('%', { '% percent 百分比': 1, '‰': 0.1 });
define('m', {
  'nm 纳米': 1e-9,
  'μm um 微米 micron microns': 1e-6,
  'mm 毫米': 1e-3,
  'cm 厘米 公分': 1e-2,
  'm 米 meters metres': 1,
  'km 公里 千米 kilometers kilometres': 1e3,
});
define('m2', { 'm2 平方米 平米 平': 1, 'km2 平方公里': 1e6, 'mu 亩': 666.667, 'ha 公顷 hectares': 1e4 });
define('m3', { '立方米 m3 方': 1, 'l 升 liters litres': 1e-3, 'ml 毫升': 1e-6 });
define('g', {
  'μg ug 微克': 1e-6,
  'mg 毫克': 1e-3,
  'g 克': 1,
  'kg 公斤 千克': 1e3,
  't 吨 tons tonnes': 1e6,
  万吨: 1e10,
});
define('s', {
  'ns 纳秒': 1e-9,
  'μs us 微秒': 1e-6,
  'ms 毫秒': 1e-3,
  's 秒 seconds': 1,
  'min 分钟 minutes': 60,
  'h 小时 hours': 3600,
  '天 days': 86400,
  '年 years': 31536000,
});
define('hz', { 'hz 赫兹 赫': 1, 'khz 千赫': 1e3, 'mhz 兆赫': 1e6, 'ghz 吉赫': 1e9, 'thz 太赫兹': 1e12 });
define('w', { mw: 1e6, 'w 瓦': 1, 'kw 千瓦': 1e3, 'gw 吉瓦': 1e9, 兆瓦: 1e6 });
define('wh', { 'wh 瓦时': 1, 'kwh 千瓦时 度电': 1e3, 'mwh 兆瓦时': 1e6 });
define('v', { 'v 伏': 1, 'kv 千伏': 1e3, 'mv 毫伏': 1e-3 });
define('pa', { 'pa 帕': 1, 'kpa 千帕': 1e3, 'mpa 兆帕': 1e6, 'gpa 吉帕': 1e9 });
define('degc', { '℃ °c 摄氏度 度': 1 });
define('cny', { 元: 1, '万元 万': 1e4, '亿元 亿': 1e8 });
define('bps', { bps: 1, kbps: 1e3, mbps: 1e6, gbps: 1e9 });
define('n', { 'n 牛': 1, 'kn 千牛': 1e3 });
define('dpi', { dpi: 1 });
define('db', { 'db 分贝': 1 });
define('rpm', { 'rpm 转/分': 1 });

const longest = Math.max(...[...units.keys()].map((name) => name.length));
const latin = /^[a-zμ]$/;

/** How many characters from `start` spell a unit (0: none), and which. The spelling must end where a Latin word ends. */
function unitAt(text: string, start: number): { length: number; unit: readonly [string, number] } | null {
  for (let length = longest; length > 0; length--) {
    const unit = units.get(text.slice(start, start + length));
    if (!unit) continue;
    const last = text[start + length - 1] ?? '';
    const next = text[start + length] ?? '';
    if (latin.test(last) && /[a-z0-9]/.test(next)) continue;
    return { length, unit };
  }
  return null;
}

/** The term of the number that `digits` spells, with the unit that may follow at `end` in the normalised text; `end` moves behind the unit. */
export function quantityTerm(text: string, digits: string, end: number): { term: string; end: number } {
  const value = Number(digits.replaceAll(',', ''));
  const start = text[end] === ' ' ? end + 1 : end;
  const found = unitAt(text, start);
  if (!found || !Number.isFinite(value)) return { term: `n:${digits}`, end };
  const [symbol, factor] = found.unit;
  return { term: `n:${Number((value * factor).toPrecision(6))}${symbol}`, end: start + found.length };
}
