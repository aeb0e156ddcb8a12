// The deadlines calendars show: of a list, of one listing or call, or of what somebody watches.
import { dayOf } from '#app/domain/period.ts';
import { referencePrefixes } from '#app/domain/reference.ts';
import { type I18n, isLocale } from '#app/i18n/index.ts';
import { i18nFor } from '#app/i18n/server-messages.server.ts';
import { findCalendarOwner } from '#app/persistence/calendars.server.ts';
import { readClock } from '#app/persistence/client.server.ts';
import { type EndingRow, listClosingCalls, listEnding } from '#app/persistence/feed-items.server.ts';
import { listingPath } from '#app/ui/listing-path.ts';
import { organisationName } from '#app/ui/organisation-name.ts';
import type { Deadline } from './write-calendar.ts';

export const calendarLists = ['opportunities', 'capabilities', 'calls'] as const;
export type CalendarList = (typeof calendarLists)[number];

const limit = 500;

const endingDeadline = ({ locale, t }: I18n, row: EndingRow): Deadline => ({
  id: row.id,
  title: t.feeds.until({ title: row.title }),
  path: listingPath(row.list, row.reference),
  organisation: organisationName(locale, row),
  at: row.lastOn,
  changedAt: row.publishedAt,
});

type CallRow = Awaited<ReturnType<typeof listClosingCalls>>[number];

const callDeadline = ({ locale, t }: I18n, row: CallRow): Deadline => ({
  id: row.id,
  title: t.feeds.bidsUntil({ title: row.title }),
  path: `/calls/${row.reference}`,
  organisation: organisationName(locale, row.organisation),
  at: row.bidsUntil,
  changedAt: row.publishedAt ?? row.bidsUntil,
});

type Which = NonNullable<Parameters<typeof listEnding>[3]>;

const ending = async (i18n: I18n, list: 'opportunity' | 'capability', which?: Which): Promise<Deadline[]> =>
  (await listEnding(list, dayOf(await readClock()), limit, which)).map((row) => endingDeadline(i18n, row));

const closing = async (i18n: I18n, which?: Which): Promise<Deadline[]> =>
  (await listClosingCalls(await readClock(), limit, which)).map((row) => callDeadline(i18n, row));

/** Of a whole list, the soonest first. */
export const deadlinesOfList = (i18n: I18n, list: CalendarList): Promise<Deadline[]> =>
  list === 'calls' ? closing(i18n) : ending(i18n, list === 'opportunities' ? 'opportunity' : 'capability');

/** Of one listing or call by its reference; null when nothing open to all has it, or nothing ends any more. */
export async function deadlineOf(i18n: I18n, reference: string): Promise<Deadline[] | null> {
  const prefix = reference.slice(0, 2);
  const found =
    prefix === referencePrefixes.opportunity
      ? await ending(i18n, 'opportunity', { reference })
      : prefix === referencePrefixes.capability
        ? await ending(i18n, 'capability', { reference })
        : prefix === referencePrefixes.call
          ? await closing(i18n, { reference })
          : [];
  return found.length > 0 ? found : null;
}

/** Of what the owner of this address watches; null for an address that was never given or has ended. */
export async function deadlinesByToken(token: string): Promise<{ i18n: I18n; deadlines: Deadline[] } | null> {
  const owner = await findCalendarOwner(token);
  if (!owner) return null;
  const i18n = i18nFor(isLocale(owner.locale) ? owner.locale : 'zh-CN');
  const which = { watchedBy: owner.personId };
  const deadlines = await Promise.all([
    ending(i18n, 'opportunity', which),
    ending(i18n, 'capability', which),
    closing(i18n, which),
  ]);
  return { i18n, deadlines: deadlines.flat() };
}
