// The operators' page about the search index: state, delay, servers, nightly comparisons.
import { useI18n } from '#app/i18n/index.ts';
import { Badge } from '#app/ui/badge.tsx';
import { type Column, DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { formatInstant } from '#app/ui/format.ts';
import { Stack } from '#app/ui/layout.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Stat, StatList } from '#app/ui/stat.tsx';
import type { IndexServer } from './get-index-standing.server.ts';

interface Check {
  readonly at: string;
  readonly expected: number;
  readonly missing: number;
  readonly stale: number;
  readonly stray: number;
  readonly millis: number;
}

export interface IndexStandingPageProps {
  readonly state: 'well' | 'behind' | 'away';
  readonly pending: number;
  readonly oldestSeconds: number;
  readonly lag: { readonly number: number; readonly p50: number; readonly p95: number; readonly p99: number };
  readonly documents: number;
  readonly servers: readonly IndexServer[];
  readonly checks: readonly Check[];
}

const tenths = (seconds: number): string => seconds.toFixed(1);

export function IndexStandingPage(props: IndexStandingPageProps) {
  const { locale, t } = useI18n();
  const words = t.searchIndex;
  const { lag } = props;
  const number = (value: number) => value.toLocaleString(locale);
  return (
    <>
      <PageHeader lead={words.lead} title={words.title} />
      <Stack gap="large">
        <Notice tone={props.state === 'well' ? 'success' : 'warning'}>{words.state[props.state]}</Notice>
        <StatList>
          <Stat
            label={words.pending}
            note={words.pendingNote({ seconds: props.oldestSeconds })}
            value={number(props.pending)}
          />
          <Stat
            label={words.lag}
            note={words.lagNote({ p95: tenths(lag.p95), p99: tenths(lag.p99), number: lag.number })}
            unit={words.seconds}
            value={tenths(lag.p50)}
          />
          <Stat label={words.documents} value={number(props.documents)} />
        </StatList>
        <ServerTable servers={props.servers} />
        {props.checks.length === 0 ? (
          <EmptyState icon="document" title={words.checks.empty}>
            {words.checks.emptyText}
          </EmptyState>
        ) : (
          <CheckTable checks={props.checks} />
        )}
        <p className="text-sm text-text-muted">{words.help}</p>
      </Stack>
    </>
  );
}

function ServerTable({ servers }: { servers: readonly IndexServer[] }) {
  const words = useI18n().t.searchIndex.servers;
  const columns: Column<IndexServer>[] = [
    { key: 'address', header: words.address, rowHeader: true, render: ({ address }) => address },
    { key: 'role', header: words.role, render: ({ isMain }) => (isMain ? words.main : words.copy) },
    { key: 'version', header: words.version, nowrap: true, render: ({ version }) => version ?? '–' },
    {
      key: 'state',
      header: words.state,
      render: ({ state }) => <Badge tone={state === 'current' ? 'success' : 'warning'}>{words[state]}</Badge>,
    },
  ];
  return <DataTable caption={words.caption} columns={columns} rowKey={({ address }) => address} rows={servers} />;
}

function CheckTable({ checks }: { checks: readonly Check[] }) {
  const { locale, t } = useI18n();
  const words = t.searchIndex.checks;
  const figure = (key: 'expected' | 'missing' | 'stale' | 'stray'): Column<Check> => ({
    key,
    header: words[key],
    align: 'end',
    render: (check) => check[key].toLocaleString(locale),
  });
  const columns: Column<Check>[] = [
    { key: 'at', header: words.at, rowHeader: true, nowrap: true, render: ({ at }) => formatInstant(locale, at) },
    ...(['expected', 'missing', 'stale', 'stray'] as const).map(figure),
    { key: 'seconds', header: words.seconds, align: 'end', render: ({ millis }) => tenths(millis / 1000) },
  ];
  return <DataTable caption={words.caption} columns={columns} rowKey={({ at }) => at} rows={checks} />;
}
