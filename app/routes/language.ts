// Chooses the language of the pages, for a year, and goes back to where one was.

import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { admit } from '#app/http/admit.server.ts';
import { localPath } from '#app/http/local-path.ts';
import { readFormData } from '#app/http/read-form.server.ts';
import { isLocale } from '#app/i18n/index.ts';
import { localeCookie } from '#app/i18n/pick-locale.ts';
import { env } from '#app/runtime/env.server.ts';

const yearSeconds = 365 * 86_400;

export async function loader(args: LoaderFunctionArgs) {
  await admit(args, 'routes/language');
  return redirect('/');
}

export async function action(args: ActionFunctionArgs) {
  await admit(args, 'routes/language');
  const form = await readFormData(args.request);
  const to = localPath(form.get('to'));
  const locale = form.get('locale');
  if (!isLocale(locale)) return redirect(to);
  const secure = env().BASE_URL.startsWith('https:') ? '; Secure' : '';
  return redirect(to, {
    headers: {
      'Set-Cookie': `${localeCookie}=${locale}; Path=/; Max-Age=${yearSeconds}; SameSite=Lax; HttpOnly${secure}`,
    },
  });
}
