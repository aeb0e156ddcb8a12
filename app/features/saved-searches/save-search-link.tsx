// On the search page: keep this search, and its feed.
import { useI18n } from '#app/i18n/index.ts';
import { ButtonLink } from '#app/ui/button.tsx';

/** `address` is the search page's own, "/search?…". */
export function SaveSearchLink({ address }: { address: string }) {
  const { savedSearches } = useI18n().t;
  const query = address.replace(/^\/search/, '');
  return (
    <div className="flex flex-wrap items-center gap-2">
      <ButtonLink
        icon="bell"
        rel="nofollow"
        size="small"
        title={savedSearches.saveHint}
        to={`/saved-searches/new${query}`}
      >
        {savedSearches.save}
      </ButtonLink>
      <ButtonLink reloadDocument size="small" to={`/feeds/search.atom${query}`} variant="quiet">
        {savedSearches.feed}
      </ButtonLink>
    </div>
  );
}
