// /batches: released batches with filters, the organisation's own unreleased ones above.
import { Form } from '@remix-run/react';
import { lists } from '#app/domain/listing.ts';
import { useI18n } from '#app/i18n/index.ts';
import type { BatchLine } from '#app/persistence/batches.server.ts';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { SelectField } from '#app/ui/field.tsx';
import { FieldRow } from '#app/ui/form-section.tsx';
import { Section, Stack } from '#app/ui/layout.tsx';
import { organisationName } from '#app/ui/organisation-name.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import { BatchCards } from './batch-cards.tsx';

export interface BatchListProps {
  readonly batches: readonly BatchLine[];
  readonly own: readonly BatchLine[];
  readonly releasers: readonly { readonly reference: string; readonly nameZh: string; readonly nameEn: string }[];
  readonly filters: { readonly list: string; readonly organisation: string; readonly cursor: string };
  readonly next: string | null;
  readonly mayCreate: boolean;
}

const address = (values: Readonly<Record<string, string>>): string => {
  const given = Object.entries(values).filter(([, value]) => value !== '');
  return given.length > 0 ? `?${new URLSearchParams(given)}` : '.';
};

export function BatchList(props: BatchListProps) {
  const { t } = useI18n();
  const words = t.batches;
  const { list, organisation, cursor } = props.filters;
  return (
    <>
      <PageHeader
        actions={
          props.mayCreate && (
            <ButtonLink icon="plus" to="/batches/new" variant="primary">
              {words.create}
            </ButtonLink>
          )
        }
        lead={words.lead}
        title={words.title}
      />
      <Stack gap="large">
        {props.own.length > 0 && (
          <Section title={words.own}>
            <BatchCards batches={props.own} toDesk />
          </Section>
        )}
        <Stack>
          <Filters {...props} />
          {props.batches.length === 0 ? (
            <EmptyState icon="document" title={words.empty}>
              {words.emptyText}
            </EmptyState>
          ) : (
            <BatchCards batches={props.batches} headingLevel={2} />
          )}
        </Stack>
      </Stack>
      <Pagination
        labels={{ navigation: words.pageLabel, previous: words.fromTop, next: t.site.pagination.next }}
        next={props.next ? address({ list, organisation, cursor: props.next }) : undefined}
        previous={cursor ? address({ list, organisation }) : undefined}
      />
    </>
  );
}

function Filters({ filters, releasers }: BatchListProps) {
  const { t, locale } = useI18n();
  const words = t.batches.filter;
  return (
    <Form className="rounded-lg border bg-surface-raised p-4">
      <FieldRow>
        <SelectField
          defaultValue={filters.list}
          key={`list:${filters.list}`}
          label={words.list}
          name="list"
          options={lists.map((value) => ({ value, label: t.batches.listName[value] }))}
          placeholder={words.all}
        />
        <SelectField
          defaultValue={filters.organisation}
          key={`organisation:${filters.organisation}`}
          label={words.organisation}
          name="organisation"
          options={releasers.map((one) => ({ value: one.reference, label: organisationName(locale, one) }))}
          placeholder={words.all}
        />
        <div className="flex flex-wrap gap-2">
          <Button icon="filter" type="submit">
            {words.apply}
          </Button>
          {(filters.list || filters.organisation) && (
            <ButtonLink to="." variant="quiet">
              {words.clear}
            </ButtonLink>
          )}
        </div>
      </FieldRow>
    </Form>
  );
}
