// GET /calendars/own/:token.ics: the deadlines of what one watches, for whoever holds the address.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { deadlinesByToken } from '#app/features/feeds/collect-deadlines.server.ts';
import { mayReadFeed } from '#app/features/feeds/limit-feeds.server.ts';
import { writeCalendar } from '#app/features/feeds/write-calendar.ts';
import { admit, refuseAccess } from '#app/http/admit.server.ts';
import { notNow, sendConditional } from '#app/http/send-conditional.server.ts';
import { i18nFor } from '#app/i18n/server-messages.server.ts';
import { env } from '#app/runtime/env.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  await admit(args, 'routes/feeds/own-calendar');
  const { request, context, params } = args;
  const { t } = i18nFor(context.locale);
  if (!(await mayReadFeed('own-calendar', context.clientAddress))) return notNow(t.feeds.tooMany, 429);
  const [, token] = /^([\w-]{43})\.ics$/.exec(params.token ?? '') ?? [];
  const found = token ? await deadlinesByToken(token) : null;
  if (!found) refuseAccess('not-found');
  const { i18n, deadlines } = found;
  return sendConditional(request, {
    text: writeCalendar(i18n.t.feeds.calendarTitle.own, env().BASE_URL.replace(/\/$/, ''), deadlines),
    mediaType: 'text/calendar; charset=utf-8',
    modifiedAt: null,
    isPrivate: true,
    fileName: 'jiebang.ics',
  });
}
