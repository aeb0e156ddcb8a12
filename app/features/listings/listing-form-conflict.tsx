// Somebody else saved in the meantime: theirs and mine beside each other, chosen field by field within the form.
import { type I18n, useI18n } from '#app/i18n/index.ts';
import { Notice } from '#app/ui/notice.tsx';
import type { Conflict } from './describe-conflict.server.ts';
import { typedTime } from './listing-form-notices.tsx';
import { fieldText } from './listing-words.ts';
import type { Difference, Draft, DraftField } from './three-way.ts';

/** Stands inside the form: the choices are posted with it, and take effect when it is saved. */
export function ConflictPanel({ conflict }: { conflict: Conflict }) {
  const i18n = useI18n();
  const { t, locale } = i18n;
  const words = t.listingForm.conflict;
  const { saved } = conflict;
  return (
    <div className="grid gap-4">
      <input name="seen" type="hidden" value={conflict.seen} />
      <Notice live title={words.title} tone="warning">
        {saved?.by && <p>{words.by({ name: saved.by, time: typedTime(locale, saved.at, true) })}</p>}
        <p>{words.text}</p>
      </Notice>
      {conflict.differences.map((difference) => (
        <Choice conflict={conflict} difference={difference} i18n={i18n} key={difference.field} />
      ))}
    </div>
  );
}

function Choice({ conflict, difference, i18n }: { conflict: Conflict; difference: Difference; i18n: I18n }) {
  const { t } = i18n;
  const { field, changedBy } = difference;
  const words = t.listingForm.conflict;
  const name = `take.${field}`;
  const sides = [
    { value: 'theirs', label: words.theirs, draft: conflict.theirs },
    { value: 'mine', label: words.mine, draft: conflict.mine },
  ] as const;
  // What only they changed I have no opinion of; everything else stays mine unless I say so.
  const chosen = changedBy === 'them' ? 'theirs' : 'mine';
  return (
    <fieldset className="min-w-0 rounded-lg border bg-surface-raised p-4">
      <legend className="px-1 font-medium">
        {labelOf(t, field)} <span className="font-normal text-sm text-text-muted">{words[changedBy]}</span>
      </legend>
      <div className="grid gap-3 md:grid-cols-2">
        {sides.map(({ value, label, draft }) => (
          <label
            className="flex min-h-11 cursor-pointer items-start gap-2.5 rounded-md border p-3 has-checked:border-accent has-checked:bg-accent-soft"
            key={value}
          >
            <input
              className="mt-[0.3em] size-[1.125rem]"
              defaultChecked={value === chosen}
              name={name}
              type="radio"
              value={value}
            />
            <span className="min-w-0">
              <span className="block font-medium text-sm">{label}</span>
              <span className="block whitespace-pre-wrap">{textOf(i18n, field, draft) || words.empty}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

const labelOf = (t: I18n['t'], field: DraftField): string =>
  field === 'contact'
    ? t.listings.label.contactName
    : Object.hasOwn(t.listings.label, field)
      ? t.listings.label[field as keyof typeof t.listings.label]
      : field;

const textOf = (i18n: I18n, field: DraftField, { content, contact }: Draft): string =>
  field === 'contact'
    ? [contact.name, contact.phone, contact.email].filter(Boolean).join(' · ')
    : fieldText(i18n, field, content);
