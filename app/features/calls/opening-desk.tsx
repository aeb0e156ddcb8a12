// The opening page: custodians unseal and hand over their shares here; readers see what the bids said.
import { Form, useFetcher } from '@remix-run/react';
import { type FormEvent, useState } from 'react';
import { fromBase64, toBase64 } from '#app/domain/bytes.ts';
import { bidAnswerKeys } from '#app/domain/seal.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Button } from '#app/ui/button.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { DefinitionList } from '#app/ui/definition-list.tsx';
import { TextField } from '#app/ui/field.tsx';
import { FormActions } from '#app/ui/form-section.tsx';
import { formatInstant } from '#app/ui/format.ts';
import { Panel, Section, Stack } from '#app/ui/layout.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { organisationName } from '#app/ui/organisation-name.ts';
import { ProofNotice } from '#app/ui/proof-notice.tsx';
import { PlainText } from '#app/ui/prose.tsx';
import { type CallsRefusal, callsRefusals } from './calls-refusals.ts';
import { useScripted } from './custodian-key-form.tsx';
import type { OpeningDesk } from './get-opening-desk.server.ts';
import { OpeningRecord } from './opening-record.tsx';

/** The action's answer: why the last act was refused, null when it was not. */
export interface OpeningAnswer {
  readonly reason: CallsRefusal | null;
}

export function OpeningDeskView({ desk, answer }: { desk: OpeningDesk; answer: OpeningAnswer | undefined }) {
  const { t } = useI18n();
  return (
    <Stack gap="large">
      {desk.phase === 'open' && <Notice>{t.calls.opening.tooEarly}</Notice>}
      {desk.phase === 'cancelled' && <Notice>{t.calls.opening.cancelled}</Notice>}
      {answer?.reason && (
        <Notice live tone="danger">
          {callsRefusals[answer.reason].say(t)}
        </Notice>
      )}
      <Released desk={desk} />
      {desk.seat && desk.phase === 'closed' && (
        <Section title={t.calls.opening.yourSeat({ seat: t.calls.seat[desk.seat] })}>
          <Stack>
            {desk.handover && <Handover handover={desk.handover} />}
            {desk.proofNeeded && <ProofNotice back={`/calls/${desk.reference}/opening`} missing={desk.proofNeeded} />}
            {!desk.handover && !desk.proofNeeded && !desk.canComplete && <p>{t.calls.opening.done}</p>}
            {desk.canComplete && <Complete mayGoOn={answer?.reason === 'third-custodian-could-help'} />}
          </Stack>
        </Section>
      )}
      {desk.phase === 'opened' && (
        <Section title={t.calls.record.title}>
          <OpeningRecord rows={desk.record} />
        </Section>
      )}
      {desk.contents && <Contents desk={desk} />}
    </Stack>
  );
}

function Released({ desk }: { desk: OpeningDesk }) {
  const { t, locale } = useI18n();
  return (
    <DataTable
      caption={t.calls.opening.stateHeading}
      columns={[
        { key: 'seat', header: t.calls.detail.seatHeading, rowHeader: true, render: ({ seat }) => t.calls.seat[seat] },
        {
          key: 'state',
          header: t.calls.opening.stateHeading,
          render: ({ releasedAt }) =>
            releasedAt ? `${t.calls.opening.released} · ${formatInstant(locale, releasedAt)}` : t.calls.opening.waiting,
        },
      ]}
      rowKey={({ seat }) => seat}
      rows={desk.custodians}
    />
  );
}

type Trouble = 'wrongPassphrase' | 'failed';

/** Unwraps the key with the passphrase and posts `{shares}` as JSON; passphrase and private key stay in the browser. */
function Handover({ handover }: { handover: NonNullable<OpeningDesk['handover']> }) {
  const { t } = useI18n();
  const fetcher = useFetcher<OpeningAnswer>();
  const scripted = useScripted();
  const [working, setWorking] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  async function release(form: HTMLFormElement): Promise<void> {
    setTrouble(null);
    setWorking(true);
    await new Promise((resolve) => setTimeout(resolve, 50)); // lets the page paint before the derivation blocks it
    const { unwrapCustodianKey, openShares } = await import('./custodian-key-in-browser.ts');
    const bytes = (text: string) => fromBase64(text) ?? new Uint8Array();
    const passphrase = String(new FormData(form).get('passphrase') ?? '');
    const identity = await unwrapCustodianKey(bytes(handover.wrappedIdentity), passphrase);
    if (!identity) return setTrouble('wrongPassphrase');
    const opened = await openShares(
      identity,
      handover.shares.map((share) => ({ ...share, sealed: bytes(share.sealed) })),
    );
    const shares = opened.map(({ versionId, share }) => ({ versionId, share: share && toBase64(share) }));
    fetcher.submit({ shares }, { method: 'post', encType: 'application/json' });
    form.reset();
  }

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    release(event.currentTarget)
      .catch(() => setTrouble('failed'))
      .finally(() => setWorking(false));
  }

  // No form before scripts run: sent natively it would carry the passphrase to the server.
  if (!scripted) {
    return (
      <noscript>
        <Notice tone="warning">{t.calls.opening.needsScript}</Notice>
      </noscript>
    );
  }
  const busy = working || fetcher.state !== 'idle';
  const refusal = fetcher.data?.reason;
  const problem = trouble ? t.calls.opening[trouble] : refusal && callsRefusals[refusal].say(t);
  return (
    <form onSubmit={submit}>
      <Stack>
        {problem && (
          <Notice live tone="danger">
            {problem}
          </Notice>
        )}
        <TextField autoComplete="off" label={t.calls.opening.passphrase} name="passphrase" required type="password" />
        <FormActions>
          <Button busy={busy} type="submit" variant="primary">
            {t.calls.opening.release}
          </Button>
          {busy && <span role="status">{t.calls.opening.working}</span>}
        </FormActions>
      </Stack>
    </form>
  );
}

function Complete({ mayGoOn }: { mayGoOn: boolean }) {
  const { t } = useI18n();
  return (
    <Form method="post">
      <Stack>
        <p>{mayGoOn ? t.calls.opening.goOnText : t.calls.opening.completeHint}</p>
        <FormActions>
          <Button name="intent" type="submit" value="complete" variant="primary">
            {t.calls.opening.complete}
          </Button>
          {mayGoOn && (
            <Button name="intent" type="submit" value="go-on" variant="danger">
              {t.calls.opening.goOn}
            </Button>
          )}
        </FormActions>
      </Stack>
    </Form>
  );
}

function Contents({ desk }: { desk: OpeningDesk }) {
  const { t, locale } = useI18n();
  return (
    <Section title={t.calls.opening.contents}>
      <p className="mb-3 text-text-muted">{t.calls.opening.contentsLead}</p>
      <Stack>
        {desk.record.map((row) => {
          const content = desk.contents?.[row.bidId];
          return content ? (
            <Panel key={row.bidId}>
              <h3 className="mb-2 text-lg">{organisationName(locale, row)}</h3>
              <DefinitionList
                items={bidAnswerKeys.map((key) => ({
                  term: t.calls.bid.answer[key],
                  description:
                    key === 'price' ? (
                      `${content.fields.price} ${t.calls.bid.priceUnit}`
                    ) : (
                      <PlainText text={content.fields[key]} />
                    ),
                }))}
              />
            </Panel>
          ) : null;
        })}
      </Stack>
    </Section>
  );
}
