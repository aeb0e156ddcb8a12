// The filters beside the results: a plain GET form, so that it works without JavaScript and the address keeps the state.
import { useI18n } from '#app/i18n/index.ts';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { FacetGroup, type FacetOption, FilterPanel } from '#app/ui/facets.tsx';
import { closingWithin, type SearchAddress, searchSorts, writeSearchAddress } from './search-address.ts';

export type FacetCounts = Readonly<
  Record<'fields' | 'kind' | 'regions' | 'organisationType' | 'budgetBand', Readonly<Record<string, number>>>
>;

/** Codes that occur, most frequent first, and those selected even when nothing is left of them. */
function optionsOf(
  counts: Readonly<Record<string, number>>,
  selected: readonly string[],
  names: Readonly<Record<string, string>>,
): FacetOption[] {
  return [...new Set([...Object.keys(counts), ...selected])]
    .filter((code) => Object.hasOwn(names, code))
    .map((code) => ({ value: code, label: names[code] ?? code, count: counts[code] ?? 0 }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

/** Must stand inside the page's GET form. */
export function SearchFilters(props: {
  address: SearchAddress;
  counts: FacetCounts;
  /** Names of the regions that occur. */
  places: Readonly<Record<string, string>>;
}) {
  const { address, counts, places } = props;
  const { t } = useI18n();
  const { search, vocabulary } = t;
  const groups = [
    { key: 'fields', name: 'field', names: vocabulary.field },
    { key: 'kind', name: 'kind', names: { ...vocabulary.opportunityKind, ...vocabulary.capabilityKind } },
    { key: 'regions', name: 'region', names: places },
    { key: 'organisationType', name: 'organisation', names: vocabulary.organisationType },
    { key: 'budgetBand', name: 'budget', names: vocabulary.budgetBand },
  ] as const;
  const filtered = groups.some(({ key }) => address[key].length > 0) || address.closing !== null;
  return (
    <FilterPanel label={search.filters} open={filtered}>
      {groups.map(({ key, name, names }) => {
        const options = optionsOf(counts[key], address[key], names);
        return (
          options.length > 0 && (
            <FacetGroup
              key={key}
              legend={search.facet[key]}
              moreLabel={search.more}
              name={name}
              options={options}
              selected={address[key]}
            />
          )
        );
      })}
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
        label={search.sort}
        name="sort"
        options={searchSorts.map((sort) => ({ value: sort, label: search.sorts[sort] }))}
        value={address.sort}
      />
      <div className="flex flex-wrap gap-2 pt-4">
        <Button size="small" type="submit" variant="primary">
          {search.apply}
        </Button>
        {filtered && (
          <ButtonLink
            size="small"
            to={writeSearchAddress({
              ...address,
              fields: [],
              kind: [],
              regions: [],
              organisationType: [],
              budgetBand: [],
              closing: null,
              page: 1,
            })}
            variant="quiet"
          >
            {search.clear}
          </ButtonLink>
        )}
      </div>
    </FilterPanel>
  );
}

function Choice(props: {
  label: string;
  name: string;
  value: string;
  options: readonly { value: string; label: string }[];
}) {
  return (
    <label className="block border-t py-4">
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
