// One own bid: its acts with receipts, withdrawing, re-opening with the key file, and what the opening read.
import { useFetcher } from '@remix-run/react';
import { type FormEvent, useEffect, useState } from 'react';
import { fromBase64 } from '#app/domain/bytes.ts';
import { type BidManifest, bidAnswerKeys } from '#app/domain/seal.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { DefinitionList } from '#app/ui/definition-list.tsx';
import { ConfirmDialog } from '#app/ui/dialog.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { DownloadLink } from '#app/ui/download-link.tsx';
import { FileField } from '#app/ui/field.tsx';
import { FormActions } from '#app/ui/form-section.tsx';
import { formatInstant } from '#app/ui/format.ts';
import { Panel, Section, Stack } from '#app/ui/layout.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PlainText, TextLink } from '#app/ui/prose.tsx';
import type { OwnBid } from './list-own-bids.server.ts';
import { receiptFile, receiptFileName } from './receipt.ts';

export interface OwnBidProps {
  readonly bid: OwnBid;
  /** The acting organisation's reference, which stands inside every seal. */
  readonly organisation: string;
  /** A fresh request number for the withdrawal. */
  readonly idempotencyKey: string;
}

export function OwnBidCard({ bid, organisation, idempotencyKey }: OwnBidProps) {
  const { t, locale } = useI18n();
  const { call, countingId } = bid;
  const open = call.phase === 'open';
  return (
    <Section
      actions={
        open && (
          <>
            <ButtonLink size="small" to={`/calls/${call.reference}/bid`}>
              {t.calls.mine.replace}
            </ButtonLink>
            {countingId && <Withdraw bid={bid} idempotencyKey={idempotencyKey} versionId={countingId} />}
          </>
        )
      }
      title={<TextLink to={`/calls/${call.reference}`}>{call.title}</TextLink>}
    >
      <Stack>
        <p className="flex flex-wrap gap-x-4 text-sm text-text-muted">
          <span>{t.calls.phase[call.phase]}</span>
          <span>
            {t.calls.card.deadline} {formatInstant(locale, call.bidsUntil)}
          </span>
          {!countingId && <Badge>{t.calls.mine.withdrawnState}</Badge>}
        </p>
        <Receipts bid={bid} />
        {countingId && <Reopen bid={bid} organisation={organisation} versionId={countingId} />}
        {bid.opened?.content && (
          <Disclosure summary={t.calls.mine.openedContent}>
            <Answers manifest={bid.opened.content} />
          </Disclosure>
        )}
        {bid.opened?.failure && <Notice tone="warning">{t.calls.record.failure[bid.opened.failure]}</Notice>}
      </Stack>
    </Section>
  );
}

function Withdraw(props: { bid: OwnBid; versionId: string; idempotencyKey: string }) {
  const { t } = useI18n();
  return (
    <ConfirmDialog
      cancelLabel={t.site.cancel}
      confirm={{ label: t.calls.mine.withdrawConfirm, variant: 'danger' }}
      title={t.calls.mine.withdrawTitle}
      trigger={{ label: t.calls.mine.withdraw, size: 'small', variant: 'danger' }}
      values={{
        act: 'withdrawal',
        call: props.bid.call.reference,
        versionId: props.versionId,
        idempotencyKey: props.idempotencyKey,
      }}
    >
      <p>{t.calls.mine.withdrawText}</p>
    </ConfirmDialog>
  );
}

function Receipts({ bid }: { bid: OwnBid }) {
  const { t } = useI18n();
  return (
    <DataTable
      caption={t.calls.mine.receipt}
      columns={[
        { key: 'number', header: t.calls.mine.number, render: ({ number }) => String(number), rowHeader: true },
        {
          key: 'act',
          header: t.calls.mine.actHeading,
          render: ({ act, id }) => (
            <>
              {t.calls.mine.act[act]} {id === bid.countingId && <Badge tone="success">{t.calls.mine.counts}</Badge>}
            </>
          ),
        },
        { key: 'receivedAt', header: t.calls.mine.receivedAt, render: ({ receivedAt }) => receivedAt },
        {
          key: 'sha256',
          header: t.calls.mine.sha256,
          render: ({ sha256 }) => sha256 && <code className="break-all text-xs">{sha256}</code>,
        },
        {
          key: 'receipt',
          header: t.calls.mine.receipt,
          render: (receipt) => (
            <DownloadLink
              content={receiptFile(receipt)}
              fileName={receiptFileName(receipt)}
              label={t.calls.mine.download}
              mediaType="application/json"
              size="small"
            />
          ),
        },
      ]}
      hideCaption
      rowKey={({ id }) => id}
      rows={bid.receipts}
    />
  );
}

/** Fetches the sealed bytes and opens them here; key file and content never leave the browser. */
function Reopen({ bid, versionId, organisation }: { bid: OwnBid; versionId: string; organisation: string }) {
  const { t } = useI18n();
  const fetcher = useFetcher<{ sealed: { versionId: string; ciphertext: string } | null }>();
  const [keyFile, setKeyFile] = useState<string | null>(null);
  const [manifest, setManifest] = useState<BidManifest | null>(null);
  const [failed, setFailed] = useState(false);
  const ciphertext = fetcher.data?.sealed?.ciphertext;
  const { reference } = bid.call;

  useEffect(() => {
    if (keyFile === null || ciphertext === undefined) return;
    const expected = { callReference: reference, organisation };
    const open = async () => {
      const { openOwnBid } = await import('./seal-in-browser.ts');
      const opened = await openOwnBid(fromBase64(ciphertext) ?? new Uint8Array(), keyFile, expected);
      setManifest(opened);
      setFailed(!opened);
    };
    open().catch(() => setFailed(true));
  }, [keyFile, ciphertext, reference, organisation]);

  async function start(form: HTMLFormElement): Promise<void> {
    const file = new FormData(form).get('key');
    if (!(file instanceof File)) return;
    setFailed(false);
    setKeyFile(await file.text());
    fetcher.load(`/bids?sealed=${versionId}`);
  }

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    start(event.currentTarget).catch(() => setFailed(true));
  }

  return (
    <Disclosure summary={t.calls.mine.reopen}>
      <form onSubmit={submit}>
        <Stack>
          <FileField accept=".txt" label={t.calls.mine.keyFile} name="key" required />
          <FormActions>
            <Button busy={fetcher.state !== 'idle'} size="small" type="submit">
              {t.calls.mine.reopenButton}
            </Button>
          </FormActions>
          {failed && (
            <Notice live tone="danger">
              {t.calls.mine.reopenFailed}
            </Notice>
          )}
        </Stack>
      </form>
      {manifest && <Answers manifest={manifest} />}
    </Disclosure>
  );
}

function Answers({ manifest }: { manifest: BidManifest }) {
  const { t } = useI18n();
  return (
    <Panel>
      <DefinitionList
        items={bidAnswerKeys.map((key) => ({
          term: t.calls.bid.answer[key],
          description:
            key === 'price' ? (
              `${manifest.fields.price} ${t.calls.bid.priceUnit}`
            ) : (
              <PlainText text={manifest.fields[key]} />
            ),
        }))}
      />
    </Panel>
  );
}
