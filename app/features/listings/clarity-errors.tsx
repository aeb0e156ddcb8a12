// Why the coach keeps a saved draft from being published, part by part, each leading to its field.
import { useI18n } from '#app/i18n/index.ts';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import type { FormRefusal, ListingRefusal } from './listing-refusals.ts';

export function ClarityErrors(props: {
  formId: string;
  reason: ListingRefusal;
  clarity: NonNullable<FormRefusal['clarity']>;
}) {
  const { coach } = useI18n().t;
  const { formId, reason, clarity } = props;
  const idOf = (field: string) => `${formId}-${field}`;
  if (reason === 'contacts-in-text') {
    const found = clarity.personal.map(({ field, kind, value }) => ({
      fieldId: idOf(field),
      message: coach.contactFound({ kind: coach.personal.kind[kind], value }),
    }));
    // What was found may stand in the reason of change, which is no part of the draft.
    const errors = found.length > 0 ? found : [{ message: coach.refusal['contacts-in-text'] }];
    return <ErrorSummary errors={errors} title={coach.contactsTitle} />;
  }
  const missing = clarity.missing.map(({ part, field }) => ({
    fieldId: idOf(field),
    message: coach.missingPart({ part: coach.part[part], add: coach.add[part] }),
  }));
  return <ErrorSummary errors={missing} title={coach.tooVagueTitle(clarity)} />;
}
