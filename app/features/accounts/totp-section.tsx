// One-time codes on the security page: set-up with a QR code, confirmation, turning off.
import { Form } from '@remix-run/react';
import { useI18n } from '#app/i18n/index.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';
import { ConfirmDialog } from '#app/ui/dialog.tsx';
import { TextField } from '#app/ui/field.tsx';
import { FormActions } from '#app/ui/form-section.tsx';
import { Panel, Section, Stack } from '#app/ui/layout.tsx';
import type { TotpSetUp } from './change-second-factor.server.ts';
import type { SecurityData } from './get-security.server.ts';

/** Black on white in every colour scheme: cameras read it. */
function QrCode({ modules, label }: { modules: readonly string[]; label: string }) {
  const path = modules
    .flatMap((row, y) => [...row].map((cell, x) => (cell === '1' ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return (
    <svg aria-label={label} className="size-56 bg-white" role="img" viewBox={`0 0 ${modules.length} ${modules.length}`}>
      <path d={path} fill="black" shapeRendering="crispEdges" />
    </svg>
  );
}

function SetUp({ setUp }: { setUp: TotpSetUp }) {
  const { t } = useI18n();
  const words = t.security.app;
  return (
    <Form method="post">
      <Stack>
        <input name="ticket" type="hidden" value={setUp.ticket} />
        <p>{words.scan}</p>
        <QrCode label={words.qrAlt} modules={setUp.modules} />
        <p>
          {words.secret}: <code className="break-all">{setUp.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code>
        </p>
        <TextField
          autoComplete="one-time-code"
          id="app-code"
          inputMode="numeric"
          label={words.code}
          maxLength={10}
          name="code"
          required
          short
        />
        <FormActions>
          <Button name="intent" type="submit" value="confirm-app" variant="primary">
            {words.confirm}
          </Button>
        </FormActions>
      </Stack>
    </Form>
  );
}

export function PasswordField({ id, label }: { id: string; label: string }) {
  return <TextField autoComplete="current-password" id={id} label={label} name="password" required type="password" />;
}

export function TotpSection({ security, setUp }: { security: SecurityData; setUp: TotpSetUp | null }) {
  const { t } = useI18n();
  const words = t.security.app;
  const isLast = security.passkeys.length === 0;
  return (
    <Section
      actions={
        <Badge tone={security.totp ? 'success' : 'neutral'}>{security.totp ? t.security.on : t.security.off}</Badge>
      }
      title={words.title}
    >
      <Panel>
        <Stack>
          <p className="text-text-muted">{words.lead}</p>
          {security.totp ? (
            <div>
              <ConfirmDialog
                cancelLabel={t.site.cancel}
                confirm={{ label: words.turnOff, variant: 'danger' }}
                title={words.turnOffQuestion}
                trigger={{ label: words.turnOff, size: 'small' }}
                values={{ intent: 'turn-off-app' }}
              >
                <p>{words.turnOffHint}</p>
                {isLast && security.hasPassword && (
                  <PasswordField id="off-password" label={t.security.currentPassword} />
                )}
              </ConfirmDialog>
            </div>
          ) : setUp ? (
            <SetUp setUp={setUp} />
          ) : (
            <Form method="post">
              <Stack>
                {security.missing === 'second-factor-needed' && (
                  <PasswordField id="app-password" label={t.security.currentPassword} />
                )}
                <FormActions>
                  <Button name="intent" type="submit" value="start-app">
                    {words.start}
                  </Button>
                </FormActions>
              </Stack>
            </Form>
          )}
        </Stack>
      </Panel>
    </Section>
  );
}
