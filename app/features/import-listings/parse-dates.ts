// Reads days, months and periods as people write them in lists, in Chinese and English.
import { allow, type Decision, refuse } from '#app/domain/decision.ts';
import { dayOf, isDay } from '#app/domain/period.ts';
import type { SourceValue } from './source-row.ts';

export interface ParsedDate {
  /** "YYYY-MM-DD": the day, the last day of the month or year named, or the end of the period. */
  readonly day: string;
  /** First day of a period, empty for a single date. */
  readonly startDay: string;
  /** "HH:mm" as written, empty when no time is given. */
  readonly time: string;
  /** Zone as written ("ET"), empty when none is given: then nobody knows. */
  readonly zone: string;
  readonly precision: 'day' | 'month' | 'year';
  /** 04/05/2026 may be April or May: read month first, as the American lists write it. */
  readonly ambiguous: boolean;
}

export type DateRefusal = 'date-missing' | 'date-unreadable';

const pad = (part: string | number): string => String(part).padStart(2, '0');

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthPattern = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
const monthNumber = (name: string): number => monthNames.indexOf(name.slice(0, 3).toLowerCase()) + 1;

interface ReadDay {
  day: string;
  firstDay: string;
  precision: ParsedDate['precision'];
  ambiguous: boolean;
}

function exactDay(year: string, month: string | number, day: string | number, ambiguous = false): ReadDay | null {
  const text = `${year}-${pad(month)}-${pad(day)}`;
  return isDay(text) ? { day: text, firstDay: text, precision: 'day', ambiguous } : null;
}

function wholeMonth(year: string, month: string | number): ReadDay | null {
  const firstDay = `${year}-${pad(month)}-01`;
  if (!isDay(firstDay)) return null;
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return { day: `${year}-${pad(month)}-${pad(last)}`, firstDay, precision: 'month', ambiguous: false };
}

const wholeYear = (year: string): ReadDay => ({
  day: `${year}-12-31`,
  firstDay: `${year}-01-01`,
  precision: 'year',
  ambiguous: false,
});

/** 12/31/2026 or 31/12/2026; month first when both are possible. */
function slashDay(first: string, second: string, year: string): ReadDay | null {
  if (Number(first) > 12) return exactDay(year, second, first);
  return exactDay(year, first, second, Number(second) <= 12 && first !== second);
}

type Shape = readonly [RegExp, (parts: string[], contextYear: string) => ReadDay | null];
const year = '((?:19|20)\\d{2})';
const shapes: readonly Shape[] = [
  [new RegExp(`^${year} ?[-/.年] ?(\\d{1,2}) ?[-/.月] ?(\\d{1,2}) ?[日号]?$`), ([y, m, d]) => exactDay(y!, m!, d!)],
  [new RegExp(`^(\\d{1,2})[-/.](\\d{1,2})[-/.]${year}$`), ([a, b, y]) => slashDay(a!, b!, y!)],
  [new RegExp(`^${year}(\\d{2})(\\d{2})$`), ([y, m, d]) => exactDay(y!, m!, d!)],
  [new RegExp(`^${year} ?[-/.年] ?(\\d{1,2}) ?月?份?[底末]?$`), ([y, m]) => wholeMonth(y!, m!)],
  [new RegExp(`^${year} ?(?:年度?)?[底末]?$`), ([y]) => wholeYear(y!)],
  [
    new RegExp(`^${monthPattern} (\\d{1,2})(?:st|nd|rd|th)?,? ${year}$`, 'i'),
    ([m, d, y]) => exactDay(y!, monthNumber(m!), d!),
  ],
  [
    new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?[ -]${monthPattern},?[ -]${year}$`, 'i'),
    ([d, m, y]) => exactDay(y!, monthNumber(m!), d!),
  ],
  [new RegExp(`^${monthPattern},? ${year}$`, 'i'), ([m, y]) => wholeMonth(y!, monthNumber(m!))],
  [/^(\d{1,2}) ?月 ?(\d{1,2}) ?[日号]?$/, ([m, d], context) => (context ? exactDay(context, m!, d!) : null)],
  [/^(\d{1,2}) ?月份?[底末]?$/, ([m], context) => (context ? wholeMonth(context, m!) : null)],
];

interface Clock {
  rest: string;
  time: string;
  zone: string;
}

const zonePattern = /\s*\(?\b(ET|EST|EDT|CT|CST|CDT|MT|MST|MDT|PT|PST|PDT|UTC|GMT)\)?$|\s*[(]?(北京时间)[)]?$/i;
const halfDay = /[ ,T]*\b(\d{1,2})(?::(\d{2}))?(?::(\d{2}))?\s*([ap])\.?\s?m\.?$/i;
const fullDay = /(?:[ ,T]+|(?<=[日号]))(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?$/i;
const chineseClock = /\s*(上午|下午|晚上|中午)?\s*(\d{1,2})\s*[时点:]\s*(?:(\d{1,2})\s*分?)?\s*整?$/;

const clockTime = (hour: number, minute: string | undefined, afternoon: boolean | null): string | null => {
  // 00:00 AM is no clock time, but programs write it and it can only mean midnight.
  if (afternoon !== null && (hour > 12 || (hour === 0 && afternoon))) return null;
  const real = afternoon === null ? hour : (hour % 12) + (afternoon ? 12 : 0);
  // 24:00 is how Chinese notices write the end of a day.
  if (real > 24 || Number(minute ?? 0) > 59 || (real === 24 && Number(minute ?? 0) > 0)) return null;
  return `${pad(real)}:${pad(minute ?? 0)}`;
};

/** Takes the time and zone off the end; null when a time is there but impossible. */
function takeClock(text: string): Clock | null {
  const zoned = zonePattern.exec(text);
  const zone = zoned ? (zoned[1]?.toUpperCase() ?? zoned[2] ?? '') : '';
  const bare = zoned ? text.slice(0, zoned.index) : text;
  const at = (match: RegExpExecArray, time: string | null): Clock | null =>
    time === null ? null : { rest: bare.slice(0, match.index).trim(), time, zone };
  const half = halfDay.exec(bare);
  if (half) return at(half, clockTime(Number(half[1]), half[2], half[4]?.toLowerCase() === 'p'));
  const full = fullDay.exec(bare);
  if (full) return at(full, clockTime(Number(full[1]), full[2], null));
  const chinese = /[时点]|[上下]午/.test(bare) ? chineseClock.exec(bare) : null;
  if (chinese) {
    const late = chinese[1] === '下午' || chinese[1] === '晚上';
    return at(chinese, clockTime(Number(chinese[2]), chinese[3], late && Number(chinese[2]) <= 12 ? true : null));
  }
  return { rest: bare, time: '', zone };
}

const leadingWords =
  /^(?:截止(?:日期|时间)?|截至|有效期至?|有效至|自|从|至|on or before|no later than|by|until|before|from|due)[:\s]*/i;
const trailingWords = /\s*(?:\(含\)|起|止|截止|之前|以前|前)$/;

function parseSingle(text: string, contextYear = ''): (ReadDay & { time: string; zone: string }) | null {
  const trimmed = text.trim().replace(leadingWords, '').replace(trailingWords, '').trim();
  const clock = takeClock(trimmed);
  if (!clock) return null;
  for (const [pattern, read] of shapes) {
    const match = pattern.exec(clock.rest);
    if (!match) continue;
    const found = read(match.slice(1), contextYear);
    if (found) return { ...found, time: clock.time, zone: clock.zone };
  }
  return null;
}

/** Places where a period may be cut in two; a hyphen also stands inside dates, so it is tried last and everywhere. */
function* periodHalves(text: string): Generator<readonly [string, string]> {
  for (const mark of text.matchAll(/\s*(?:至|到|~|—+|–|\bto\b|\bthrough\b)\s*/gi)) {
    if (mark.index > 0) yield [text.slice(0, mark.index), text.slice(mark.index + mark[0].length)];
  }
  for (const mark of text.matchAll(/\s*-+\s*/g)) {
    yield [text.slice(0, mark.index), text.slice(mark.index + mark[0].length)];
  }
}

function parsePeriod(text: string): ParsedDate | null {
  for (const [before, after] of periodHalves(text)) {
    // "2026年3-9月": the first half lacks its 月.
    const start = parseSingle(before) ?? (/年\s*\d{1,2}$/.test(before) ? parseSingle(`${before}月`) : null);
    const end = start && parseSingle(after, start.firstDay.slice(0, 4));
    if (start && end && start.firstDay <= end.day) {
      const { day, time, zone, precision } = end;
      return { day, startDay: start.firstDay, time, zone, precision, ambiguous: start.ambiguous || end.ambiguous };
    }
  }
  return null;
}

const single = (day: string, time = ''): ParsedDate => ({
  day,
  startDay: '',
  time,
  zone: '',
  precision: 'day',
  ambiguous: false,
});

/** Excel hands dates over as UTC midnights, or as serial days since 1899-12-30 when the cell has no date format. */
function parseNumber(value: number): ParsedDate | null {
  const digits = String(value);
  if (/^(19|20)\d{6}$/.test(digits)) return parseText(digits);
  if (/^(19|20)\d{2}$/.test(digits)) return parseText(digits);
  if (value < 20_000 || value > 80_000) return null;
  const instant = new Date(Date.UTC(1899, 11, 30) + Math.round(value * 86_400) * 1000);
  return parseInstant(instant);
}

function parseInstant(value: Date): ParsedDate | null {
  if (Number.isNaN(value.getTime())) return null;
  const iso = value.toISOString();
  return single(iso.slice(0, 10), iso.slice(11, 16) === '00:00' ? '' : iso.slice(11, 16));
}

function parseText(source: string): ParsedDate | null {
  const text = source.normalize('NFKC').replaceAll(/\s+/g, ' ').replaceAll(/[﹣−]/g, '-').trim();
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:?\d{2})$/.test(text)) {
    const instant = new Date(text);
    return Number.isNaN(instant.getTime()) ? null : single(dayOf(instant));
  }
  const one = parseSingle(text);
  if (!one) return parsePeriod(text);
  const { day, time, zone, precision, ambiguous } = one;
  return { day, startDay: '', time, zone, precision, ambiguous };
}

/** Never guesses a missing or impossible part: "04/23/ 10:00 AM" and "03/02/20202" are refused, not repaired. */
export function parseDate(value: SourceValue | undefined): Decision<ParsedDate, DateRefusal> {
  if (value === null || value === undefined || (typeof value === 'string' && value.trim() === '')) {
    return refuse('date-missing');
  }
  let parsed: ParsedDate | null = null;
  if (value instanceof Date) parsed = parseInstant(value);
  else if (typeof value === 'number') parsed = parseNumber(value);
  else if (typeof value === 'string') parsed = parseText(value);
  return parsed ? allow(parsed) : refuse('date-unreadable');
}
