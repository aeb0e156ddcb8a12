// /watches: what one watches, and the private calendar of its deadlines; the buttons on listings' pages post here.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { lists } from '#app/domain/listing.ts';
import { endCalendar, makeCalendar, readOwnCalendar } from '#app/features/feeds/own-calendar.server.ts';
import { OwnCalendarBox } from '#app/features/feeds/own-calendar-box.tsx';
import { keepWatch } from '#app/features/watching/keep-watch.server.ts';
import { listWatches } from '#app/features/watching/list-watches.server.ts';
import { WatchList } from '#app/features/watching/watch-list.tsx';
import { admitPerson, refuseAccess } from '#app/http/admit.server.ts';
import { redirectWithFlash } from '#app/http/flash.server.ts';
import { localPath } from '#app/http/local-path.ts';
import { readFormData } from '#app/http/read-form.server.ts';
import { env } from '#app/runtime/env.server.ts';
import { Stack } from '#app/ui/layout.tsx';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.history.watches.title);

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await admitPerson(args, 'routes/accounts/watches');
  const [watches, calendar] = await Promise.all([listWatches(actor), readOwnCalendar(actor)]);
  return { watches, calendarMadeAt: calendar?.createdAt ?? null };
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = await admitPerson(args, 'routes/accounts/watches');
  const form = await readFormData(args.request);
  if (form.get('calendar') === 'end') {
    const ended = await endCalendar(actor);
    if (!ended.ok) refuseAccess(ended.reason);
    return redirectWithFlash('/watches', 'feeds.ended');
  }
  if (form.get('calendar') === 'make') {
    const made = await makeCalendar(actor);
    if (!made.ok) refuseAccess(made.reason);
    // Shown this once: no address of a page, no cookie and no log holds it.
    return data({ address: `${env().BASE_URL}/calendars/own/${made.value.token}.ics` });
  }
  const list = ([...lists, 'call'] as const).find((name) => name === form.get('list'));
  if (!list) refuseAccess('not-found');
  const isWanted = form.get('watch') !== 'off';
  const kept = await keepWatch(actor, list, String(form.get('reference')), isWanted);
  if (!kept.ok) refuseAccess(kept.reason);
  return redirectWithFlash(localPath(form.get('to'), '/watches'), isWanted ? 'history.watched' : 'history.unwatched');
}

export default function WatchesRoute() {
  const { watches, calendarMadeAt } = useLoaderData<typeof loader>();
  const made = useActionData<typeof action>();
  return (
    <Stack gap="large">
      <div>
        <WatchList watches={watches} />
      </div>
      <OwnCalendarBox address={made?.address ?? null} madeAt={calendarMadeAt} />
    </Stack>
  );
}
