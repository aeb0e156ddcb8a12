// The search page: the line, tabs, what was understood, results, and filters. Typing shows results at once; without
// JavaScript the same form asks with its button.
import { Form, Link, useNavigation, useSubmit } from '@remix-run/react';
import { type FormEvent, type KeyboardEvent, type ReactNode, useRef } from 'react';
import { fields } from '#app/domain/field.ts';
import { useI18n } from '#app/i18n/index.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Columns } from '#app/ui/layout.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import { TabLinks } from '#app/ui/tabs.tsx';
import { DegradedNotice } from './degraded-notice.tsx';
import { finishSearch } from './recent-searches.ts';
import { RegionBars } from './region-bars.tsx';
import {
  lastPage,
  pageSize,
  type SearchAddress,
  searchTabs,
  withoutFilters,
  writeSearchAddress,
} from './search-address.ts';
import { SearchBox } from './search-box.tsx';
import { type FacetCounts, SearchFilters } from './search-filters.tsx';
import { type SearchCard, SearchResults } from './search-results.tsx';

type Names = Readonly<Record<string, string>>;

export interface SearchView {
  /** Why PostgreSQL answers instead of the index; null usually. */
  readonly degraded: 'away' | 'behind' | null;
  readonly total: number;
  readonly hits: readonly SearchCard[];
  readonly facets: FacetCounts;
  readonly lists: Readonly<Partial<Record<SearchCard['list'], number>>>;
  readonly corrected: string | null;
  readonly suggestion: string | null;
  readonly related: readonly string[];
  readonly locked: readonly string[];
  readonly places: Names;
  readonly industries: Names;
  readonly now: Date;
}

interface Props {
  readonly address: SearchAddress;
  /** Null when the index cannot be asked; `children` say so then. */
  readonly view: SearchView | null;
  /** Beside the count: what can be done with this search. */
  readonly actions?: ReactNode;
  /** Below the results: files. */
  readonly files?: ReactNode;
  readonly children?: ReactNode;
}

const results = '[data-results] h2 a';

/** Up and down between the results; up from the first goes back to the line. */
function walkResults(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('h2 a')];
  const at = document.activeElement instanceof HTMLElement ? links.indexOf(document.activeElement) : -1;
  if (at < 0) return;
  event.preventDefault();
  const next = links[at + (event.key === 'ArrowDown' ? 1 : -1)];
  (next ?? (at === 0 ? document.querySelector<HTMLElement>('[role=search] input[name=q]') : null))?.focus();
}

export function SearchPage({ address, view, actions, files, children }: Props) {
  const { search } = useI18n().t;
  const form = useRef<HTMLFormElement>(null);
  const submit = useSubmit();
  const busy = useNavigation().state === 'loading';
  /** Typing replaces what stands in the history; what was finished is a step of its own. */
  const ask = (replace: boolean) => {
    if (form.current) submit(form.current, { replace, preventScrollReset: true });
  };
  const chosen = (event: FormEvent<HTMLElement>) => {
    const { type, name } = event.target as HTMLInputElement;
    // In the drawer of a small screen several things are chosen before they are applied.
    if (name !== 'q' && type !== 'text' && window.matchMedia('(width >= 64rem)').matches) ask(false);
  };
  const tabs = searchTabs.map((tab) => ({
    to: writeSearchAddress({ ...address, tab, kind: [], page: 1 }),
    label: search.tabs[tab],
    current: tab === address.tab,
    ...(view && tab !== 'all' ? { count: view.lists[tab] ?? 0 } : {}),
  }));
  return (
    <Form
      action="/search"
      aria-busy={busy}
      method="get"
      onSubmit={(event) => finishSearch(String(new FormData(event.currentTarget).get('q') ?? ''))}
      ref={form}
      role="search"
    >
      <h1 className="sr-only">{search.title}</h1>
      <div className="mb-4 max-w-3xl">
        <SearchBox
          onChosen={(text) => {
            finishSearch(text);
            ask(false);
          }}
          onLeave={() => document.querySelector<HTMLElement>(results)?.focus()}
          onTyped={() => ask(address.text !== '')}
          text={address.text}
        />
      </div>
      {address.tab !== 'all' && <input name="list" type="hidden" value={address.tab} />}
      <TabLinks label={search.tabs.label} tabs={tabs} />
      <DegradedNotice degraded={view?.degraded ?? null} />
      {view ? (
        <Columns
          at="start"
          side={
            <div key={writeSearchAddress({ ...address, text: '', page: 1 })} onChange={chosen}>
              <SearchFilters address={address} counts={view.facets} industries={view.industries} places={view.places} />
            </div>
          }
        >
          <Found actions={actions} address={address} files={files} view={view} />
        </Columns>
      ) : (
        children
      )}
    </Form>
  );
}

function Found({ address, view, actions, files }: Props & { readonly view: SearchView }) {
  const { site, search } = useI18n().t;
  // What was looked for instead goes on to the next page.
  const looked = view.corrected === null ? address : { ...address, text: view.corrected };
  const pages = Math.min(Math.ceil(view.total / pageSize), lastPage);
  const to = (page: number) => writeSearchAddress({ ...looked, page });
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p aria-live="polite" className="text-sm text-text-muted">
          {search.results({ count: view.total, text: looked.text })}
        </p>
        {actions}
      </div>
      <Understood address={address} view={view} />
      {view.hits.length > 0 ? (
        // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys between the links inside
        <div data-results onClick={() => finishSearch(address.text)} onKeyDown={walkResults}>
          <SearchResults hits={view.hits} locked={view.locked} now={view.now} places={view.places} />
        </div>
      ) : (
        <NothingFound address={address} />
      )}
      <Pagination
        labels={{
          navigation: site.pagination.label,
          previous: site.pagination.previous,
          next: site.pagination.next,
        }}
        next={address.page < pages ? to(address.page + 1) : undefined}
        previous={address.page > 1 ? to(address.page - 1) : undefined}
        summary={pages > 1 ? search.page({ page: address.page, pages }) : undefined}
      />
      <RegionBars address={looked} counts={view.facets.regions} places={view.places} />
      {files}
    </>
  );
}

/** What was taken for a mistake, what else may have been meant, and other words for the same. */
function Understood({ address, view }: { address: SearchAddress; view: SearchView }) {
  const { search } = useI18n().t;
  const linkClass = 'touch-link text-accent underline underline-offset-4';
  const wording = (text: string) => writeSearchAddress({ ...address, text, verbatim: false, page: 1 });
  return (
    <div className="mb-3 grid gap-1.5 text-sm empty:hidden">
      {view.corrected !== null && (
        <p>
          {search.corrected({ text: view.corrected })}{' '}
          <Link className={linkClass} to={writeSearchAddress({ ...address, verbatim: true, page: 1 })}>
            {search.asTyped({ text: address.text })}
          </Link>
        </p>
      )}
      {view.suggestion !== null && (
        <p>
          {search.didYouMean}{' '}
          <Link className={linkClass} to={wording(view.suggestion)}>
            {view.suggestion}
          </Link>
        </p>
      )}
      {view.related.length > 0 && (
        <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <span className="text-text-muted">{search.related}</span>
          {view.related.map((text) => (
            <Link className={linkClass} key={text} to={wording(text)}>
              {text}
            </Link>
          ))}
        </p>
      )}
    </div>
  );
}

/** Fields offered when nothing was found. */
const offeredFields = 8;

function NothingFound({ address }: { address: SearchAddress }) {
  const { search, vocabulary } = useI18n().t;
  return (
    <EmptyState
      action={
        <>
          <ButtonLink to={writeSearchAddress({ ...withoutFilters(address), everyWord: false, tab: 'all' })}>
            {search.clear}
          </ButtonLink>
          <ButtonLink to="/opportunities">{search.browse.opportunities}</ButtonLink>
          <ButtonLink to="/capabilities">{search.browse.capabilities}</ButtonLink>
        </>
      }
      title={search.emptyTitle}
    >
      <p>{search.emptyText}</p>
      <p className="mt-4 font-semibold text-sm">{search.emptyFields}</p>
      <ul className="mt-1 flex flex-wrap justify-center gap-x-4 gap-y-1 text-sm">
        {fields.slice(0, offeredFields).map((field) => (
          <li key={field}>
            <Link className="touch-link text-accent underline underline-offset-4" to={`/search?field=${field}`}>
              {vocabulary.field[field]}
            </Link>
          </li>
        ))}
      </ul>
    </EmptyState>
  );
}
