// The form of a bid: sealed in the browser, then sent; afterwards the receipt and the key file.
import { useFetcher } from '@remix-run/react';
import { type FormEvent, useEffect, useState } from 'react';
import { toBase64 } from '#app/domain/bytes.ts';
import { type BidAnswerKey, type BidAnswers, bidAnswerKeys } from '#app/domain/seal.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { DefinitionList } from '#app/ui/definition-list.tsx';
import { DownloadLink } from '#app/ui/download-link.tsx';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { TextAreaField, TextField } from '#app/ui/field.tsx';
import { fieldErrorText } from '#app/ui/field-error.ts';
import { FormActions } from '#app/ui/form-section.tsx';
import { formatInstant } from '#app/ui/format.ts';
import { Stack } from '#app/ui/layout.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { checkAnswers, type SubmissionInput } from './bid-input.ts';
import { type BidsRefusal, bidsRefusals } from './bids-refusals.ts';
import type { CallToBid } from './get-call-to-bid.server.ts';
import { type Receipt, receiptFile, receiptFileName } from './receipt.ts';

/** The action's answer to a sealed bid. */
export type SubmissionAnswer =
  | { readonly ok: true; readonly receipt: Receipt }
  | { readonly ok: false; readonly reason: BidsRefusal; readonly at: Date | null }
  /** Nothing came back: whether it was registered is not known here. */
  | { readonly ok: false; readonly reason: 'no-answer' };

interface Prepared {
  readonly input: SubmissionInput;
  readonly keyFile: string;
}

const answersIn = (form: HTMLFormElement): BidAnswers => {
  const data = new FormData(form);
  return Object.fromEntries(bidAnswerKeys.map((key) => [key, String(data.get(key) ?? '')])) as BidAnswers;
};

/** Encrypts, and gives the request its own number: sent again, it is registered once. */
async function prepare(call: CallToBid, organisation: string, answers: BidAnswers): Promise<Prepared> {
  const { sealBid } = await import('./seal-in-browser.ts');
  const { keyFile, ...sealed } = await sealBid({
    callReference: call.reference,
    organisation,
    answers,
    custodians: call.custodians,
  });
  return {
    keyFile,
    input: {
      act: 'submission',
      idempotencyKey: crypto.randomUUID(),
      ...sealed,
      ciphertext: toBase64(sealed.ciphertext),
      shares: sealed.shares.map((share) => ({ ...share, sealed: toBase64(share.sealed) })),
    },
  };
}

export function BidForm({ call, organisation }: { call: CallToBid; organisation: string }) {
  const { t } = useI18n();
  const fetcher = useFetcher<SubmissionAnswer>();
  const [scripted, setScripted] = useState(false);
  useEffect(() => setScripted(true), []);
  const [errors, setErrors] = useState<ReturnType<typeof checkAnswers>>({});
  const [prepared, setPrepared] = useState<Prepared | null>(null);
  const [sealing, setSealing] = useState(false);
  const [sealFailed, setSealFailed] = useState(false);

  const send = ({ input }: Prepared): void => {
    fetcher.submit({ ...input, shares: [...input.shares] }, { method: 'post', encType: 'application/json' });
  };

  async function seal(form: HTMLFormElement): Promise<void> {
    const answers = answersIn(form);
    const wrong = checkAnswers(answers);
    setErrors(wrong);
    if (Object.keys(wrong).length > 0) return;
    setSealing(true);
    const ready = await prepare(call, organisation, answers);
    setPrepared(ready);
    send(ready);
  }

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    setSealFailed(false);
    seal(event.currentTarget)
      .catch(() => setSealFailed(true))
      .finally(() => setSealing(false));
  }

  const answer = fetcher.data;
  if (answer?.ok && prepared) return <Received keyFile={prepared.keyFile} receipt={answer.receipt} />;
  // No form before scripts run: sent natively it would carry the answers, unsealed, to the server.
  if (!scripted) {
    return (
      <noscript>
        <Notice tone="warning">{t.calls.bid.needsScript}</Notice>
      </noscript>
    );
  }
  const sending = fetcher.state !== 'idle';
  const silent = answer && !answer.ok && answer.reason === 'no-answer' && !sending;
  return (
    <>
      {sealFailed && (
        <Notice live tone="danger">
          {t.calls.bid.sealFailed}
        </Notice>
      )}
      {answer && !answer.ok && answer.reason !== 'no-answer' && <Refused {...answer} />}
      {silent && prepared && (
        <Notice
          action={
            <Button onClick={() => send(prepared)} type="button">
              {t.calls.bid.retry}
            </Button>
          }
          live
          tone="danger"
        >
          {t.calls.bid.sendFailed}
        </Notice>
      )}
      <form noValidate onSubmit={submit}>
        <ErrorSummary
          errors={Object.entries(errors).map(([fieldId, code]) => ({ fieldId, message: fieldErrorText(t, code) }))}
          title={t.forms.errorTitle}
        />
        <Stack>
          <Answers errors={errors} />
          <FormActions>
            <Button busy={sealing || sending} icon="lock" type="submit" variant="call">
              {t.calls.bid.submit}
            </Button>
            {sealing && <span role="status">{t.calls.bid.sealing}</span>}
            {sending && <span role="status">{t.calls.bid.sending}</span>}
          </FormActions>
        </Stack>
      </form>
    </>
  );
}

function Refused({ reason, at }: { reason: BidsRefusal; at: Date | null }) {
  const { t, locale } = useI18n();
  return (
    <Notice live tone="danger">
      <p>{bidsRefusals[reason].say(t)}</p>
      {at && <p>{t.calls.bid.refusedAt({ instant: formatInstant(locale, at) })}</p>}
    </Notice>
  );
}

const oneLine: readonly BidAnswerKey[] = ['title', 'price'];

function Answers({ errors }: { errors: Partial<Record<BidAnswerKey, string>> }) {
  const { t } = useI18n();
  return bidAnswerKeys.map((key) => {
    const code = errors[key];
    const shared = {
      id: key,
      name: key,
      label: t.calls.bid.answer[key],
      required: true,
      autoComplete: 'off',
      ...(code && { errors: [fieldErrorText(t, code)] }),
      ...(key === 'contact' && { hint: t.calls.bid.contactHint }),
    };
    if (!oneLine.includes(key)) return <TextAreaField {...shared} key={key} rows={key === 'contact' ? 2 : 6} wide />;
    return key === 'price' ? (
      <TextField {...shared} inputMode="decimal" key={key} short suffix={t.calls.bid.priceUnit} />
    ) : (
      <TextField {...shared} key={key} />
    );
  });
}

function Received({ receipt, keyFile }: { receipt: Receipt; keyFile: string }) {
  const { t } = useI18n();
  return (
    <Stack>
      <Notice live title={t.calls.bid.done} tone="success">
        <p>{t.calls.bid.doneText}</p>
      </Notice>
      <DefinitionList
        items={[
          { term: t.calls.mine.receivedAt, description: receipt.receivedAt },
          { term: t.calls.mine.number, description: String(receipt.number) },
          { term: t.calls.mine.sha256, description: <code className="break-all text-sm">{receipt.sha256}</code> },
        ]}
      />
      <FormActions>
        <DownloadLink
          content={keyFile}
          fileName={`key-${receipt.call}-${receipt.number}.txt`}
          label={t.calls.bid.keyFile}
          mediaType="text/plain"
        />
        <DownloadLink
          content={receiptFile(receipt)}
          fileName={receiptFileName(receipt)}
          label={t.calls.bid.receiptFile}
          mediaType="application/json"
        />
        <ButtonLink to="/bids">{t.calls.bid.toMine}</ButtonLink>
      </FormActions>
      <p>
        <ButtonLink reloadDocument to={`/calls/${receipt.call}/bid`} variant="quiet">
          {t.calls.bid.again}
        </ButtonLink>
      </p>
    </Stack>
  );
}
