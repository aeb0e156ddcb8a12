// Working days in China: weekends, public holidays and the weekends worked in exchange, as published each year.
import { addDays, dayOf } from './period.ts';

interface CalendarYear {
  /** The notice the days come from; null while only the days fixed by law are known (no exchanges yet). */
  readonly source: string | null;
  /** Inclusive stretches of days off, "MM-DD". */
  readonly off: readonly (readonly [string, string])[];
  /** Weekend days worked in exchange. */
  readonly worked: readonly string[];
}

const years: Readonly<Record<string, CalendarYear>> = {
  '2026': {
    source: '国务院办公厅关于2026年部分节假日安排的通知',
    off: [
      ['01-01', '01-03'],
      ['02-15', '02-23'],
      ['04-04', '04-06'],
      ['05-01', '05-05'],
      ['06-19', '06-21'],
      ['09-25', '09-27'],
      ['10-01', '10-07'],
    ],
    worked: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
  },
  // Days fixed by 全国年节及纪念日放假办法 (2024); the exchanges are published towards the end of the year before.
  '2027': {
    source: null,
    off: [
      ['01-01', '01-01'],
      ['02-05', '02-08'],
      ['04-05', '04-05'],
      ['05-01', '05-02'],
      ['06-09', '06-09'],
      ['09-15', '09-15'],
      ['10-01', '10-03'],
    ],
    worked: [],
  },
};

/** False when the year's notice is not in the table: counts that reach into it may still move by a few days. */
export const isCalendarPublished = (day: string): boolean => years[day.slice(0, 4)]?.source != null;

/** Is the day ("YYYY-MM-DD") a working day? Years missing from the table fall back to Monday–Friday. */
export function isWorkingDay(day: string): boolean {
  const year = years[day.slice(0, 4)];
  const rest = day.slice(5);
  if (year?.worked.includes(rest)) return true;
  if (year?.off.some(([from, until]) => from <= rest && rest <= until)) return false;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/**
 * The instant `count` working days later: the end (midnight in Shanghai) of the last of them. The day of `from` itself
 * does not count.
 */
export function afterWorkingDays(from: Date, count: number): Date {
  let day = dayOf(from);
  for (let left = count; left > 0; ) {
    day = addDays(day, 1);
    if (isWorkingDay(day)) left -= 1;
  }
  return new Date(`${addDays(day, 1)}T00:00:00+08:00`);
}
