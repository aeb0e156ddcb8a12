// The form of an opportunity, in the order somebody thinks about it. Works without JavaScript.

import { type FieldMetadata, getFormProps, parse, useForm } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { useId } from 'react';
import { cooperationModes, metricOperators, opportunityKinds } from '#app/domain/opportunity.ts';
import { functionalAreas } from '#app/domain/region.ts';
import { useI18n } from '#app/i18n/index.ts';
import { CheckboxField } from '#app/ui/choice-field.tsx';
import { FieldRow } from '#app/ui/form-section.tsx';
import { type ListingFormBodyProps, ListingFormFrame, type ListingFormProps, useLook } from './listing-form-frame.tsx';
import { Help } from './listing-form-help.tsx';
import {
  BoundChoices,
  BoundDay,
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
  trlOptions,
  WhatSection,
} from './listing-form-sections.tsx';
import type { OpportunityForm as Values } from './opportunity-input.ts';
import { SectionAccessField } from './section-access-field.tsx';

type BoundForm = ReturnType<typeof useForm<Values>>;
type SectionProps = { form: BoundForm[0]; fields: BoundForm[1] };

/** Somebody else's form starts anew: what one person typed never shows in another's. */
export const OpportunityForm = (props: ListingFormProps) => (
  <ListingFormFrame<Values> {...props} body={OpportunityBody} formId="opportunity" key={props.start.keep.device} />
);

function OpportunityBody(props: ListingFormBodyProps<Values>) {
  const { t } = useI18n();
  const [form, fields] = useForm<Values>({
    id: 'opportunity',
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
      <WhatSection fields={fields} kinds={optionsOf(opportunityKinds, t.vocabulary.opportunityKind)} />
      <ProblemSection fields={fields} form={form} />
      <ConditionsSection fields={fields} />
      <MoneySection fields={fields} />
      <PlaceSection fields={fields} form={form} places={props.places} />
      <MoreSection fields={fields} />
      <SectionAccessField field={fields.sectionAccess} list="opportunity" />
      <ContactSection fields={fields.contact.getFieldset()} />
      {props.isRepublishing && <ChangeSection field={fields.changeReason} />}
      <ListingFormButtons cancelTo={props.cancelTo} publication={props.publication} />
    </Form>
  );
}

function ProblemSection({ fields, form }: SectionProps) {
  const { label, section, form: words } = useI18n().t.listings;
  return (
    <ListingSection description={section.problemText} id="section-problem" title={section.problem}>
      <BoundTextArea field={fields.problem} help="problem" label={label.problem} neededToPublish rows={6} />
      <BoundTextArea field={fields.presentState} help="presentState" label={label.presentState} rows={3} />
      <RowList
        addLabel={words.addMetric}
        field={fields.metrics}
        form={form}
        help="metrics"
        legend={label.metrics}
        rowLabel={words.metricRow}
        show={(row) => <MetricFields row={row} />}
      />
    </ListingSection>
  );
}

function MetricFields({ row }: { row: FieldMetadata<NonNullable<Values['metrics']>[number], Values> }) {
  const { label } = useI18n().t.listings;
  const metric = row.getFieldset();
  return (
    <FieldRow>
      <BoundText field={metric.name} label={label.metricName} unmarked />
      <BoundSelect
        field={metric.operator}
        label={label.metricOperator}
        options={metricOperators.map((sign) => ({ value: sign, label: sign }))}
        required
      />
      <BoundText field={metric.value} inputMode="decimal" label={label.metricValue} unmarked />
      <BoundText autoCapitalize="none" field={metric.unit} label={label.metricUnit} />
    </FieldRow>
  );
}

function ConditionsSection({ fields }: Pick<SectionProps, 'fields'>) {
  const { t } = useI18n();
  const { label, section, form } = t.listings;
  return (
    <ListingSection description={section.conditionsText} id="section-conditions" title={section.conditions}>
      <BoundTextArea field={fields.offered} help="offered" label={label.offered} rows={4} />
      <BoundSelect
        field={fields.trlRequired}
        help="trlRequired"
        label={label.trlRequired}
        options={trlOptions(t)}
        placeholder={form.choose}
        short
      />
      <BoundTextArea field={fields.ipTerms} help="ipTerms" label={label.ipTerms} rows={2} />
    </ListingSection>
  );
}

function MoneySection({ fields }: Pick<SectionProps, 'fields'>) {
  const { t } = useI18n();
  const { label, section, form } = t.listings;
  return (
    <ListingSection description={section.moneyText} id="section-money" title={section.money}>
      <div className="relative">
        <Help label={label.budget} of="budget" />
        <FieldRow>
          <BoundText field={fields.budgetMinimum} inputMode="decimal" label={label.budgetMinimum} />
          <BoundText field={fields.budgetMaximum} inputMode="decimal" label={label.budgetMaximum} />
          <BoundSelect
            field={fields.budgetCurrency}
            label={label.budgetCurrency}
            options={Object.entries(form.currency).map(([value, name]) => ({ value, label: name }))}
            required
          />
        </FieldRow>
      </div>
      <CheckboxField
        defaultChecked={fields.budgetNegotiable.initialValue === 'on'}
        id={fields.budgetNegotiable.id}
        key={fields.budgetNegotiable.key}
        label={label.budgetNegotiable}
        name={fields.budgetNegotiable.name}
      />
      <BoundText field={fields.fundingSource} help="fundingSource" label={label.fundingSource} />
      <BoundChoices
        field={fields.cooperationModes}
        help="cooperationModes"
        label={label.cooperationModes}
        options={optionsOf(cooperationModes, t.vocabulary.cooperationMode)}
      />
    </ListingSection>
  );
}

function PlaceSection({ fields, form, places }: SectionProps & { places: PlaceChoices }) {
  const { t } = useI18n();
  const areas = useId();
  const { label, section } = t.listings;
  return (
    <ListingSection description={section.placeText} id="section-place" title={section.place}>
      <BoundDay field={fields.validUntil} help="validUntil" label={label.validUntil} required />
      <BoundText field={fields.timeFrame} help="timeFrame" label={label.timeFrame} />
      <PlaceFields
        city={fields.divisionCode}
        district={fields.districtCode}
        look={form.validate.getButtonProps({ name: fields.divisionCode.name })}
        places={places}
      />
      <BoundText field={fields.landingArea} help="landingArea" label={label.landingArea} list={areas} />
      <datalist aria-label={t.listingForm.place.landingChoices} id={areas}>
        {functionalAreas.map((area) => (
          <option key={area} value={t.vocabulary.functionalArea[area]} />
        ))}
      </datalist>
      <IndustryField field={fields.industryCode} />
    </ListingSection>
  );
}
