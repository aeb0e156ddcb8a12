// The three fields of a contact person, for sender and receiver alike.

import { type FieldMetadata, getInputProps } from '@conform-to/react';
import { useI18n } from '#app/i18n/index.ts';
import { SelectField, TextField } from '#app/ui/field.tsx';
import { fieldErrorTexts } from '#app/ui/field-error.ts';
import { FieldRow } from '#app/ui/form-section.tsx';
import type { Colleague } from './contact-people.server.ts';

interface Contact {
  name: string;
  phone?: string | undefined;
  email?: string | undefined;
}

export function ContactFields({
  contact,
  colleagues = [],
}: {
  contact: FieldMetadata<Contact>;
  colleagues?: readonly Colleague[];
}) {
  const { t } = useI18n();
  const { name, phone, email } = contact.getFieldset();
  const words = t.introductions;
  return (
    <>
      {colleagues.length > 0 && (
        <SelectField
          label={words.colleague}
          name="colleague"
          options={[
            { value: '', label: words.colleagueTyped },
            ...colleagues.map((colleague) => ({ value: colleague.id, label: colleague.name })),
          ]}
          short
        />
      )}
      <TextField
        {...getInputProps(name, { type: 'text' })}
        autoComplete="name"
        errors={fieldErrorTexts(t, name.errors)}
        label={words.contactName}
        required
        short
      />
      <FieldRow>
        <TextField
          {...getInputProps(phone, { type: 'tel' })}
          autoComplete="tel"
          errors={fieldErrorTexts(t, phone.errors)}
          label={words.contactPhone}
        />
        <TextField
          {...getInputProps(email, { type: 'email' })}
          autoComplete="email"
          errors={fieldErrorTexts(t, email.errors)}
          label={words.contactEmail}
        />
      </FieldRow>
    </>
  );
}
