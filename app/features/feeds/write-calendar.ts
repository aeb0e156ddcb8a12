// From deadlines to a calendar file (RFC 5545). Instants are written in UTC; last days as whole days.
import ical, { ICalCalendarMethod } from 'ical-generator';

export interface Deadline {
  /** Of what ends; the event keeps its identity when the day changes. */
  readonly id: string;
  readonly title: string;
  /** Within the site. */
  readonly path: string;
  readonly organisation: string;
  /** The last day "YYYY-MM-DD", or the instant that is late already. */
  readonly at: string | Date;
  /** When it was published: calendars show the newer of two. */
  readonly changedAt: Date;
}

/** A last day lasts the whole day; a deadline is shown as the half hour before it. */
const shownMs = 30 * 60_000;

const dayAfter = (day: string): Date => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000);

export function writeCalendar(name: string, origin: string, deadlines: readonly Deadline[]): string {
  const { host } = new URL(origin);
  // No time zone: with one, ical-generator writes the digits of UTC under the name of the zone.
  const calendar = ical({
    name,
    prodId: { company: 'Jiebang', product: 'deadlines' },
    method: ICalCalendarMethod.PUBLISH,
  });
  for (const { id, title, path, organisation, at, changedAt } of deadlines) {
    const when =
      typeof at === 'string'
        ? { allDay: true, start: new Date(`${at}T00:00:00Z`), end: dayAfter(at) }
        : { start: new Date(at.getTime() - shownMs), end: at };
    calendar.createEvent({
      ...when,
      id: `${id}@${host}`,
      stamp: changedAt,
      summary: title,
      description: `${organisation}\n${origin}${path}`,
      url: `${origin}${path}`,
    });
  }
  return calendar.toString();
}
