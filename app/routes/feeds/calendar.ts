// GET /calendars/calls.ics, /calendars/OP-….ics: the deadlines of a list, or of one listing or call; conditional.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { calendarLists, deadlineOf, deadlinesOfList } from '#app/features/feeds/collect-deadlines.server.ts';
import { mayReadFeed } from '#app/features/feeds/limit-feeds.server.ts';
import { writeCalendar } from '#app/features/feeds/write-calendar.ts';
import { admit, refuseAccess } from '#app/http/admit.server.ts';
import { notNow, sendConditional } from '#app/http/send-conditional.server.ts';
import { isLocale } from '#app/i18n/index.ts';
import { i18nFor } from '#app/i18n/server-messages.server.ts';
import { env } from '#app/runtime/env.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  await admit(args, 'routes/feeds/calendar');
  const { request, context, params } = args;
  const [, name] = /^([A-Za-z0-9-]{1,40})\.ics$/.exec(params.file ?? '') ?? [];
  if (!name) refuseAccess('not-found');
  const asked = new URL(request.url).searchParams.get('lang');
  const i18n = i18nFor(isLocale(asked) ? asked : context.locale);
  if (!(await mayReadFeed('calendar', context.clientAddress))) return notNow(i18n.t.feeds.tooMany, 429);
  const list = calendarLists.find((one) => one === name);
  const deadlines = list ? await deadlinesOfList(i18n, list) : await deadlineOf(i18n, name);
  if (!deadlines) refuseAccess('not-found');
  const title = list ? i18n.t.feeds.calendarTitle[list] : (deadlines[0]?.title ?? name);
  return sendConditional(request, {
    text: writeCalendar(title, env().BASE_URL.replace(/\/$/, ''), deadlines),
    mediaType: 'text/calendar; charset=utf-8',
    modifiedAt: null,
    fileName: `${name}.ics`,
  });
}
