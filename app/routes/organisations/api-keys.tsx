// /organisations/api-keys: one's own keys for programs, for the organisation one acts for.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { Actor } from '#app/domain/actor.ts';
import { mayDo } from '#app/domain/authorisation.ts';
import { apiKeyInput, keyRevocationInput } from '#app/features/api-keys/api-key-input.ts';
import { type ApiKeysAnswer, ApiKeysPage } from '#app/features/api-keys/api-keys-page.tsx';
import { apiKeysRefusals } from '#app/features/api-keys/api-keys-refusals.ts';
import { createApiKey, listOwnApiKeys, revokeOwnKey } from '#app/features/api-keys/create-api-key.server.ts';
import { ProfileTabs } from '#app/features/organisations/profile-tabs.tsx';
import { admitMember, missingProof, refuseAccess, refuseWhole } from '#app/http/admit.server.ts';
import { redirectWithFlash } from '#app/http/flash.server.ts';
import { parseForm, readFormData } from '#app/http/read-form.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { organisationName } from '#app/ui/organisation-name.ts';
import { pageTitle } from '#app/ui/page-title.ts';

const path = '/organisations/api-keys';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.apiKeys.title);

export async function loader(args: LoaderFunctionArgs) {
  const { actor, organisation } = await admitMember(args, 'routes/organisations/api-keys');
  const [keys, missing] = await Promise.all([
    listOwnApiKeys(actor.personId, actor.organisation.id),
    missingProof(actor, 'api-key.create'),
  ]);
  const names = { nameZh: organisation?.nameZh ?? '', nameEn: organisation?.nameEn ?? '' };
  const mayManage = mayDo(actor, 'organisation.manage', actor.organisation.id);
  return { keys, missing, names, mayManage, permissions: actor.organisation.permissions };
}

async function create(actor: Actor, form: FormData) {
  const submission = parseForm(form, apiKeyInput);
  if (submission.status !== 'success') return data<ApiKeysAnswer>({ reply: submission.reply() }, { status: 422 });
  const made = await createApiKey(actor, submission.value);
  if (made.ok) return data<ApiKeysAnswer>({ key: made.value.key }, { headers: { 'Cache-Control': 'no-store' } });
  refuseWhole(made.reason);
  const { status } = apiKeysRefusals[made.reason];
  return data<ApiKeysAnswer>({ refusal: made.reason, reply: submission.reply() }, { status });
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/organisations/api-keys');
  const form = await readFormData(args.request);
  if (form.get('intent') !== 'revoke') return create(actor, form);
  const submission = parseForm(form, keyRevocationInput);
  if (submission.status !== 'success') refuseAccess('not-found');
  const revoked = await revokeOwnKey(actor, submission.value.keyId);
  if (revoked.ok) return redirectWithFlash(path, 'apiKeys.revoked');
  if (revoked.reason === 'no-such-key') refuseAccess('not-found');
  refuseWhole(revoked.reason);
  return data<ApiKeysAnswer>({ refusal: revoked.reason }, { status: apiKeysRefusals[revoked.reason].status });
}

export default function ApiKeysRoute() {
  const { names, mayManage, ...page } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as ApiKeysAnswer | undefined;
  const { locale } = useI18n();
  return (
    <ApiKeysPage
      {...page}
      answer={answer ?? {}}
      organisation={organisationName(locale, names)}
      tabs={<ProfileTabs current="api-keys" mayManage={mayManage} />}
    />
  );
}
