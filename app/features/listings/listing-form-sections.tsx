// The sections that stand in both listing forms: what it is, place and time, source, contact person, what changed.

import type { ReactNode } from 'react';
import { fields as fieldCodes } from '#app/domain/field.ts';
import { contentLanguages } from '#app/domain/opportunity.ts';
import { cities, isListedDivision, provinces } from '#app/domain/region.ts';
import { type Messages, useI18n } from '#app/i18n/index.ts';
import { Disclosure } from '#app/ui/disclosure.tsx';
import type { SelectOption } from '#app/ui/field.tsx';
import { FieldRow, FormSection } from '#app/ui/form-section.tsx';
import {
  BoundChoices,
  BoundDay,
  type BoundField,
  BoundSelect,
  BoundText,
  BoundTextArea,
  textsOf,
} from './listing-form-parts.tsx';
import { placeName } from './listing-words.ts';

type Named<Names extends string> = { readonly [Name in Names]: BoundField };

/** Options of a table of names, in the order of its codes. */
export const optionsOf = <Code extends string>(
  codes: readonly Code[],
  names: Readonly<Record<Code, string>>,
): SelectOption[] => codes.map((code) => ({ value: code, label: names[code] }));

export const trlOptions = (t: Messages): SelectOption[] =>
  Array.from({ length: 9 }, (_, index) => ({
    value: String(9 - index),
    label: t.listings.form.trlLevel({ level: 9 - index }),
  }));

/** Provinces and known cities, and whatever the listing says already. */
export function placeOptions(t: Messages, present: readonly string[]): SelectOption[] {
  const others = present.filter((code) => code && !isListedDivision(code));
  return [...provinces, ...cities, ...others].map((code) => ({ value: code, label: placeName(t, code) }));
}

export function WhatSection(props: {
  list: 'opportunity' | 'capability';
  kinds: readonly SelectOption[];
  fields: Named<'title' | 'titleTranslated' | 'summary' | 'summaryTranslated' | 'language' | 'kind' | 'fields'>;
}) {
  const { t } = useI18n();
  const { fields, list } = props;
  const { label, hint, section, form } = t.listings;
  return (
    <FormSection description={section.whatText} title={section.what}>
      <BoundText field={fields.title} hint={hint[list].title} label={label.title} required wide />
      <FieldRow>
        <BoundSelect field={fields.kind} label={label.kind} options={props.kinds} placeholder={form.choose} required />
        <BoundSelect
          field={fields.language}
          label={label.language}
          options={optionsOf(contentLanguages, t.vocabulary.language)}
          placeholder={form.choose}
          required
        />
      </FieldRow>
      <BoundTextArea field={fields.summary} hint={hint[list].summary} label={label.summary} neededToPublish rows={3} />
      <BoundChoices
        field={fields.fields}
        neededToPublish
        hint={hint.fields}
        label={label.fields}
        options={optionsOf(fieldCodes, t.vocabulary.field)}
      />
      <BoundText field={fields.titleTranslated} hint={hint.translated} label={label.titleTranslated} wide />
      <BoundTextArea field={fields.summaryTranslated} label={label.summaryTranslated} rows={2} />
    </FormSection>
  );
}

export function PlaceSection(props: {
  fields: Named<'divisionCode' | 'industryCode' | 'validUntil' | 'sourceName' | 'sourceUrl'>;
  children?: ReactNode;
}) {
  const { t } = useI18n();
  const { fields } = props;
  const { label, hint, section, form } = t.listings;
  return (
    <FormSection description={section.placeText} title={section.place}>
      <BoundDay field={fields.validUntil} hint={hint.validUntil} label={label.validUntil} required />
      <BoundSelect
        field={fields.divisionCode}
        label={label.divisionCode}
        options={placeOptions(t, textsOf(fields.divisionCode.initialValue))}
        placeholder={form.choose}
      />
      {props.children}
      <BoundText field={fields.industryCode} hint={hint.industryCode} label={label.industryCode} />
      <BoundText field={fields.sourceName} hint={hint.source} label={label.sourceName} />
      <BoundText field={fields.sourceUrl} label={label.sourceUrl} type="url" />
    </FormSection>
  );
}

/** Many boxes, folded away until wanted. */
export function RegionsField({ field }: { field: BoundField }) {
  const { t } = useI18n();
  const chosen = textsOf(field.initialValue);
  const errors = field.errors?.length;
  return (
    <Disclosure open={Boolean(errors)} summary={t.listings.form.regionsSummary({ count: chosen.length })}>
      <BoundChoices
        field={field}
        hint={t.listings.hint.capability.regionsServed}
        label={t.listings.label.regionsServed}
        options={placeOptions(t, chosen)}
      />
    </Disclosure>
  );
}

export function ContactSection({ fields }: { fields: Named<'name' | 'phone' | 'email'> }) {
  const { t } = useI18n();
  const { label, hint, section } = t.listings;
  return (
    <FormSection description={section.contactText} title={section.contact}>
      <BoundText field={fields.name} hint={hint.contactName} label={label.contactName} />
      <FieldRow>
        <BoundText field={fields.phone} label={label.contactPhone} type="tel" />
        <BoundText field={fields.email} label={label.contactEmail} type="email" />
      </FieldRow>
    </FormSection>
  );
}

/** Only for listings that were published before. */
export function ChangeSection({ field }: { field: BoundField }) {
  const { t } = useI18n();
  const { label, hint, section } = t.listings;
  return (
    <FormSection description={section.changeText} title={section.change}>
      <BoundTextArea field={field} hint={hint.changeReason} label={label.changeReason} rows={2} />
    </FormSection>
  );
}
