// What the search page says when the index cannot be asked: what is wrong, and the lists to browse meanwhile.
import { useI18n } from '#app/i18n/index.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';

export function SearchUnavailable() {
  const { search } = useI18n().t;
  return (
    <Notice
      action={
        <>
          <ButtonLink to="/opportunities">{search.browse.opportunities}</ButtonLink>
          <ButtonLink to="/capabilities">{search.browse.capabilities}</ButtonLink>
        </>
      }
      title={search.unavailableTitle}
      tone="warning"
    >
      <p>{search.unavailableText}</p>
    </Notice>
  );
}
