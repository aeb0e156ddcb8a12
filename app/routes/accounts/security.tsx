// /account/security: second factors, passkeys, recovery codes and password.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import {
  changePasswordInput,
  firstCodeInput,
  passkeyIdInput,
  passkeyNameInput,
} from '#app/features/accounts/account-input.ts';
import { type AccountReason, accountsRefusals } from '#app/features/accounts/accounts-refusals.ts';
import { changePassword } from '#app/features/accounts/change-password.server.ts';
import {
  changePasskeyName,
  confirmApp,
  getSetUp,
  removePasskey,
  renewRecoveryCodes,
  startApp,
  turnOffApp,
} from '#app/features/accounts/change-second-factor.server.ts';
import type { Changed } from '#app/features/accounts/change-security.server.ts';
import { passwordProblem } from '#app/features/accounts/common-passwords.server.ts';
import { getSecurity } from '#app/features/accounts/get-security.server.ts';
import { type SecurityAnswer, SecurityPage } from '#app/features/accounts/security-page.tsx';
import type { SecurityPerson } from '#app/features/accounts/security-person.ts';
import { admitPerson } from '#app/http/admit.server.ts';
import { type FlashKey, redirectWithFlash } from '#app/http/flash.server.ts';
import { parseForm, readFormData } from '#app/http/read-form.server.ts';
import { withCookies } from '#app/http/with-cookies.server.ts';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.security.title);

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await admitPerson(args, 'routes/accounts/security');
  return getSecurity(actor);
}

const page = '/account/security';

const refuse = (refusal: AccountReason, more: SecurityAnswer = {}) =>
  data<SecurityAnswer>({ ...more, refusal }, { status: accountsRefusals[refusal].status });

/** Back to the page with a message, or the refusal in it. */
async function finish(changed: Changed<unknown>, flash: FlashKey) {
  return changed.ok ? withCookies(await redirectWithFlash(page, flash), changed.cookies) : refuse(changed.reason);
}

/** Recovery codes stand in this answer and nowhere else. */
function showCodes(changed: Changed<readonly string[]>, more: SecurityAnswer = {}) {
  if (!changed.ok) return refuse(changed.reason, more);
  const headers = new Headers(changed.cookies.map((cookie) => ['Set-Cookie', cookie] as [string, string]));
  return data<SecurityAnswer>({ recoveryCodes: changed.value }, { headers });
}

async function changeOwnPassword(person: SecurityPerson, form: FormData) {
  const submission = parseForm(form, changePasswordInput);
  const hideFields = ['currentPassword', 'newPassword'];
  if (submission.status !== 'success')
    return data<SecurityAnswer>({ reply: submission.reply({ hideFields }) }, { status: 422 });
  const problem = passwordProblem(submission.value.newPassword, person.actor.hasSecondFactor);
  const fieldErrors = { newPassword: problem ? [problem] : [] };
  if (problem) return data<SecurityAnswer>({ reply: submission.reply({ hideFields, fieldErrors }) }, { status: 422 });
  return finish(await changePassword(person, submission.value), 'security.password-changed');
}

async function confirm(person: SecurityPerson, form: FormData) {
  const submission = parseForm(form, firstCodeInput);
  const confirmed: Changed<readonly string[]> =
    submission.status === 'success' ? await confirmApp(person, submission.value) : { ok: false, reason: 'code-wrong' };
  return showCodes(confirmed, confirmed.ok ? {} : { setUp: await getSetUp(person, String(form.get('ticket'))) });
}

async function rename(person: SecurityPerson, form: FormData) {
  const submission = parseForm(form, passkeyNameInput);
  if (submission.status !== 'success') return refuse('no-such-passkey');
  const { id, name } = submission.value;
  return finish(await changePasskeyName(person, id, name), 'security.passkey-renamed');
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await admitPerson(args, 'routes/accounts/security');
  const person: SecurityPerson = { ...viewer, headers: args.request.headers };
  const form = await readFormData(args.request);
  const text = (name: string): string => String(form.get(name) ?? '');
  switch (text('intent')) {
    case 'start-app': {
      const started = await startApp(person, text('password'));
      return started.ok ? data<SecurityAnswer>({ setUp: started.setUp }) : refuse(started.reason);
    }
    case 'confirm-app':
      return confirm(person, form);
    case 'turn-off-app':
      return finish(await turnOffApp(person, text('password')), 'security.app-off');
    case 'renew-codes':
      return showCodes(await renewRecoveryCodes(person));
    case 'rename-passkey':
      return rename(person, form);
    case 'remove-passkey':
      return passkeyIdInput.safeParse({ id: text('id') }).success
        ? finish(await removePasskey(person, text('id'), text('password')), 'security.passkey-removed')
        : refuse('no-such-passkey');
    default:
      return changeOwnPassword(person, form);
  }
}

export default function SecurityRoute() {
  const security = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as SecurityAnswer | undefined;
  return <SecurityPage answer={answer ?? {}} security={security} />;
}
