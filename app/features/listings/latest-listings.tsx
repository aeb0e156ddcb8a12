// A few cards of one list, for other pages: the front page, an organisation's page.
import type { List } from '#app/domain/listing.ts';
import { CardList } from '#app/ui/card.tsx';
import { ListingCard, type ListingCardProps } from './listing-card.tsx';

export function LatestListings(props: {
  list: List;
  items: readonly Omit<ListingCardProps, 'list' | 'headingLevel'>[];
  columns?: 1 | 2;
}) {
  return (
    <CardList columns={props.columns ?? 2}>
      {props.items.map((item) => (
        <ListingCard key={item.reference} {...item} headingLevel={3} list={props.list} />
      ))}
    </CardList>
  );
}
