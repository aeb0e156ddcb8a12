// /account/custodian-key: making and keeping a custodian's sealing key.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { custodianKeyInput } from '#app/features/calls/call-input.ts';
import { type CallsRefusal, callsRefusals } from '#app/features/calls/calls-refusals.ts';
import { CustodianKeyForm, OwnKeys } from '#app/features/calls/custodian-key-form.tsx';
import { keepCustodianKey, listOwnKeys } from '#app/features/calls/keep-custodian-key.server.ts';
import { admitPerson, missingProof, refuseWhole } from '#app/http/admit.server.ts';
import { readJson } from '#app/http/read-json.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Section, Stack } from '#app/ui/layout.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { pageTitle } from '#app/ui/page-title.ts';
import { ProofNotice } from '#app/ui/proof-notice.tsx';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.calls.key.title);

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await admitPerson(args, 'routes/accounts/custodian-key');
  const [keys, missing] = await Promise.all([listOwnKeys(actor), missingProof(actor, 'custodian-key.keep')]);
  return { keys, missing };
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = await admitPerson(args, 'routes/accounts/custodian-key');
  const sent = await readJson(args.request, custodianKeyInput, 10_000);
  const result = sent ? await keepCustodianKey(actor, sent) : ({ ok: false, reason: 'key-malformed' } as const);
  const reason: CallsRefusal | null = result.ok ? null : result.reason;
  if (reason) refuseWhole(reason);
  return data({ reason }, { status: reason ? callsRefusals[reason].status : 200 });
}

export default function CustodianKeyPage() {
  const { keys, missing } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  const active = keys.some(({ retired }) => !retired);
  return (
    <>
      <PageHeader lead={t.calls.key.lead} title={t.calls.key.title} />
      <Stack gap="large">
        <Notice tone="warning">{t.calls.key.warning}</Notice>
        <OwnKeys keys={keys} />
        <Section title={active ? t.calls.key.replace : t.calls.key.create}>
          {active && <p className="mb-3">{t.calls.key.replaceNote}</p>}
          {missing ? (
            <ProofNotice back="/account/custodian-key" missing={missing} />
          ) : (
            <CustodianKeyForm hasKey={active} />
          )}
        </Section>
      </Stack>
    </>
  );
}
