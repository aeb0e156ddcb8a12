// The sections that stand in both listing forms: what it is, other language and source, contact person, what changed.

import { fields as fieldCodes } from '#app/domain/field.ts';
import { contentLanguages } from '#app/domain/opportunity.ts';
import { cities, isListedDivision, provinces } from '#app/domain/region.ts';
import { type Messages, useI18n } from '#app/i18n/index.ts';
import { Disclosure } from '#app/ui/disclosure.tsx';
import type { SelectOption } from '#app/ui/field.tsx';
import { FieldRow } from '#app/ui/form-section.tsx';
import { Icon } from '#app/ui/icon.tsx';
import {
  BoundChoices,
  type BoundField,
  BoundSelect,
  BoundText,
  BoundTextArea,
  textsOf,
} from './listing-form-parts.tsx';
import { ListingSection } from './listing-form-section.tsx';
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
function regionOptions(t: Messages, present: readonly string[]): SelectOption[] {
  const others = present.filter((code) => code && !isListedDivision(code));
  return [...provinces, ...cities, ...others].map((code) => ({ value: code, label: placeName(t, code) }));
}

export function WhatSection(props: {
  kinds: readonly SelectOption[];
  fields: Named<'title' | 'summary' | 'language' | 'kind' | 'fields'>;
}) {
  const { t } = useI18n();
  const { fields } = props;
  const { label, section, form } = t.listings;
  return (
    <ListingSection description={section.whatText} id="section-what" title={section.what}>
      <BoundText field={fields.title} help="title" label={label.title} required wide />
      <FieldRow>
        <BoundSelect
          field={fields.kind}
          help="kind"
          label={label.kind}
          options={props.kinds}
          placeholder={form.choose}
          required
        />
        <BoundSelect
          field={fields.language}
          help="language"
          label={label.language}
          options={optionsOf(contentLanguages, t.vocabulary.language)}
          placeholder={form.choose}
          required
        />
      </FieldRow>
      <BoundTextArea field={fields.summary} help="summary" label={label.summary} neededToPublish rows={3} />
      <BoundChoices
        field={fields.fields}
        help="fields"
        label={label.fields}
        neededToPublish
        options={optionsOf(fieldCodes, t.vocabulary.field)}
      />
    </ListingSection>
  );
}

/** What few listings need: the words for readers of the other language, and where a carried-over one comes from. */
export function MoreSection({
  fields,
}: {
  fields: Named<'titleTranslated' | 'summaryTranslated' | 'sourceName' | 'sourceUrl'>;
}) {
  const { t } = useI18n();
  const { label } = t.listings;
  const { section } = t.listingForm;
  return (
    <ListingSection description={section.moreText} id="section-more" title={section.more}>
      <BoundText field={fields.titleTranslated} help="titleTranslated" label={label.titleTranslated} wide />
      <BoundTextArea
        field={fields.summaryTranslated}
        help="summaryTranslated"
        label={label.summaryTranslated}
        rows={2}
      />
      <BoundText field={fields.sourceName} help="sourceName" label={label.sourceName} />
      <BoundText
        autoCapitalize="none"
        field={fields.sourceUrl}
        help="sourceUrl"
        inputMode="url"
        label={label.sourceUrl}
        type="url"
      />
    </ListingSection>
  );
}

/** Many boxes, folded away until wanted. */
export function RegionsField({ field }: { field: BoundField }) {
  const { t } = useI18n();
  const chosen = textsOf(field.initialValue);
  return (
    <Disclosure open={Boolean(field.errors?.length)} summary={t.listings.form.regionsSummary({ count: chosen.length })}>
      <BoundChoices
        field={field}
        help="regionsServed"
        label={t.listings.label.regionsServed}
        options={regionOptions(t, chosen)}
      />
    </Disclosure>
  );
}

export function ContactSection({ fields }: { fields: Named<'name' | 'phone' | 'email'> }) {
  const { t } = useI18n();
  const { label, section } = t.listings;
  return (
    <ListingSection description={section.contactText} id="section-contact" title={section.contact}>
      <p className="flex gap-2 rounded-md bg-surface-sunken p-3 text-sm">
        <Icon className="mt-0.5" name="lock" />
        <span>{t.listingForm.contactNever}</span>
      </p>
      <BoundText autoComplete="name" field={fields.name} help="contact" label={label.contactName} />
      <FieldRow>
        <BoundText autoComplete="tel" field={fields.phone} inputMode="tel" label={label.contactPhone} type="tel" />
        <BoundText
          autoComplete="email"
          field={fields.email}
          inputMode="email"
          label={label.contactEmail}
          type="email"
        />
      </FieldRow>
    </ListingSection>
  );
}

/** Only for listings that were published before. */
export function ChangeSection({ field }: { field: BoundField }) {
  const { t } = useI18n();
  const { label, section } = t.listings;
  return (
    <ListingSection description={section.changeText} id="section-change" title={section.change}>
      <BoundTextArea field={field} help="changeReason" label={label.changeReason} rows={2} />
    </ListingSection>
  );
}
