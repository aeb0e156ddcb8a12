// Organisations for the operator to check, with the acts that are open.
import type { VerificationAct } from '#app/domain/verification.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Card, CardList } from '#app/ui/card.tsx';
import { DefinitionList } from '#app/ui/definition-list.tsx';
import { ConfirmDialog } from '#app/ui/dialog.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { TextAreaField } from '#app/ui/field.tsx';
import { formatInstant } from '#app/ui/format.ts';
import { organisationName } from '#app/ui/organisation-name.ts';
import type { VerificationEntry } from './list-verifications.server.ts';
import { placeNames } from './organisation-page.tsx';
import { VerificationBadge } from './verification-badge.tsx';

export function VerificationList({ entries }: { entries: readonly VerificationEntry[] }) {
  const { t } = useI18n();
  const { verifications: words } = t.operations;
  if (entries.length === 0) return <EmptyState title={words.emptyTitle}>{words.emptyText}</EmptyState>;
  return (
    <CardList label={words.title}>
      {entries.map((entry) => (
        <VerificationCard entry={entry} key={entry.id} />
      ))}
    </CardList>
  );
}

function VerificationCard({ entry }: { entry: VerificationEntry }) {
  const { locale, t } = useI18n();
  const { verifications: words } = t.operations;
  const { fields: labels } = t.organisations;
  const { division, area } = placeNames(t, entry);
  return (
    <Card
      actions={entry.acts.map((act) => <ActDialog act={act} entry={entry} key={act} />)}
      aside={<VerificationBadge own state={entry.verification} />}
      headingLevel={2}
      title={organisationName(locale, entry)}
      to={`/organisations/${entry.reference}`}
    >
      <DefinitionList
        items={[
          { term: labels.type, description: t.vocabulary.organisationType[entry.type] },
          { term: labels.nameZh, description: entry.nameZh },
          { term: labels.nameEn, description: entry.nameEn },
          { term: labels.uscc, description: entry.uscc ?? t.site.notGiven },
          { term: labels.divisionCode, description: [division, area].filter(Boolean).join(' · ') },
          { term: labels.website, description: entry.website },
          {
            term: words.administrators,
            description: entry.administrators.map(({ name, email }) => `${name} <${email}>`).join('; '),
          },
          {
            term: words.requestedAt,
            description: entry.verificationRequestedAt && formatInstant(locale, entry.verificationRequestedAt),
          },
          { term: words.lastNote, description: entry.verificationNote },
        ]}
      />
    </Card>
  );
}

function ActDialog({ act, entry }: { act: VerificationAct; entry: VerificationEntry }) {
  const { locale, t } = useI18n();
  const { verifications: words } = t.operations;
  const variant = act === 'suspend' ? 'danger' : act === 'verify' ? 'primary' : 'secondary';
  return (
    <ConfirmDialog
      cancelLabel={t.site.cancel}
      confirm={{ label: words.acts[act], variant }}
      title={words.questions[act]({ name: organisationName(locale, entry) })}
      trigger={{ label: words.acts[act], size: 'small', variant }}
      values={{
        organisationId: entry.id,
        act,
        requestedAt: entry.verificationRequestedAt?.toISOString() ?? '',
      }}
    >
      <p>{words.consequences[act]}</p>
      {act !== 'verify' && (
        <TextAreaField hint={words.noteHint} label={words.note} maxLength={1000} name="note" required rows={3} />
      )}
    </ConfirmDialog>
  );
}
