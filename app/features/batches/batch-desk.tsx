// Where a batch is put together: its items in order, what can be added, and the release. Works without JavaScript.
import { Form } from '@remix-run/react';
import { wallClockOf } from '#app/domain/period.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Badge, BadgeRow } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { TextField } from '#app/ui/field.tsx';
import { FieldRow } from '#app/ui/form-section.tsx';
import { formatDay } from '#app/ui/format.ts';
import { Section, Stack } from '#app/ui/layout.tsx';
import { TextLink } from '#app/ui/prose.tsx';
import type { BatchDesk } from './get-batch.server.ts';

export type DeskProps = Pick<BatchDesk, 'items' | 'candidates' | 'mayAssemble' | 'seen' | 'phase'> & {
  readonly list: BatchDesk['batch']['list'];
  readonly search: string;
  readonly isLimited: boolean;
};

const pathOf = (list: DeskProps['list'], reference: string): string =>
  `/${list === 'opportunity' ? 'opportunities' : 'capabilities'}/${reference}`;

export function BatchItems(props: DeskProps) {
  const { t } = useI18n();
  const words = t.batches.desk;
  const { items, mayAssemble, list } = props;
  if (items.length === 0)
    return (
      <EmptyState icon="document" title={words.noItems}>
        {words.noItemsText}
      </EmptyState>
    );
  return (
    <DataTable
      caption={words.items}
      columns={[
        {
          key: 'title',
          header: words.name,
          rowHeader: true,
          render: ({ title, reference, position }) => (
            <>
              <span className="mr-2 text-text-muted tabular-nums">{position}</span>
              <TextLink to={pathOf(list, reference)}>{title}</TextLink>
            </>
          ),
        },
        {
          key: 'status',
          header: words.status,
          render: ({ gap, isDraft, isApproved }) => (
            <BadgeRow>
              {gap ? <Badge tone="warning">{t.batches.gap[gap]}</Badge> : <Badge tone="success">{words.ready}</Badge>}
              {isDraft && <Badge tone="info">{isApproved ? words.state.approved : words.state.draft}</Badge>}
            </BadgeRow>
          ),
        },
        ...(mayAssemble
          ? [
              {
                key: 'actions',
                header: words.actions,
                render: (item: { id: string; title: string; position: number }) => (
                  <ItemButtons {...item} count={items.length} />
                ),
              },
            ]
          : []),
      ]}
      hideCaption
      rowKey={({ id }) => id}
      rows={items.map((item, index) => ({ ...item, position: index + 1 }))}
    />
  );
}

/** One form per line; the buttons say which line they move, for those who hear them out of their table. */
function ItemButtons({ id, title, position, count }: { id: string; title: string; position: number; count: number }) {
  const { t } = useI18n();
  const words = t.batches.desk;
  const buttons = [
    { intent: 'up', label: words.up, name: words.upOf({ title }), isOff: position === 1 },
    { intent: 'down', label: words.down, name: words.downOf({ title }), isOff: position === count },
    { intent: 'remove', label: words.remove, name: words.removeOf({ title }), isOff: false },
  ];
  return (
    <Form className="flex flex-wrap gap-1" method="post" preventScrollReset>
      <input name="item" type="hidden" value={id} />
      {buttons.map(({ intent, label, name, isOff }) => (
        <Button
          aria-label={name}
          disabled={isOff}
          key={intent}
          name="intent"
          size="small"
          type="submit"
          value={intent}
          variant="quiet"
        >
          {label}
        </Button>
      ))}
    </Form>
  );
}

export function Candidates({ candidates, search, list, isLimited }: DeskProps) {
  const { t, locale } = useI18n();
  const words = t.batches.desk;
  return (
    <Section title={words.add}>
      <Stack>
        <Form className="rounded-lg border bg-surface-raised p-4" method="get" preventScrollReset>
          <FieldRow>
            <TextField defaultValue={search} label={words.search} name="q" type="search" />
            <div>
              <Button icon="search" type="submit">
                {words.searchButton}
              </Button>
            </div>
          </FieldRow>
        </Form>
        {candidates.length === 0 ? (
          <EmptyState title={words.noCandidates}>{words.noCandidatesText}</EmptyState>
        ) : (
          <Form className="rounded-lg border bg-surface-raised p-4" method="post" preventScrollReset>
            <ul className="divide-y">
              {candidates.map(({ reference, title, validUntil, state }) => (
                <li className="flex items-start gap-3 py-2" key={reference}>
                  <input
                    className="mt-1 size-5 shrink-0 accent-accent-fill"
                    id={`add-${reference}`}
                    name="reference"
                    type="checkbox"
                    value={reference}
                  />
                  <label className="min-w-0 flex-1" htmlFor={`add-${reference}`}>
                    <span className="block">{title || reference}</span>
                    <span className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-text-muted">
                      <Badge tone={state === 'draft' ? 'neutral' : 'success'}>{words.state[state]}</Badge>
                      <span>{t.site.untilDay({ day: formatDay(locale, validUntil) })}</span>
                    </span>
                  </label>
                  <TextLink to={pathOf(list, reference)}>{reference}</TextLink>
                </li>
              ))}
            </ul>
            {isLimited && <p className="mt-2 text-sm text-text-muted">{words.limited({ count: candidates.length })}</p>}
            <div className="mt-4">
              <Button icon="plus" name="intent" type="submit" value="add" variant="primary">
                {words.addSelected}
              </Button>
            </div>
          </Form>
        )}
      </Stack>
    </Section>
  );
}

/** Tomorrow at nine in the site's zone: what offices usually mean. */
export const proposedInstant = (now: Date): string =>
  `${wallClockOf(new Date(now.getTime() + 86_400_000)).slice(0, 10)}T09:00`;
