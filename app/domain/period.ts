// Instants and calendar days. An instant is UTC; a day is a date in Asia/Shanghai, the zone the lists are run in.

export const siteTimeZone = 'Asia/Shanghai';

/** Calendar day "YYYY-MM-DD" of an instant in the site's zone. */
export function dayOf(instant: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: siteTimeZone, dateStyle: 'short' }).format(instant);
}

/** "2026-12-01T17:00" as written in a form, meaning Shanghai wall-clock time (UTC+8, no summer time since 1991). Null when unreadable. */
export function instantFromWallClock(text: string): Date | null {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(:\d{2})?$/.exec(text);
  if (!match) return null;
  const instant = new Date(`${match[1]}T${match[2]}${match[3] ?? ':00'}+08:00`);
  return Number.isNaN(instant.getTime()) ? null : instant;
}

/** The form value of an instant: "YYYY-MM-DDTHH:mm" in Shanghai. */
export const wallClockOf = (instant: Date): string =>
  new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 16);

/** True for a real calendar day written "YYYY-MM-DD". */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
}

/** Day after `days` calendar days, both "YYYY-MM-DD". */
export function addDays(day: string, days: number): string {
  const instant = new Date(`${day}T00:00:00Z`);
  instant.setUTCDate(instant.getUTCDate() + days);
  return instant.toISOString().slice(0, 10);
}
