// What an operator can do with a case: decide, let a code stand, look at the evidence.
import type { VerificationAct } from '#app/domain/verification.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Button } from '#app/ui/button.tsx';
import { ConfirmDialog } from '#app/ui/dialog.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { TextAreaField, TextField } from '#app/ui/field.tsx';
import { fileSize } from '#app/ui/file-size.ts';
import { formatInstant } from '#app/ui/format.ts';
import { Section } from '#app/ui/layout.tsx';
import { organisationName } from '#app/ui/organisation-name.ts';
import type { VerificationCaseView } from './list-verifications.server.ts';

export function CaseActs({ found }: { found: VerificationCaseView }) {
  const { t } = useI18n();
  const { caseOf: words } = t.operations;
  const isWaiting = found.verification === 'submitted' || found.isRenewal;
  return (
    <div className="flex flex-wrap gap-3">
      {found.isUsccOpen && <OverrideDialog found={found} />}
      {found.acts.map((act) => (
        <ActDialog act={act} found={found} key={act} />
      ))}
      {!isWaiting && found.acts.length === 0 && <p className="text-text-muted">{words.nothingToDecide}</p>}
    </div>
  );
}

const requestedAt = (found: VerificationCaseView): string => found.verificationRequestedAt?.toISOString() ?? '';

function ActDialog({ act, found }: { act: VerificationAct; found: VerificationCaseView }) {
  const { locale, t } = useI18n();
  const { verifications: words, caseOf } = t.operations;
  const named = act === 'verify' && found.verification === 'suspended' ? 'reinstate' : act;
  const variant = act === 'suspend' ? 'danger' : act === 'verify' ? 'primary' : 'secondary';
  const hint = act === 'verify' && found.governmentDomain;
  return (
    <ConfirmDialog
      cancelLabel={t.site.cancel}
      confirm={{ label: words.acts[named], variant }}
      title={words.questions[named]({ name: organisationName(locale, found) })}
      trigger={{ label: words.acts[named], variant }}
      values={{ intent: 'answer', organisationId: found.id, act, requestedAt: requestedAt(found) }}
    >
      <p>{words.consequences[named]}</p>
      <TextAreaField
        defaultValue={hint ? caseOf.governmentNote({ domain: hint }) : ''}
        hint={words.noteHint}
        label={words.note}
        maxLength={1000}
        name="note"
        optionalLabel={t.forms.optional}
        required={act !== 'verify'}
        rows={3}
      />
    </ConfirmDialog>
  );
}

function OverrideDialog({ found }: { found: VerificationCaseView }) {
  const { t } = useI18n();
  const { caseOf: words } = t.operations;
  return (
    <ConfirmDialog
      cancelLabel={t.site.cancel}
      confirm={{ label: words.override, variant: 'primary' }}
      title={words.overrideTitle({ code: found.uscc ?? '' })}
      trigger={{ label: words.override }}
      values={{ intent: 'override', organisationId: found.id, requestedAt: requestedAt(found) }}
    >
      <p>{words.overrideText}</p>
      <TextAreaField label={words.overrideReason} maxLength={1000} name="note" required rows={3} />
    </ConfirmDialog>
  );
}

/** Each look is written down with its reason, where the organisation can see it; so it is a post, not a link. */
export function CaseEvidence({ evidence }: { evidence: VerificationCaseView['evidence'] }) {
  const { locale, t } = useI18n();
  const { caseOf: words } = t.operations;
  return (
    <Section title={words.evidence}>
      {evidence.length === 0 ? (
        <EmptyState icon="document" title={words.noEvidence} />
      ) : (
        <>
          <p className="mb-3 text-text-muted">{words.evidenceLead}</p>
          <ul className="grid gap-3">
            {evidence.map(({ id, fileName, size, uploadedAt }) => (
              <li className="rounded-lg border bg-surface-raised p-4" key={id}>
                <p className="break-all font-medium">{fileName}</p>
                <p className="text-sm text-text-muted">
                  {fileSize(size)} · {formatInstant(locale, uploadedAt)}
                </p>
                <form action={`/operator/evidence/${id}`} className="mt-3 flex flex-wrap items-end gap-3" method="post">
                  <div className="min-w-0 flex-[1_1_16rem]">
                    <TextField
                      defaultValue={words.readReasonDefault}
                      label={words.readReason}
                      maxLength={300}
                      name="reason"
                      required
                      wide
                    />
                  </div>
                  <Button icon="download" type="submit">
                    {words.read}
                  </Button>
                </form>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}
