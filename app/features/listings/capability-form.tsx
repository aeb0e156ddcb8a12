// The form of a capability, in the order somebody thinks about it. Works without JavaScript.

import { getFormProps, parse, useForm } from '@conform-to/react';
import { Form } from '@remix-run/react';
import type { ComponentProps, ReactNode } from 'react';
import { capabilityKinds, ipTypes } from '#app/domain/capability.ts';
import { useI18n } from '#app/i18n/index.ts';
import { FieldRow, FormSection } from '#app/ui/form-section.tsx';
import type { CapabilityForm as Values } from './capability-input.ts';
import {
  BoundDay,
  type BoundField,
  BoundSelect,
  BoundText,
  BoundTextArea,
  DefaultButton,
  ListingErrors,
  ListingFormButtons,
  type ListingFormProps,
  RowList,
} from './listing-form-parts.tsx';
import {
  ChangeSection,
  ContactSection,
  optionsOf,
  PlaceSection,
  RegionsField,
  trlOptions,
  WhatSection,
} from './listing-form-sections.tsx';
import { SectionAccessField } from './section-access-field.tsx';

type BoundForm = ReturnType<typeof useForm<Values>>;

export function CapabilityForm(props: ListingFormProps<Values>) {
  const { t } = useI18n();
  const [form, fields] = useForm<Values>({
    id: 'capability',
    lastResult: props.lastResult,
    defaultValue: props.values,
    // Only adding and removing rows happens here; whether the rest is right, the server says.
    onValidate: ({ formData }) => parse(formData, { resolve: (value) => ({ value: value as Values }) }),
  });
  return (
    <Form method="post" {...getFormProps(form)}>
      <DefaultButton />
      <ListingErrors errors={form.allErrors} formId={form.id} refusal={props.refusal} />
      <WhatSection fields={fields} kinds={optionsOf(capabilityKinds, t.vocabulary.capabilityKind)} list="capability" />
      <AbilitySection fields={fields} form={form} />
      <ServiceSection fields={fields} />
      <PlaceSection fields={fields}>
        <RegionsField field={fields.regionsServed} />
      </PlaceSection>
      <SectionAccessField field={fields.sectionAccess} list="capability" />
      <ContactSection fields={fields.contact.getFieldset()} />
      {props.isRepublishing && <ChangeSection field={fields.changeReason} />}
      <ListingFormButtons cancelTo={props.cancelTo} publication={props.publication} />
    </Form>
  );
}

function AbilitySection({ form, fields }: { form: BoundForm[0]; fields: BoundForm[1] }) {
  const { t } = useI18n();
  const { label, hint, section } = t.listings;
  return (
    <FormSection description={section.abilityText} title={section.ability}>
      <BoundTextArea
        field={fields.description}
        neededToPublish
        hint={hint.capability.description}
        label={label.description}
        rows={8}
      />
      <BoundSelect
        field={fields.trl}
        hint={hint.capability.trl}
        label={label.trl}
        options={trlOptions(t)}
        placeholder={t.listings.form.choose}
        short
      />
      <CaseRows fields={fields} form={form} />
      <IpRows fields={fields} form={form} />
      <QualificationRows fields={fields} form={form} />
    </FormSection>
  );
}

type SectionProps = { form: BoundForm[0]; fields: BoundForm[1] };

/** Each row as the list of rows shows it, with the button that removes it. */
const rowsOf = <Row extends { key: string | undefined }>(
  list: readonly Row[],
  show: (row: Row) => ReactNode,
  remove: (index: number) => ComponentProps<'button'>,
) => list.map((row, index) => ({ key: row.key, fields: show(row), remove: remove(index) }));

function CaseRows({ form, fields }: SectionProps) {
  const { label, hint, form: words } = useI18n().t.listings;
  const { name } = fields.referenceCases;
  const show = (row: { client: BoundField; year: BoundField; result: BoundField }) => (
    <FieldRow>
      <BoundText field={row.client} label={label.caseClient} unmarked />
      <BoundText field={row.year} inputMode="numeric" label={label.caseYear} />
      <BoundText field={row.result} label={label.caseResult} />
    </FieldRow>
  );
  return (
    <RowList
      add={form.insert.getButtonProps({ name })}
      addLabel={words.addCase}
      field={fields.referenceCases}
      hint={hint.capability.referenceCases}
      legend={label.referenceCases}
      rowLabel={words.caseRow}
      rows={rowsOf(
        fields.referenceCases.getFieldList(),
        (row) => show(row.getFieldset()),
        (index) => form.remove.getButtonProps({ name, index }),
      )}
    />
  );
}

function IpRows({ form, fields }: SectionProps) {
  const { t } = useI18n();
  const { label, hint, form: words } = t.listings;
  const { name } = fields.ipRights;
  const show = (row: { type: BoundField; number: BoundField; owners: BoundField }) => (
    <FieldRow>
      <BoundSelect field={row.type} label={label.ipType} options={optionsOf(ipTypes, t.vocabulary.ipType)} required />
      <BoundText field={row.number} label={label.ipNumber} />
      <BoundText field={row.owners} label={label.ipOwners} />
    </FieldRow>
  );
  return (
    <RowList
      add={form.insert.getButtonProps({ name })}
      addLabel={words.addIp}
      field={fields.ipRights}
      hint={hint.capability.ipRights}
      legend={label.ipRights}
      rowLabel={words.ipRow}
      rows={rowsOf(
        fields.ipRights.getFieldList(),
        (row) => show(row.getFieldset()),
        (index) => form.remove.getButtonProps({ name, index }),
      )}
    />
  );
}

function QualificationRows({ form, fields }: SectionProps) {
  const { label, hint, form: words } = useI18n().t.listings;
  const { name } = fields.qualifications;
  const show = (row: { name: BoundField; validUntil: BoundField }) => (
    <FieldRow>
      <BoundText field={row.name} label={label.qualificationName} unmarked />
      <BoundDay field={row.validUntil} label={label.qualificationUntil} />
    </FieldRow>
  );
  return (
    <RowList
      add={form.insert.getButtonProps({ name })}
      addLabel={words.addQualification}
      field={fields.qualifications}
      hint={hint.capability.qualifications}
      legend={label.qualifications}
      rowLabel={words.qualificationRow}
      rows={rowsOf(
        fields.qualifications.getFieldList(),
        (row) => show(row.getFieldset()),
        (index) => form.remove.getButtonProps({ name, index }),
      )}
    />
  );
}

function ServiceSection({ fields }: { fields: BoundForm[1] }) {
  const { label, hint, section } = useI18n().t.listings;
  return (
    <FormSection description={section.serviceText} title={section.service}>
      <BoundTextArea field={fields.capacity} hint={hint.capability.capacity} label={label.capacity} rows={2} />
      <BoundTextArea field={fields.priceModel} hint={hint.capability.priceModel} label={label.priceModel} rows={2} />
    </FormSection>
  );
}
