// The button that starts or ends watching a listing.
import { Form } from '@remix-run/react';
import type { List } from '#app/domain/listing.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Button } from '#app/ui/button.tsx';
import { listingPath } from '#app/ui/listing-path.ts';

/** `to` is the page to come back to (the listing's own); `about` names the listing for those who hear the button out of its place. */
export function WatchButton(props: {
  list: List;
  reference: string;
  isWatched: boolean;
  to?: string;
  about?: string;
  size?: 'small' | 'medium';
}) {
  const { t } = useI18n();
  const words = t.history.watch;
  const label = props.isWatched ? words.unwatch : words.watch;
  return (
    <Form action="/watches" method="post">
      <input name="list" type="hidden" value={props.list} />
      <input name="reference" type="hidden" value={props.reference} />
      <input name="to" type="hidden" value={props.to ?? listingPath(props.list, props.reference)} />
      <Button
        aria-label={props.about ? `${label} ${props.about}` : undefined}
        icon={props.isWatched ? 'check' : 'bell'}
        name="watch"
        size={props.size}
        title={words.hint}
        type="submit"
        value={props.isWatched ? 'off' : 'on'}
      >
        {label}
      </Button>
    </Form>
  );
}
