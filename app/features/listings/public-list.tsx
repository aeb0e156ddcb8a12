// A public list: filters, cards, pages.

import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { capabilityKinds } from '#app/domain/capability.ts';
import { fields } from '#app/domain/field.ts';
import type { List } from '#app/domain/listing.ts';
import { opportunityKinds } from '#app/domain/opportunity.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { CardList } from '#app/ui/card.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { SelectField } from '#app/ui/field.tsx';
import { FieldRow } from '#app/ui/form-section.tsx';
import { Stack } from '#app/ui/layout.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import { ListingCard, type ListingCardProps } from './listing-card.tsx';
import { optionsOf } from './listing-form-sections.tsx';

export interface PublicListFilters {
  readonly field: string | undefined;
  readonly kind: string | undefined;
  readonly cursor: string | undefined;
}

export interface PublicListProps {
  readonly list: List;
  readonly items: readonly Omit<ListingCardProps, 'list' | 'headingLevel'>[];
  readonly nextCursor: string | null;
  readonly filters: PublicListFilters;
  /** A link to write a new listing, for those who may. */
  readonly createTo?: string | undefined;
  /** Below the list: its files. */
  readonly children?: ReactNode;
}

const query = (values: Readonly<Record<string, string | null | undefined>>): string => {
  const given = Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return given.length > 0 ? `?${new URLSearchParams(given)}` : '.';
};

export function PublicList(props: PublicListProps) {
  const { t } = useI18n();
  const words = t.listings.list;
  const { list, items, filters, nextCursor } = props;
  const isOpportunity = list === 'opportunity';
  const title = isOpportunity ? words.opportunities : words.capabilities;
  const { field, kind } = filters;
  return (
    <>
      <PageHeader
        actions={
          <>
            <ButtonLink icon="search" to={`/search?${new URLSearchParams({ list })}`}>
              {words.search}
            </ButtonLink>
            <ButtonLink icon="document" to={`/batches?${new URLSearchParams({ list })}`}>
              {t.batches.title}
            </ButtonLink>
            {props.createTo && (
              <ButtonLink icon="plus" to={props.createTo} variant="primary">
                {isOpportunity ? t.listings.form.newOpportunity : t.listings.form.newCapability}
              </ButtonLink>
            )}
          </>
        }
        lead={isOpportunity ? words.opportunitiesLead : words.capabilitiesLead}
        title={title}
      />
      <Stack>
        <ListFilters filters={filters} list={list} />
        {items.length === 0 ? (
          <EmptyState icon="document" title={words.empty}>
            {field || kind ? words.emptyFiltered : words.emptyText}
          </EmptyState>
        ) : (
          <CardList label={title}>
            {items.map((item) => (
              <ListingCard {...item} key={item.reference} list={list} />
            ))}
          </CardList>
        )}
      </Stack>
      <Pagination
        labels={{ navigation: t.site.pagination.label, previous: words.fromTop, next: t.site.pagination.next }}
        next={nextCursor ? query({ field, kind, cursor: nextCursor }) : undefined}
        previous={filters.cursor ? query({ field, kind }) : undefined}
      />
      {props.children}
    </>
  );
}

/** A plain GET form: every choice has an address. */
function ListFilters({ list, filters }: { list: List; filters: PublicListFilters }) {
  const { t } = useI18n();
  const words = t.listings.list;
  const kinds =
    list === 'opportunity'
      ? optionsOf(opportunityKinds, t.vocabulary.opportunityKind)
      : optionsOf(capabilityKinds, t.vocabulary.capabilityKind);
  return (
    <Form className="rounded-lg border bg-surface-raised p-4">
      <FieldRow>
        <SelectField
          defaultValue={filters.field ?? ''}
          key={`field:${filters.field}`}
          label={words.field}
          name="field"
          options={optionsOf(fields, t.vocabulary.field)}
          placeholder={words.all}
        />
        <SelectField
          defaultValue={filters.kind ?? ''}
          key={`kind:${filters.kind}`}
          label={words.kind}
          name="kind"
          options={kinds}
          placeholder={words.all}
        />
        <div className="flex flex-wrap gap-2">
          <Button icon="filter" type="submit">
            {words.apply}
          </Button>
          {(filters.field || filters.kind) && (
            <ButtonLink to="." variant="quiet">
              {words.clear}
            </ButtonLink>
          )}
        </div>
      </FieldRow>
    </Form>
  );
}
