// Accepting (with one's own contact person) or declining (with a reason).

import { getFormProps, getTextareaProps, type SubmissionResult, useForm } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { declineReasons } from '#app/domain/introduction.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Button } from '#app/ui/button.tsx';
import { RadioGroupField } from '#app/ui/choice-field.tsx';
import { TextAreaField } from '#app/ui/field.tsx';
import { fieldErrorTexts } from '#app/ui/field-error.ts';
import { Panel, Stack } from '#app/ui/layout.tsx';
import { ContactFields } from './contact-fields.tsx';

interface AcceptValue {
  contact: { name: string; phone?: string | undefined; email?: string | undefined };
}
interface DeclineValue {
  reason: string;
  note?: string | undefined;
}

export function AnswerForms(props: {
  contact: { name: string; email: string };
  accepting: SubmissionResult | undefined;
  declining: SubmissionResult | undefined;
}) {
  const { t } = useI18n();
  const words = t.introductions;
  const [accept, acceptFields] = useForm<AcceptValue>({
    id: 'accept',
    lastResult: props.accepting ?? null,
    defaultValue: { contact: props.contact },
  });
  const [decline, declineFields] = useForm<DeclineValue>({ id: 'decline', lastResult: props.declining ?? null });
  return (
    <Stack>
      <Panel>
        <Form method="post" {...getFormProps(accept)}>
          <Stack>
            <p>{words.acceptText}</p>
            <ContactFields contact={acceptFields.contact} />
            <div>
              <Button name="intent" type="submit" value="accept" variant="primary">
                {words.accept}
              </Button>
            </div>
          </Stack>
        </Form>
      </Panel>
      <Panel>
        <Form method="post" {...getFormProps(decline)}>
          <Stack>
            <p>{words.declineText}</p>
            <RadioGroupField
              defaultValue={declineFields.reason.initialValue ?? ''}
              errors={fieldErrorTexts(t, declineFields.reason.errors)}
              id={declineFields.reason.id}
              label={words.declineReason}
              name={declineFields.reason.name}
              options={declineReasons.map((reason) => ({ value: reason, label: words.declineReasons[reason] }))}
              required
            />
            <TextAreaField
              {...getTextareaProps(declineFields.note)}
              errors={fieldErrorTexts(t, declineFields.note.errors)}
              label={words.declineNote}
              optionalLabel={t.forms.optional}
              rows={3}
            />
            <div>
              <Button name="intent" type="submit" value="decline" variant="secondary">
                {words.decline}
              </Button>
            </div>
          </Stack>
        </Form>
      </Panel>
    </Stack>
  );
}
