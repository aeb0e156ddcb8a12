// Working days: the holidays of 2026 as announced, and laws that hold for every start and count.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayOf } from '#app/domain/period.ts';
import { afterWorkingDays, isCalendarPublished, isWorkingDay } from '#app/domain/working-day.ts';

const daysOf = (year: number): string[] => {
  const first = `${year}-01-01`;
  return Array.from({ length: 366 }, (_, n) => addDays(first, n)).filter((day) => day.startsWith(`${year}`));
};
const between = (from: string, until: string): string[] =>
  daysOf(Number(from.slice(0, 4))).filter((day) => from <= day && day <= until);
const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();

/** 国务院办公厅关于2026年部分节假日安排的通知: first and last day off, number of days. */
const holidays = [
  ['2026-01-01', '2026-01-03', 3],
  ['2026-02-15', '2026-02-23', 9],
  ['2026-04-04', '2026-04-06', 3],
  ['2026-05-01', '2026-05-05', 5],
  ['2026-06-19', '2026-06-21', 3],
  ['2026-09-25', '2026-09-27', 3],
  ['2026-10-01', '2026-10-07', 7],
] as const;
const workedWeekends = ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'];

describe('the year 2026', () => {
  it.each(holidays)('has no working day from %s to %s', (from, until, length) => {
    expect(between(from, until)).toHaveLength(length);
    expect(between(from, until).filter(isWorkingDay)).toEqual([]);
  });

  it('works on the six weekend days given in exchange, and on no other', () => {
    const worked = daysOf(2026).filter((day) => [0, 6].includes(weekday(day)) && isWorkingDay(day));
    expect(worked).toEqual(workedWeekends);
  });

  it('takes off only weekdays inside the seven holidays', () => {
    const off = daysOf(2026).filter((day) => ![0, 6].includes(weekday(day)) && !isWorkingDay(day));
    expect(off.filter((day) => !holidays.some(([from, until]) => from <= day && day <= until))).toEqual([]);
  });

  it('has 248 working days: 365 less 104 weekend days and 13 holidays by law', () => {
    expect(daysOf(2026).filter(isWorkingDay)).toHaveLength(248);
  });
});

describe('other years', () => {
  it('fall back to Monday to Friday where nothing is known', () => {
    expect(daysOf(2031).filter((day) => isWorkingDay(day) === [0, 6].includes(weekday(day)))).toEqual([]);
  });

  it('are said to be unpublished until their notice is in the table', () => {
    expect(['2025-12-31', '2026-06-01', '2027-01-04', '2031-01-01'].map(isCalendarPublished)).toEqual([
      false,
      true,
      false,
      false,
    ]);
  });

  it('have the days fixed by law in 2027, without exchanges', () => {
    expect(isWorkingDay('2027-02-05')).toBe(false);
    expect(isWorkingDay('2027-02-09')).toBe(true);
    expect(daysOf(2027).filter((day) => [0, 6].includes(weekday(day)) && isWorkingDay(day))).toEqual([]);
  });
});

describe('counting forward', () => {
  it('ends with the last second of the last day, in Shanghai; the first day does not count', () => {
    // Monday 2 March 2026, 09:00 in Shanghai; ten working days later is Monday 16 March.
    expect(afterWorkingDays(new Date('2026-03-02T01:00:00Z'), 10).toISOString()).toBe('2026-03-16T16:00:00.000Z');
  });

  it('takes the day from Shanghai, not from UTC', () => {
    const lastSecond = afterWorkingDays(new Date('2026-03-02T15:59:59.999Z'), 1);
    const nextDay = afterWorkingDays(new Date('2026-03-02T16:00:00Z'), 1);
    expect([lastSecond, nextDay].map((at) => at.toISOString())).toEqual([
      '2026-03-03T16:00:00.000Z',
      '2026-03-04T16:00:00.000Z',
    ]);
  });

  it('passes over the Spring Festival and counts the Saturday worked after it', () => {
    // Friday 13 February: 14 (worked), 24, 25, 26, 27, 28 (worked) February, 2, 3, 4, 5 March.
    expect(afterWorkingDays(new Date('2026-02-13T04:00:00Z'), 10).toISOString()).toBe('2026-03-05T16:00:00.000Z');
  });

  const starts = fc.date({
    min: new Date('2025-06-01T00:00:00Z'),
    max: new Date('2028-01-01T00:00:00Z'),
    noInvalidDate: true,
  });
  const counts = fc.integer({ min: 1, max: 60 });

  it('always ends at midnight in Shanghai after a working day, with exactly so many working days passed', () => {
    fc.assert(
      fc.property(starts, counts, (from, count) => {
        const end = afterWorkingDays(from, count);
        const last = dayOf(new Date(end.getTime() - 1));
        expect(end.toISOString().slice(11)).toBe('16:00:00.000Z');
        expect(isWorkingDay(last)).toBe(true);
        let passed = 0;
        for (let day = addDays(dayOf(from), 1); day <= last; day = addDays(day, 1)) if (isWorkingDay(day)) passed += 1;
        expect(passed).toBe(count);
      }),
    );
  });

  it('never ends earlier for a later start or a greater count', () => {
    fc.assert(
      fc.property(starts, starts, counts, (a, b, count) => {
        const [earlier, later] = a < b ? [a, b] : [b, a];
        expect(afterWorkingDays(earlier, count) <= afterWorkingDays(later, count)).toBe(true);
        expect(afterWorkingDays(a, count) < afterWorkingDays(a, count + 1)).toBe(true);
      }),
    );
  });
});
