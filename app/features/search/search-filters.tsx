// The filters beside the results: a plain GET form, so that it works without JavaScript and the address keeps the state.
import { useI18n } from '#app/i18n/index.ts';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { FacetGroup, type FacetOption, FilterPanel } from '#app/ui/facets.tsx';
import {
  type ChosenFrom,
  chosenFrom,
  closingWithin,
  filterCount,
  postedWithin,
  type SearchAddress,
  searchSorts,
  withoutFilters,
  writeSearchAddress,
} from './search-address.ts';

export type FacetCounts = Readonly<Record<ChosenFrom, Readonly<Record<string, number>>>>;
type Names = Readonly<Record<string, string>>;

/** Codes that occur and those selected even when nothing is left of them, most frequent first. */
function optionsOf(counts: Readonly<Record<string, number>>, selected: readonly string[], names: Names): FacetOption[] {
  return [...new Set([...Object.keys(counts), ...selected])]
    .filter((code) => Object.hasOwn(names, code))
    .map((code) => ({ value: code, label: names[code] ?? code, count: counts[code] ?? 0 }))
    .sort((a, b) => (b.count ?? 0) - (a.count ?? 0) || (a.value < b.value ? -1 : 1));
}

/** The smaller under the larger they lie in. */
function treeOf(options: readonly FacetOption[], parentOf: (code: string) => string | null): FacetOption[] {
  const known = new Set(options.map(({ value }) => value));
  const under = (parent: string | null, depth: number): FacetOption[] =>
    options
      .filter(({ value }) => {
        const above = parentOf(value);
        return parent === null ? above === null || !known.has(above) : above === parent;
      })
      .flatMap((option) => [{ ...option, depth }, ...under(option.value, depth + 1)]);
  return under(null, 0);
}

/** Province, prefecture, county by the digits of the code; those without a prefecture hang on the province. */
const placeAbove = (known: Names) => (code: string) => {
  const prefecture = `${code.slice(0, 4)}00`;
  const province = `${code.slice(0, 2)}0000`;
  if (code === province) return null;
  return code !== prefecture && Object.hasOwn(known, prefecture) ? prefecture : province;
};
const sectionAbove = (code: string) => (code.length > 1 ? code.slice(0, 1) : null);

/** Must stand inside the page's GET form. */
export function SearchFilters(props: {
  address: SearchAddress;
  counts: FacetCounts;
  /** Names of the regions and the industries that occur. */
  places: Names;
  industries: Names;
}) {
  const { address, counts } = props;
  const { t } = useI18n();
  const { search, vocabulary } = t;
  const trl = Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`${n + 1}`, search.trl({ level: `${n + 1}` })]));
  const kinds = { ...vocabulary.opportunityKind, ...vocabulary.capabilityKind, ...vocabulary.callMode };
  const names: Readonly<Record<ChosenFrom, Names>> = {
    fields: vocabulary.field,
    kind: kinds,
    stage: search.stage,
    regions: props.places,
    industries: props.industries,
    organisationType: vocabulary.organisationType,
    honours: vocabulary.honourKind,
    budgetBand: vocabulary.budgetBand,
    trl,
  };
  const options = (facet: ChosenFrom): FacetOption[] => {
    const all = optionsOf(counts[facet], address[facet], names[facet]);
    if (facet === 'regions') return treeOf(all, placeAbove(props.places));
    if (facet === 'industries') return treeOf(all, sectionAbove);
    return facet === 'trl' ? all.sort((a, b) => Number(b.value) - Number(a.value)) : all;
  };
  const chosen = filterCount(address);
  return (
    <FilterPanel label={chosen > 0 ? search.filtersChosen({ count: chosen }) : search.filters}>
      <Choice
        label={search.sort}
        name="sort"
        options={searchSorts.map((sort) => ({ value: sort, label: search.sorts[sort] }))}
        value={address.sort}
      />
      {(Object.keys(chosenFrom) as ChosenFrom[]).map((facet) => {
        const shown = options(facet);
        return (
          shown.length > 0 && (
            <FacetGroup
              key={facet}
              legend={search.facet[facet]}
              moreLabel={search.more}
              name={chosenFrom[facet]}
              options={shown}
              selected={address[facet]}
            />
          )
        );
      })}
      <BudgetRange address={address} />
      <Choice
        label={search.facet.closing}
        name="closing"
        options={[
          { value: '', label: search.closing.any },
          ...closingWithin.map((days) => ({ value: String(days), label: search.closing.within({ days }) })),
        ]}
        value={address.closing === null ? '' : String(address.closing)}
      />
      <Choice
        label={search.facet.posted}
        name="posted"
        options={[
          { value: '', label: search.posted.any },
          ...postedWithin.map((days) => ({ value: String(days), label: search.posted.within({ days }) })),
        ]}
        value={address.posted === null ? '' : String(address.posted)}
      />
      <label className="control-small flex cursor-pointer items-center gap-2.5 border-t py-4 text-sm">
        <input
          className="size-[1.125rem] shrink-0"
          defaultChecked={address.everyWord}
          name="words"
          type="checkbox"
          value="all"
        />
        {search.everyWord}
      </label>
      <div className="flex flex-wrap gap-2 pt-2 max-lg:sticky max-lg:bottom-0 max-lg:border-t max-lg:bg-surface-raised max-lg:py-3">
        <Button size="small" type="submit" variant="primary">
          {search.apply}
        </Button>
        {chosen > 0 && (
          <ButtonLink size="small" to={writeSearchAddress(withoutFilters(address))} variant="quiet">
            {search.clear}
          </ButtonLink>
        )}
      </div>
    </FilterPanel>
  );
}

function BudgetRange({ address }: { address: SearchAddress }) {
  const { search } = useI18n().t;
  const ends = [
    { name: 'from', label: search.budgetFrom, value: address.budgetFrom },
    { name: 'to', label: search.budgetTo, value: address.budgetTo },
  ];
  return (
    <fieldset className="min-w-0 border-t py-4">
      <legend className="float-left mb-1 w-full font-semibold text-sm">{search.facet.budgetRange}</legend>
      <div className="clear-both grid grid-cols-2 gap-2">
        {ends.map(({ name, label, value }) => (
          <label className="flex items-center gap-2 text-sm" key={name}>
            <span className="shrink-0 text-text-muted">{label}</span>
            <input
              className="control-small w-full min-w-0 rounded-md border border-border-strong bg-surface-raised px-2"
              defaultValue={value ?? ''}
              inputMode="decimal"
              name={name}
            />
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Choice(props: {
  label: string;
  name: string;
  value: string;
  options: readonly { value: string; label: string }[];
}) {
  return (
    <label className="block border-t py-4 first:border-t-0 first:pt-0">
      <span className="mb-1 block font-semibold text-sm">{props.label}</span>
      <select
        className="control-medium w-full rounded-md border border-border-strong bg-surface-raised px-2"
        defaultValue={props.value}
        name={props.name}
      >
        {props.options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}
