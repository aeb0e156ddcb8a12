// Repeated rows of a listing's form: adding and removing them, with the keyboard left where one goes on.
import { type ComponentProps, type ReactNode, useEffect, useRef } from 'react';
import { useI18n } from '#app/i18n/index.ts';
import { Button } from '#app/ui/button.tsx';
import { fieldErrorTexts } from '#app/ui/field-error.ts';
import { RepeatedRows } from '#app/ui/repeated-rows.tsx';
import { Help, type HelpKey } from './listing-form-help.tsx';
import type { BoundField } from './listing-form-parts.tsx';

export type IntentButton = ComponentProps<'button'>;

/** The part of conform's form that adds and removes rows. */
export interface RowForm {
  readonly insert: { getButtonProps(at: { name: never }): IntentButton };
  readonly remove: { getButtonProps(at: { name: never; index: number }): IntentButton };
}

/** Rows that conform adds and removes; without JavaScript each button is a round trip that keeps what was typed. */
export function RowList<Row extends { key?: string | undefined }>(props: {
  form: RowForm;
  field: BoundField & { getFieldList(): Row[] };
  legend: string;
  help: HelpKey;
  addLabel: string;
  rowLabel: (p: { number: number }) => string;
  show: (row: Row) => ReactNode;
}) {
  const { t } = useI18n();
  const { field, form } = props;
  const name = field.name as never;
  const rows = field.getFieldList();
  const box = useFocusAfterChange(rows.length);
  return (
    <div className="relative min-w-0" ref={box}>
      <RepeatedRows
        add={
          <Button {...intentOf(form.insert.getButtonProps({ name }))} icon="plus" size="small" type="submit">
            {props.addLabel}
          </Button>
        }
        empty={t.listings.form.noRows}
        errors={fieldErrorTexts(t, field.errors)}
        hint={<Help label={props.legend} of={props.help} />}
        legend={props.legend}
        rows={rows.map((row, index) => {
          const label = props.rowLabel({ number: index + 1 });
          return {
            key: row.key ?? String(index),
            label,
            fields: props.show(row),
            remove: (
              <Button
                {...intentOf(form.remove.getButtonProps({ name, index }))}
                aria-label={t.listings.form.removeRow({ row: label })}
                icon="cross"
                size="small"
                type="submit"
                variant="quiet"
              >
                {t.listings.form.remove}
              </Button>
            ),
          };
        })}
      />
    </div>
  );
}

const intentOf = ({ name, value, form, formNoValidate }: IntentButton) => ({ name, value, form, formNoValidate });

/** A new row is where one types next; after a removal, the last row that is left, or the button that adds one. */
function useFocusAfterChange(count: number) {
  const box = useRef<HTMLDivElement>(null);
  const before = useRef(count);
  useEffect(() => {
    const grew = count > before.current;
    const isSame = count === before.current;
    before.current = count;
    if (isSame) return;
    const last = [...(box.current?.querySelectorAll('fieldset fieldset') ?? [])].at(-1);
    const target = grew ? last?.querySelector('input, select') : last?.querySelector('button');
    const focused = target ?? box.current?.querySelector('button');
    if (focused instanceof HTMLElement) focused.focus();
  }, [count]);
  return box;
}
