// Places to choose from in a listing's form: provinces with their cities, and the districts of one city.
import { divisionName, divisionsWithin } from '#app/domain/division.ts';
import { cityOf, provinces } from '#app/domain/region.ts';
import type { Locale } from '#app/i18n/index.ts';

export interface PlaceChoice {
  readonly value: string;
  readonly label: string;
}

const choice = (locale: Locale, code: string): PlaceChoice => ({
  value: code,
  label: divisionName(locale, code) ?? code,
});

/** Every province with its prefectures below it; districts that hang on a province directly are chosen as its districts. */
export const listCities = (locale: Locale): { readonly group: string; readonly options: PlaceChoice[] }[] =>
  provinces.map((province) => ({
    group: divisionName(locale, province) ?? province,
    options: [province, ...divisionsWithin(province).filter((code) => code.endsWith('00'))].map((code) =>
      choice(locale, code),
    ),
  }));

/** The districts and counties chosen under a city (or a province without cities in between); empty for unknown codes. */
export const listDistricts = (locale: Locale, city: string): PlaceChoice[] =>
  /^\d{6}$/.test(city) && cityOf(city) === city
    ? divisionsWithin(city)
        .filter((code) => !code.endsWith('00'))
        .map((code) => choice(locale, code))
    : [];
