// /notifications: what somebody has been told; opening and marking as read post here.

import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { isNotificationTopic } from '#app/domain/notification.ts';
import {
  getMailSettings,
  listNotifications,
  openNotification,
  readAllNotifications,
} from '#app/features/notifications/list-notifications.server.ts';
import { NotificationList } from '#app/features/notifications/notification-list.tsx';
import { admitPerson, refuseAccess } from '#app/http/admit.server.ts';
import { redirectWithFlash } from '#app/http/flash.server.ts';
import { readFormData } from '#app/http/read-form.server.ts';
import { i18nFor } from '#app/i18n/server-messages.server.ts';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.notifications.title);

export async function loader(args: LoaderFunctionArgs) {
  const { actor, email } = await admitPerson(args, 'routes/notifications/list');
  const query = new URL(args.request.url).searchParams;
  const [page, settings] = await Promise.all([
    listNotifications(actor, i18nFor(args.context.locale), query),
    getMailSettings(actor, email),
  ]);
  return { page, settings };
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = await admitPerson(args, 'routes/notifications/list');
  const form = await readFormData(args.request);
  const { pathname, search } = new URL(args.request.url);
  if (form.get('intent') === 'read-all') {
    const topic = form.get('topic');
    await readAllNotifications(actor, isNotificationTopic(topic) ? topic : null);
    return redirectWithFlash(pathname + search, 'notifications.read');
  }
  const path = await openNotification(actor, String(form.get('id') ?? ''));
  if (path === null) refuseAccess('not-found');
  return redirect(form.get('intent') === 'read' ? pathname + search : path);
}

export default function NotificationsRoute() {
  return <NotificationList {...useLoaderData<typeof loader>()} />;
}
