// The form of a capability, in the order somebody thinks about it. Works without JavaScript.

import { getFormProps, parse, useForm } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { capabilityKinds, ipOwnerships, ipTypes } from '#app/domain/capability.ts';
import { useI18n } from '#app/i18n/index.ts';
import { FieldRow } from '#app/ui/form-section.tsx';
import type { CapabilityForm as Values } from './capability-input.ts';
import { type ListingFormBodyProps, ListingFormFrame, type ListingFormProps, useLook } from './listing-form-frame.tsx';
import {
  BoundDay,
  type BoundField,
  BoundSelect,
  BoundText,
  BoundTextArea,
  DefaultButton,
  ListingErrors,
  ListingFormButtons,
} from './listing-form-parts.tsx';
import { IndustryField, type PlaceChoices, PlaceFields } from './listing-form-place.tsx';
import { RowList } from './listing-form-rows.tsx';
import { ListingSection } from './listing-form-section.tsx';
import {
  ChangeSection,
  ContactSection,
  MoreSection,
  optionsOf,
  RegionsField,
  trlOptions,
  WhatSection,
} from './listing-form-sections.tsx';
import { SectionAccessField } from './section-access-field.tsx';

type BoundForm = ReturnType<typeof useForm<Values>>;
type SectionProps = { form: BoundForm[0]; fields: BoundForm[1] };

/** Somebody else's form starts anew: what one person typed never shows in another's. */
export const CapabilityForm = (props: ListingFormProps) => (
  <ListingFormFrame<Values> {...props} body={CapabilityBody} formId="capability" key={props.start.keep.device} />
);

function CapabilityBody(props: ListingFormBodyProps<Values>) {
  const { t } = useI18n();
  const [form, fields] = useForm<Values>({
    id: 'capability',
    lastResult: props.lastResult,
    defaultValue: props.values,
    // Only adding and removing rows happens here; whether the rest is right, the server says.
    onValidate: ({ formData }) => parse(formData, { resolve: (value) => ({ value: value as Values }) }),
  });
  useLook(props.look);
  return (
    <Form className="grid min-w-0 gap-4" method="post" {...getFormProps(form)}>
      <DefaultButton />
      {props.head}
      <ListingErrors errors={form.allErrors} formId={form.id} refusal={props.refusal} />
      <WhatSection fields={fields} kinds={optionsOf(capabilityKinds, t.vocabulary.capabilityKind)} />
      <AbilitySection fields={fields} form={form} />
      <ProofSection fields={fields} form={form} />
      <ServiceSection fields={fields} />
      <PlaceSection fields={fields} form={form} places={props.places} />
      <MoreSection fields={fields} />
      <SectionAccessField field={fields.sectionAccess} list="capability" />
      <ContactSection fields={fields.contact.getFieldset()} />
      {props.isRepublishing && <ChangeSection field={fields.changeReason} />}
      <ListingFormButtons cancelTo={props.cancelTo} publication={props.publication} />
    </Form>
  );
}

function AbilitySection({ form, fields }: SectionProps) {
  const { t } = useI18n();
  const { label, section, form: words } = t.listings;
  return (
    <ListingSection description={section.abilityText} id="section-ability" title={section.ability}>
      <BoundTextArea field={fields.description} help="description" label={label.description} neededToPublish rows={8} />
      <BoundSelect
        field={fields.trl}
        help="trl"
        label={label.trl}
        options={trlOptions(t)}
        placeholder={words.choose}
        short
      />
      <RowList
        addLabel={words.addCase}
        field={fields.referenceCases}
        form={form}
        help="referenceCases"
        legend={label.referenceCases}
        rowLabel={words.caseRow}
        show={(row) => <CaseFields row={row.getFieldset()} />}
      />
    </ListingSection>
  );
}

function CaseFields({ row }: { row: { client: BoundField; year: BoundField; result: BoundField } }) {
  const { label } = useI18n().t.listings;
  return (
    <FieldRow>
      <BoundText field={row.client} label={label.caseClient} unmarked />
      <BoundText field={row.year} inputMode="numeric" label={label.caseYear} />
      <BoundText field={row.result} label={label.caseResult} />
    </FieldRow>
  );
}

function ProofSection({ form, fields }: SectionProps) {
  const { t } = useI18n();
  const { label, form: words } = t.listings;
  const { section } = t.listingForm;
  return (
    <ListingSection description={section.proofText} id="section-proof" title={section.proof}>
      <RowList
        addLabel={words.addIp}
        field={fields.ipRights}
        form={form}
        help="ipRights"
        legend={label.ipRights}
        rowLabel={words.ipRow}
        show={(row) => <RightFields row={row.getFieldset()} />}
      />
      <RowList
        addLabel={words.addQualification}
        field={fields.qualifications}
        form={form}
        help="qualifications"
        legend={label.qualifications}
        rowLabel={words.qualificationRow}
        show={(row) => <QualificationFields row={row.getFieldset()} />}
      />
    </ListingSection>
  );
}

function RightFields({
  row,
}: {
  row: { type: BoundField; number: BoundField; owners: BoundField; ownership: BoundField };
}) {
  const { t } = useI18n();
  const { label, form } = t.listings;
  return (
    <div className="grid gap-5">
      <FieldRow>
        <BoundSelect field={row.type} label={label.ipType} options={optionsOf(ipTypes, t.vocabulary.ipType)} required />
        <BoundText autoCapitalize="characters" field={row.number} label={label.ipNumber} />
      </FieldRow>
      <FieldRow>
        <BoundSelect
          field={row.ownership}
          label={label.ipOwnership}
          options={optionsOf(ipOwnerships, t.vocabulary.ipOwnership)}
          placeholder={form.choose}
        />
        <BoundText field={row.owners} label={label.ipOwners} />
      </FieldRow>
    </div>
  );
}

function QualificationFields({ row }: { row: { name: BoundField; validUntil: BoundField } }) {
  const { label } = useI18n().t.listings;
  return (
    <FieldRow>
      <BoundText field={row.name} label={label.qualificationName} unmarked />
      <BoundDay field={row.validUntil} label={label.qualificationUntil} />
    </FieldRow>
  );
}

function ServiceSection({ fields }: Pick<SectionProps, 'fields'>) {
  const { label, section } = useI18n().t.listings;
  return (
    <ListingSection description={section.serviceText} id="section-service" title={section.service}>
      <BoundTextArea field={fields.capacity} help="capacity" label={label.capacity} rows={2} />
      <BoundTextArea field={fields.priceModel} help="priceModel" label={label.priceModel} rows={2} />
    </ListingSection>
  );
}

function PlaceSection({ fields, form, places }: SectionProps & { places: PlaceChoices }) {
  const { label, section } = useI18n().t.listings;
  return (
    <ListingSection description={section.placeText} id="section-place" title={section.place}>
      <BoundDay field={fields.validUntil} help="validUntil" label={label.validUntil} required />
      <PlaceFields
        city={fields.divisionCode}
        district={fields.districtCode}
        look={form.validate.getButtonProps({ name: fields.divisionCode.name })}
        places={places}
      />
      <RegionsField field={fields.regionsServed} />
      <IndustryField field={fields.industryCode} />
    </ListingSection>
  );
}
