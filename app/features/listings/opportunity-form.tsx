// The form of an opportunity, in the order somebody thinks about it. Works without JavaScript.

import { type FieldMetadata, getFormProps, parse, useForm } from '@conform-to/react';
import { Form } from '@remix-run/react';
import type { ComponentProps } from 'react';
import { cooperationModes, metricOperators, opportunityKinds } from '#app/domain/opportunity.ts';
import { useI18n } from '#app/i18n/index.ts';
import { CheckboxField } from '#app/ui/choice-field.tsx';
import { FieldRow, FormSection } from '#app/ui/form-section.tsx';
import {
  BoundChoices,
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
  trlOptions,
  WhatSection,
} from './listing-form-sections.tsx';
import type { OpportunityForm as Values } from './opportunity-input.ts';
import { SectionAccessField } from './section-access-field.tsx';

type Fields = ReturnType<typeof useForm<Values>>[1];

export function OpportunityForm(props: ListingFormProps<Values>) {
  const { t } = useI18n();
  const [form, fields] = useForm<Values>({
    id: 'opportunity',
    lastResult: props.lastResult,
    defaultValue: props.values,
    // Only adding and removing rows happens here; whether the rest is right, the server says.
    onValidate: ({ formData }) => parse(formData, { resolve: (value) => ({ value: value as Values }) }),
  });
  const { name } = fields.metrics;
  return (
    <Form method="post" {...getFormProps(form)}>
      <DefaultButton />
      <ListingErrors errors={form.allErrors} formId={form.id} refusal={props.refusal} />
      <WhatSection
        fields={fields}
        kinds={optionsOf(opportunityKinds, t.vocabulary.opportunityKind)}
        list="opportunity"
      />
      <ProblemSection
        add={form.insert.getButtonProps({ name })}
        fields={fields}
        remove={(index) => form.remove.getButtonProps({ name, index })}
      />
      <ConditionsSection fields={fields} />
      <MoneySection fields={fields} />
      <PlaceSection fields={fields}>
        <BoundText
          field={fields.landingArea}
          hint={t.listings.hint.opportunity.landingArea}
          label={t.listings.label.landingArea}
        />
        <BoundText
          field={fields.timeFrame}
          hint={t.listings.hint.opportunity.timeFrame}
          label={t.listings.label.timeFrame}
        />
      </PlaceSection>
      <SectionAccessField field={fields.sectionAccess} list="opportunity" />
      <ContactSection fields={fields.contact.getFieldset()} />
      {props.isRepublishing && <ChangeSection field={fields.changeReason} />}
      <ListingFormButtons cancelTo={props.cancelTo} publication={props.publication} />
    </Form>
  );
}

type Buttons = {
  add: ComponentProps<'button'>;
  remove: (index: number) => ComponentProps<'button'>;
};

function ProblemSection({ fields, add, remove }: { fields: Fields } & Buttons) {
  const { label, hint, section, form } = useI18n().t.listings;
  return (
    <FormSection description={section.problemText} title={section.problem}>
      <BoundTextArea
        field={fields.problem}
        neededToPublish
        hint={hint.opportunity.problem}
        label={label.problem}
        rows={6}
      />
      <BoundTextArea
        field={fields.presentState}
        hint={hint.opportunity.presentState}
        label={label.presentState}
        rows={3}
      />
      <RowList
        add={add}
        addLabel={form.addMetric}
        field={fields.metrics}
        hint={hint.opportunity.metrics}
        legend={label.metrics}
        rowLabel={form.metricRow}
        rows={fields.metrics.getFieldList().map((row, index) => ({
          key: row.key,
          fields: <MetricFields row={row} />,
          remove: remove(index),
        }))}
      />
    </FormSection>
  );
}

function MetricFields({ row }: { row: FieldMetadata<NonNullable<Values['metrics']>[number], Values> }) {
  const { label } = useI18n().t.listings;
  const metric = row.getFieldset();
  return (
    <FieldRow>
      <BoundText field={metric.name} unmarked label={label.metricName} />
      <BoundSelect
        field={metric.operator}
        label={label.metricOperator}
        options={metricOperators.map((sign) => ({ value: sign, label: sign }))}
        required
      />
      <BoundText field={metric.value} inputMode="decimal" unmarked label={label.metricValue} />
      <BoundText field={metric.unit} label={label.metricUnit} />
    </FieldRow>
  );
}

function ConditionsSection({ fields }: { fields: Fields }) {
  const { t } = useI18n();
  const { label, hint, section, form } = t.listings;
  return (
    <FormSection description={section.conditionsText} title={section.conditions}>
      <BoundTextArea field={fields.offered} hint={hint.opportunity.offered} label={label.offered} rows={4} />
      <BoundSelect
        field={fields.trlRequired}
        hint={hint.opportunity.trlRequired}
        label={label.trlRequired}
        options={trlOptions(t)}
        placeholder={form.choose}
        short
      />
      <BoundTextArea field={fields.ipTerms} hint={hint.opportunity.ipTerms} label={label.ipTerms} rows={2} />
    </FormSection>
  );
}

function MoneySection({ fields }: { fields: Fields }) {
  const { t } = useI18n();
  const { label, hint, section, form } = t.listings;
  return (
    <FormSection description={section.moneyText} title={section.money}>
      <p className="text-sm text-text-muted">{hint.opportunity.budget}</p>
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
      <CheckboxField
        defaultChecked={fields.budgetNegotiable.initialValue === 'on'}
        id={fields.budgetNegotiable.id}
        key={fields.budgetNegotiable.key}
        label={label.budgetNegotiable}
        name={fields.budgetNegotiable.name}
      />
      <BoundText field={fields.fundingSource} hint={hint.opportunity.fundingSource} label={label.fundingSource} />
      <BoundChoices
        field={fields.cooperationModes}
        label={label.cooperationModes}
        options={optionsOf(cooperationModes, t.vocabulary.cooperationMode)}
      />
    </FormSection>
  );
}
