// Buttons that hold a ceremony with a passkey. Without JavaScript there is none, and the page says so.
import { useRevalidator } from '@remix-run/react';
import { type FormEvent, useEffect, useState } from 'react';
import { useI18n } from '#app/i18n/index.ts';
import { Button } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/field.tsx';
import { FormActions } from '#app/ui/form-section.tsx';
import { Stack } from '#app/ui/layout.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { accountsRefusals } from './accounts-refusals.ts';
import type { Trouble } from './passkeys-in-browser.ts';
import { RecoveryCodes } from './recovery-codes.tsx';

function useScripted(): boolean {
  const [scripted, setScripted] = useState(false);
  useEffect(() => setScripted(true), []);
  return scripted;
}

function TroubleNotice({ trouble }: { trouble: Trouble | null }) {
  const { t } = useI18n();
  if (!trouble) return null;
  const own = trouble === 'unsupported' || trouble === 'failed';
  return (
    <Notice live tone="danger">
      {own ? t.security.passkeys[trouble] : accountsRefusals[trouble].say(t)}
    </Notice>
  );
}

const NeedsScript = () => {
  const { t } = useI18n();
  return (
    <noscript>
      <p className="text-text-muted">{t.security.passkeys.needsScript}</p>
    </noscript>
  );
};

/** Signs in, or steps up, and goes on to `to` with a whole new document: everything on the page may change. */
export function PasskeyButton({ to, label }: { to: string; label: string }) {
  const scripted = useScripted();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  if (!scripted) return <NeedsScript />;
  async function show(): Promise<void> {
    setBusy(true);
    setTrouble(null);
    const { showPasskey } = await import('./passkeys-in-browser.ts');
    const shown = await showPasskey();
    if (shown.ok) window.location.assign(to);
    else {
      setTrouble(shown.reason);
      setBusy(false);
    }
  }
  const failed = () => {
    setTrouble('failed');
    setBusy(false);
  };
  return (
    <Stack gap="small">
      <TroubleNotice trouble={trouble} />
      <p>
        <Button busy={busy} onClick={() => void show().catch(failed)} type="button">
          {label}
        </Button>
      </p>
    </Stack>
  );
}

/** @param asksPassword before the first second factor, which is let in by the password */
export function AddPasskeyForm({ asksPassword }: { asksPassword: boolean }) {
  const { t } = useI18n();
  const words = t.security.passkeys;
  const scripted = useScripted();
  const { revalidate } = useRevalidator();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [codes, setCodes] = useState<readonly string[]>([]);
  if (!scripted) return <NeedsScript />;

  async function add(form: HTMLFormElement): Promise<void> {
    const given = new FormData(form);
    const { createPasskey } = await import('./passkeys-in-browser.ts');
    const made = await createPasskey(String(given.get('name') ?? ''), String(given.get('password') ?? ''));
    if (!made.ok) return setTrouble(made.reason);
    form.reset();
    setCodes(made.value.recoveryCodes);
    revalidate();
  }
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    setBusy(true);
    setTrouble(null);
    add(event.currentTarget)
      .catch(() => setTrouble('failed'))
      .finally(() => setBusy(false));
  }
  return (
    <Stack>
      <RecoveryCodes codes={codes} />
      <form onSubmit={submit}>
        <Stack>
          <TroubleNotice trouble={trouble} />
          <TextField hint={words.nameHint} label={words.name} maxLength={80} name="name" required />
          {asksPassword && (
            <TextField
              autoComplete="current-password"
              id="passkey-password"
              label={t.security.currentPassword}
              name="password"
              required
              type="password"
            />
          )}
          <FormActions>
            <Button busy={busy} type="submit">
              {words.add}
            </Button>
          </FormActions>
        </Stack>
      </form>
    </Stack>
  );
}
