// Makes a sealing key in the browser and shows the keys a person has.
import { useFetcher } from '@remix-run/react';
import { type FormEvent, useEffect, useState } from 'react';
import { toBase64 } from '#app/domain/bytes.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';
import { DefinitionList } from '#app/ui/definition-list.tsx';
import { DownloadLink } from '#app/ui/download-link.tsx';
import { TextField } from '#app/ui/field.tsx';
import { FormActions } from '#app/ui/form-section.tsx';
import { formatInstant } from '#app/ui/format.ts';
import { Panel, Stack } from '#app/ui/layout.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { type CallsRefusal, callsRefusals } from './calls-refusals.ts';
import type { OwnKey } from './keep-custodian-key.server.ts';

type Trouble = 'mismatch' | 'tooShort' | 'failed';

/** True once scripts run in the reader's browser. */
export function useScripted(): boolean {
  const [scripted, setScripted] = useState(false);
  useEffect(() => setScripted(true), []);
  return scripted;
}

/** Posts `{recipient, wrappedIdentity}` as JSON to the page's own route; passphrase and private key stay here. */
export function CustodianKeyForm({ hasKey }: { hasKey: boolean }) {
  const { t } = useI18n();
  const fetcher = useFetcher<{ reason: CallsRefusal | null }>();
  const scripted = useScripted();
  const [working, setWorking] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  async function make(form: HTMLFormElement): Promise<void> {
    const passphrase = String(new FormData(form).get('passphrase') ?? '');
    const { createCustodianKey, passphraseMinimum } = await import('./custodian-key-in-browser.ts');
    if (passphrase.length < passphraseMinimum) return setTrouble('tooShort');
    if (passphrase !== new FormData(form).get('repeat')) return setTrouble('mismatch');
    setTrouble(null);
    setWorking(true);
    // The derivation blocks the page for a second or two: let it paint first.
    await new Promise((resolve) => setTimeout(resolve, 50));
    const { recipient, wrappedIdentity } = await createCustodianKey(passphrase);
    fetcher.submit(
      { recipient, wrappedIdentity: toBase64(wrappedIdentity) },
      { method: 'post', encType: 'application/json' },
    );
    form.reset();
  }

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    make(event.currentTarget)
      .catch(() => setTrouble('failed'))
      .finally(() => setWorking(false));
  }

  // No form before scripts run: sent natively it would carry the passphrase to the server.
  if (!scripted) {
    return (
      <noscript>
        <Notice tone="warning">{t.calls.key.needsScript}</Notice>
      </noscript>
    );
  }
  const busy = working || fetcher.state !== 'idle';
  const answer = busy ? undefined : fetcher.data;
  return (
    <form onSubmit={submit}>
      <Stack>
        {answer && (
          <Notice live tone={answer.reason ? 'danger' : 'success'}>
            {answer.reason ? callsRefusals[answer.reason].say(t) : t.calls.key.created}
          </Notice>
        )}
        {trouble && (
          <Notice live tone="danger">
            {t.calls.key[trouble]}
          </Notice>
        )}
        <TextField
          autoComplete="new-password"
          hint={t.calls.key.passphraseHint}
          label={t.calls.key.passphrase}
          name="passphrase"
          required
          type="password"
        />
        <TextField autoComplete="new-password" label={t.calls.key.repeat} name="repeat" required type="password" />
        <FormActions>
          <Button busy={busy} type="submit" variant="primary">
            {hasKey ? t.calls.key.replace : t.calls.key.create}
          </Button>
          {busy && <span role="status">{t.calls.key.working}</span>}
        </FormActions>
      </Stack>
    </form>
  );
}

export function OwnKeys({ keys }: { keys: readonly OwnKey[] }) {
  const { t, locale } = useI18n();
  if (keys.length === 0) return <p>{t.calls.key.none}</p>;
  return (
    <Stack>
      {keys.map((key) => (
        <Panel key={key.id}>
          <DefinitionList
            items={[
              { term: t.calls.key.recipient, description: <code className="break-all text-sm">{key.recipient}</code> },
              { term: t.calls.key.createdAt, description: formatInstant(locale, key.createdAt) },
              {
                term: t.calls.key.state,
                description: (
                  <Badge tone={key.retired ? 'neutral' : 'success'}>
                    {key.retired ? t.calls.key.retired : t.calls.key.inUse}
                  </Badge>
                ),
              },
              { term: t.calls.key.seats, description: String(key.seats) },
            ]}
          />
          <DownloadLink
            base64
            content={key.wrappedIdentity}
            fileName={`jiebang-${key.recipient.slice(0, 12)}.age`}
            label={t.calls.key.download}
            mediaType="application/octet-stream"
            size="small"
          />
        </Panel>
      ))}
    </Stack>
  );
}
