// GET /introductions/:id/meetings/:meeting: a settled or called-off meeting as a calendar file, for the two sides.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { writeMeetingCalendar } from '#app/features/introductions/arrange-meeting.server.ts';
import { admitMember, refuseAccess } from '#app/http/admit.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/introductions/meeting');
  const { id = '', meeting = '' } = args.params;
  const calendar = await writeMeetingCalendar(actor, id, meeting);
  if (calendar === null) return refuseAccess('not-found');
  return new Response(calendar, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'attachment; filename="meeting.ics"',
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  });
}
