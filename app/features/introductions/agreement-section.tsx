// The mutual confidentiality agreement: its text, the button to sign, and who has signed what and when.
import { Form } from '@remix-run/react';
import { useI18n } from '#app/i18n/index.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';
import { DefinitionList } from '#app/ui/definition-list.tsx';
import { ConfirmDialog } from '#app/ui/dialog.tsx';
import { formatInstant } from '#app/ui/format.ts';
import { Panel, Section, Stack } from '#app/ui/layout.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { Disclosure } from './get-disclosure.server.ts';

export function AgreementSection({ view }: { view: Disclosure }) {
  const { locale, t } = useI18n();
  const words = t.disclosure;
  const { agreement, hasSigned, isInForce } = view;
  return (
    <Section actions={<Badge>{words.version({ version: agreement.version })}</Badge>} title={words.agreement}>
      <Stack>
        {isInForce && <Notice title={words.inForce} tone="success" />}
        {hasSigned && !isInForce && (
          <Notice title={words.signed}>
            <p>{words.waitingOther}</p>
          </Notice>
        )}
        <Panel>
          <Stack gap="small">
            {(locale === 'en' ? agreement.en : agreement.zh).map((clause) => (
              <p key={clause}>{clause}</p>
            ))}
            <p className="break-all text-sm text-text-muted">
              {words.textHash}: <code>{agreement.textHash}</code>
            </p>
          </Stack>
        </Panel>
        {hasSigned ? (
          <div>
            <ConfirmDialog
              cancelLabel={t.site.cancel}
              confirm={{ label: words.revoke, variant: 'danger' }}
              title={words.revoke}
              trigger={{ label: words.revoke }}
              values={{ intent: 'revoke' }}
            >
              <p>{words.revokeText}</p>
            </ConfirmDialog>
          </div>
        ) : (
          <Form method="post">
            <input name="version" type="hidden" value={agreement.version} />
            <p className="mb-3 text-text-muted">{words.signText}</p>
            <Button name="intent" type="submit" value="sign" variant="primary">
              {words.sign}
            </Button>
          </Form>
        )}
        <Signatures signatures={view.signatures} />
      </Stack>
    </Section>
  );
}

function Signatures({ signatures }: { signatures: Disclosure['signatures'] }) {
  const { locale, t } = useI18n();
  const words = t.disclosure;
  if (signatures.length === 0) return null;
  return (
    <Section headingLevel={3} title={words.signatures}>
      <ul className="grid gap-3">
        {signatures.map((one) => (
          <li key={one.id}>
            <Panel>
              <DefinitionList
                items={[
                  {
                    term: t.introductions[one.side],
                    description: words.signedBy({ name: one.name || t.thread.deleted }),
                  },
                  { term: words.signedAt, description: formatInstant(locale, one.signedAt) },
                  { term: words.revokedAt, description: one.revokedAt && formatInstant(locale, one.revokedAt) },
                  { term: words.hash, description: <code className="break-all text-sm">{one.hash}</code> },
                ]}
                stacked
              />
            </Panel>
          </li>
        ))}
      </ul>
    </Section>
  );
}
