// Steps through a long list by links, so that it works without JavaScript and each page has an address.
import { ButtonLink } from './button.tsx';

/** Nothing is shown when there is neither a page before nor after and no summary. */
export function Pagination(props: {
  previous?: string | undefined;
  next?: string | undefined;
  labels: { navigation: string; previous: string; next: string };
  /** "21–40 of 312" */
  summary?: string;
}) {
  if (!props.previous && !props.next && !props.summary) return null;
  return (
    <nav aria-label={props.labels.navigation} className="mt-6 flex flex-wrap items-center justify-between gap-3">
      <div className="flex gap-2">
        {props.previous && (
          <ButtonLink icon="chevron-left" rel="prev" to={props.previous}>
            {props.labels.previous}
          </ButtonLink>
        )}
        {props.next && (
          <ButtonLink rel="next" to={props.next}>
            {props.labels.next}
          </ButtonLink>
        )}
      </div>
      {props.summary && <p className="text-sm text-text-muted tabular-nums">{props.summary}</p>}
    </nav>
  );
}
