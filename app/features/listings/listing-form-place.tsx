// Where it is: the city, then its district (GB/T 2260), and the industry by name (GB/T 4754).
import { type ChangeEvent, useEffect, useState } from 'react';
import { industries, industryLabel, industryName } from '#app/domain/industry.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Button } from '#app/ui/button.tsx';
import { SelectField, type SelectOption, type SelectOptionGroup } from '#app/ui/field.tsx';
import { fieldErrorTexts } from '#app/ui/field-error.ts';
import { FieldRow } from '#app/ui/form-section.tsx';
import { Help } from './listing-form-help.tsx';
import { type BoundField, BoundText, textsOf } from './listing-form-parts.tsx';
import { placeName } from './listing-words.ts';

export interface PlaceChoices {
  readonly cities: readonly SelectOptionGroup[];
  /** Of the city the form starts with. */
  readonly districts: readonly SelectOption[];
}

/** Without JavaScript a button fetches the districts, keeping everything typed; with it, choosing the city does. */
export function PlaceFields(props: {
  city: BoundField;
  district: BoundField;
  places: PlaceChoices;
  /** Conform's button that only has the form checked: the round trip without JavaScript. */
  look: { name?: string | undefined; value?: unknown; formNoValidate?: boolean | undefined };
}) {
  const { t, locale } = useI18n();
  const { city, district, places, look } = props;
  const [isScripted, setScripted] = useState(false);
  const [districts, setDistricts] = useState(places.districts);
  const { label } = t.listings;
  useEffect(() => setScripted(true), []);
  useEffect(() => setDistricts(places.districts), [places.districts]);
  const choose = async (event: ChangeEvent<HTMLSelectElement>) => {
    const query = new URLSearchParams({ of: event.currentTarget.value, lang: locale });
    setDistricts([]);
    const reply = await fetch(`/districts?${query}`).catch(() => null);
    if (reply?.ok) setDistricts((await reply.json()) as SelectOption[]);
  };
  const [chosenCity = ''] = textsOf(city.initialValue);
  const [chosenDistrict = ''] = textsOf(district.initialValue);
  const shown = withPresent(districts, isScripted ? '' : chosenDistrict, (code) => placeName(t, code));
  return (
    <FieldRow>
      <SelectField
        defaultValue={chosenCity}
        errors={fieldErrorTexts(t, city.errors)}
        hint={<Help label={label.divisionCode} of="divisionCode" />}
        id={city.id}
        key={city.key}
        label={label.divisionCode}
        name={city.name}
        onChange={choose}
        optionalLabel={t.forms.optional}
        options={cityOptions(places.cities, chosenCity, placeName(t, chosenCity))}
        placeholder={t.listings.form.choose}
      />
      <div className="flex items-end gap-2">
        <div className="min-w-0 flex-1">
          <SelectField
            defaultValue={chosenDistrict}
            id={district.id}
            // The choices arrive after the page: the select starts again with them.
            key={`${district.key}:${shown.length}`}
            label={t.listingForm.place.district}
            name={district.name}
            optionalLabel={t.forms.optional}
            options={shown}
            placeholder={t.listingForm.place.wholeCity}
          />
        </div>
        {!isScripted && (
          <Button formNoValidate name={look.name} type="submit" value={String(look.value ?? '')}>
            {t.listingForm.place.show}
          </Button>
        )}
      </div>
    </FieldRow>
  );
}

/** Codes of no table come from imports, and are kept. */
const withPresent = (options: readonly SelectOption[], code: string, name: (code: string) => string): SelectOption[] =>
  code === '' || options.some(({ value }) => value === code)
    ? [...options]
    : [...options, { value: code, label: name(code) }];

const cityOptions = (groups: readonly SelectOptionGroup[], code: string, name: string) =>
  code === '' || groups.some(({ options }) => options.some(({ value }) => value === code))
    ? groups
    : [...groups, { value: code, label: name }];

/** A list to search by typing a name or a code; it needs no script, and finer codes may be typed. */
export function IndustryField({ field }: { field: BoundField }) {
  const { t, locale } = useI18n();
  const [code = ''] = textsOf(field.initialValue);
  const name = /^[A-T]\d*$/.test(code) ? industryName(locale, code) : null;
  return (
    <div>
      <BoundText
        autoComplete="off"
        field={field}
        help="industryCode"
        label={t.listings.label.industryCode}
        list={`${field.id}-list`}
      />
      <datalist id={`${field.id}-list`}>
        {industries.map((industry) => (
          <option key={industry.code} value={industryLabel(locale, industry)} />
        ))}
      </datalist>
      {name && <p className="mt-1 text-sm text-text-muted">{`${code} ${name}`}</p>}
    </div>
  );
}
