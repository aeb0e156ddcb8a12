// How good our matching is: the published figures, in tables with bars.
import { useI18n } from '#app/i18n/index.ts';
import { DataTable } from '#app/ui/data-table.tsx';
import { DefinitionList } from '#app/ui/definition-list.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { formatDay } from '#app/ui/format.ts';
import { Panel, Section, Stack } from '#app/ui/layout.tsx';
import { Meter } from '#app/ui/meter.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import type { QualityCollection, QualityData } from './get-quality.server.ts';

/** The other methods as they call themselves. */
const methodNames: Readonly<Record<string, string>> = {
  'bm25-words': 'BM25',
  minisearch: 'MiniSearch',
  lunr: 'Lunr',
  postgresql: 'PostgreSQL',
  meilisearch: 'Meilisearch',
};

/** Fixed decimals, as the measures are quoted everywhere. */
const figure = (value: number): string => value.toFixed(3);

export function QualityPage({ measuredOn, commands, collections }: QualityData) {
  const { t, locale } = useI18n();
  const words = t.matchingQuality;
  return (
    <>
      <PageHeader
        lead={words.lead}
        meta={measuredOn ? words.measured({ date: formatDay(locale, measuredOn) }) : undefined}
        title={words.title}
      />
      <Stack>
        {collections.length === 0 ? (
          <EmptyState icon="search" title={words.none}>
            {words.noneText}
          </EmptyState>
        ) : (
          <Section title={words.collections}>
            <Stack>
              {collections.map((collection) => (
                <Collection collection={collection} key={collection.name} />
              ))}
            </Stack>
          </Section>
        )}
        <Section title={words.measures}>
          <Panel>
            <DefinitionList items={words.measureRows.map(({ term, text }) => ({ term, description: text }))} />
          </Panel>
        </Section>
        <Section title={words.repeat}>
          <Panel>
            <p>{words.repeatText}</p>
            {commands.map((command) => (
              <pre
                className="mt-3 overflow-x-auto rounded-md bg-surface-sunken p-3 text-sm whitespace-pre-wrap break-words"
                key={command}
              >
                <code>{command}</code>
              </pre>
            ))}
          </Panel>
        </Section>
        <Section title={words.limits}>
          <Panel>
            <ul className="grid list-disc gap-2 pl-5">
              {words.limitRows.map((row) => (
                <li key={row}>{row}</li>
              ))}
            </ul>
          </Panel>
        </Section>
      </Stack>
    </>
  );
}

function Collection({ collection }: { readonly collection: QualityCollection }) {
  const { t } = useI18n();
  const words = t.matchingQuality;
  const { name, language, queries, documents, source, licence, methods, verdict } = collection;
  const title = (words.names as Readonly<Record<string, string>>)[name] ?? name;
  const nameOf = (method: string): string => (method === 'jiebang' ? words.ours : (methodNames[method] ?? method));
  const languageName = (words.languages as Readonly<Record<string, string>>)[language] ?? language;
  return (
    <div>
      <DataTable
        caption={title}
        columns={[
          { key: 'method', header: words.method, rowHeader: true, render: ({ method }) => nameOf(method) },
          {
            key: 'ndcg',
            header: words.ndcg,
            render: ({ method, measures }) => (
              <Meter
                hideLabel
                label={words.bar({ method: nameOf(method) })}
                tone={method === 'jiebang' ? 'success' : 'accent'}
                value={measures.ndcg10}
                valueText={figure(measures.ndcg10)}
              />
            ),
          },
          { key: 'recall', header: words.recall, align: 'end', render: ({ measures }) => figure(measures.recall50) },
          { key: 'p5', header: words.precision, align: 'end', render: ({ measures }) => figure(measures.precision5) },
          { key: 'mrr', header: words.mrr, align: 'end', render: ({ measures }) => figure(measures.mrr) },
        ]}
        rowKey={({ method }) => method}
        rows={methods}
      />
      <div className="mt-2 grid gap-1 text-sm text-text-muted">
        {verdict && <p>{words[verdict.is]({ baseline: nameOf(verdict.baseline), p: verdict.p.toFixed(4) })}</p>}
        <p>{words.about({ queries, documents, language: languageName })}</p>
        {source && <p className="break-words">{words.source({ source })}</p>}
        {licence && <p>{words.licence({ licence })}</p>}
      </div>
    </div>
  );
}
