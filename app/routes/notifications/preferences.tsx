// /notifications/preferences: how often mails come, topic by topic, and mails again after a bounce.

import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { isMailRhythm, notificationTopics } from '#app/domain/notification.ts';
import { changeRhythms, resumeMail } from '#app/features/notifications/change-mail-settings.server.ts';
import { getMailSettings } from '#app/features/notifications/list-notifications.server.ts';
import { MailSettingsForm } from '#app/features/notifications/mail-settings-form.tsx';
import { admitPerson, refuseAccess } from '#app/http/admit.server.ts';
import { redirectWithFlash } from '#app/http/flash.server.ts';
import { readFormData } from '#app/http/read-form.server.ts';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.notifications.preferences.title);

export async function loader(args: LoaderFunctionArgs) {
  const { actor, email } = await admitPerson(args, 'routes/notifications/preferences');
  return { settings: await getMailSettings(actor, email) };
}

export async function action(args: ActionFunctionArgs) {
  const { actor, email } = await admitPerson(args, 'routes/notifications/preferences');
  const form = await readFormData(args.request);
  const isResuming = form.get('intent') === 'resume';
  const wanted = notificationTopics.flatMap((topic) => {
    const rhythm = form.get(topic);
    return isMailRhythm(rhythm) ? [[topic, rhythm] as const] : [];
  });
  const done = isResuming ? await resumeMail(actor, email) : await changeRhythms(actor, Object.fromEntries(wanted));
  if (!done.ok) refuseAccess(done.reason);
  return redirectWithFlash('/notifications/preferences', isResuming ? 'notifications.resumed' : 'notifications.saved');
}

export default function PreferencesRoute() {
  return <MailSettingsForm {...useLoaderData<typeof loader>()} />;
}
