// Asks people of the platform why they want to read, before they may.
import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { reasonLength, type StaffReadReason } from '#app/domain/staff-read.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Button } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/field.tsx';
import { Panel, Stack } from '#app/ui/layout.tsx';
import { Notice } from '#app/ui/notice.tsx';

/** Posts `intent=read` with a `reason` to the page's own route. */
export function StaffPermitForm(props: {
  title: string;
  text: string;
  /** What will be read. */
  scope: ReactNode;
  refusal: StaffReadReason | null;
  values?: Readonly<Record<string, string>>;
}) {
  const { t } = useI18n();
  const words = t.oversight.permit;
  const errors = props.refusal === 'reason-needed' ? [words.refusals['reason-needed']] : [];
  return (
    <Panel>
      <Form method="post">
        <Stack>
          <Notice title={props.title}>
            <p>{props.text}</p>
          </Notice>
          <p className="font-medium">{props.scope}</p>
          {Object.entries(props.values ?? {}).map(([name, value]) => (
            <input key={name} name={name} type="hidden" value={value} />
          ))}
          <TextField
            errors={errors}
            hint={words.reasonHint}
            label={words.reason}
            maxLength={reasonLength.maximum}
            name="reason"
            required
            wide
          />
          <div>
            <Button name="intent" type="submit" value="read" variant="primary">
              {words.submit}
            </Button>
          </div>
        </Stack>
      </Form>
    </Panel>
  );
}
