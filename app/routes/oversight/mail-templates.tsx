// /operator/mails/templates: every mail of the site with sample content, in both languages.

import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { MailPreviews } from '#app/features/mail-desk/mail-previews.tsx';
import { previewMails } from '#app/features/mail-desk/preview-mails.ts';
import { admitPerson } from '#app/http/admit.server.ts';
import { i18nFor } from '#app/i18n/server-messages.server.ts';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.notifications.operator.previews);

export async function loader(args: LoaderFunctionArgs) {
  await admitPerson(args, 'routes/oversight/mail-templates');
  const english = new Map(previewMails(i18nFor('en')).map((mail) => [mail.name, mail]));
  const pairs = previewMails(i18nFor('zh-CN')).flatMap((zh) => {
    const en = english.get(zh.name);
    return en ? [{ name: zh.name, zh, en }] : [];
  });
  return { pairs };
}

export default function MailTemplatesRoute() {
  return <MailPreviews {...useLoaderData<typeof loader>()} />;
}
