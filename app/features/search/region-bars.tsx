// Where the results are: a table with bars, each place a way to narrow the search to it.
import { Link } from '@remix-run/react';
import { useI18n } from '#app/i18n/index.ts';
import { type SearchAddress, writeSearchAddress } from './search-address.ts';

/** Places shown: more bars are no picture. */
const shown = 12;

export function RegionBars(props: {
  address: SearchAddress;
  counts: Readonly<Record<string, number>>;
  places: Readonly<Record<string, string>>;
}) {
  const { search } = useI18n().t;
  // Provinces; inside one that is chosen, its cities.
  const inside = props.address.regions.length === 1 ? props.address.regions[0]?.slice(0, 2) : undefined;
  const rows = Object.entries(props.counts)
    .filter(([code]) => (inside ? code.startsWith(inside) && !code.endsWith('0000') : code.endsWith('0000')))
    .filter(([code]) => Object.hasOwn(props.places, code))
    .sort((a, b) => b[1] - a[1])
    .slice(0, shown);
  const most = rows[0]?.[1] ?? 1;
  if (rows.length < 2) return null;
  return (
    <details className="mt-6 rounded-lg border bg-surface-raised print:hidden">
      <summary className="control-medium flex cursor-pointer items-center px-4 font-medium text-accent">
        {search.byRegion}
      </summary>
      <table className="w-full border-t text-sm">
        <thead className="sr-only">
          <tr>
            <th scope="col">{search.regionColumn}</th>
            <th scope="col">{search.countColumn}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([code, count]) => (
            <tr className="border-t first:border-t-0" key={code}>
              <th className="w-40 px-4 py-2 text-left font-normal" scope="row">
                <Link
                  className="touch-link text-accent hover:underline"
                  to={writeSearchAddress({ ...props.address, regions: [code], page: 1 })}
                >
                  {props.places[code]}
                </Link>
              </th>
              <td className="px-4 py-2">
                <div className="flex items-center gap-3">
                  <svg
                    aria-hidden="true"
                    className="h-3 min-w-0 flex-1"
                    preserveAspectRatio="none"
                    viewBox="0 0 100 10"
                  >
                    <rect className="fill-accent-fill" height="10" rx="1" width={Math.max(1, (100 * count) / most)} />
                  </svg>
                  <span className="w-10 text-right tabular-nums">{count}</span>
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
