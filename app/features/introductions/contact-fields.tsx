// The three fields of a contact person, for sender and receiver alike.

import { type FieldMetadata, getInputProps } from '@conform-to/react';
import { useI18n } from '#app/i18n/index.ts';
import { TextField } from '#app/ui/field.tsx';
import { fieldErrorTexts } from '#app/ui/field-error.ts';
import { FieldRow } from '#app/ui/form-section.tsx';

interface Contact {
  name: string;
  phone?: string | undefined;
  email?: string | undefined;
}

export function ContactFields({ contact }: { contact: FieldMetadata<Contact> }) {
  const { t } = useI18n();
  const { name, phone, email } = contact.getFieldset();
  const words = t.introductions;
  return (
    <>
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
