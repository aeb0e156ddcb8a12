// What operators see and do: weights, calibration, comparison, position bias, history with one click back.
import { Form } from '@remix-run/react';
import { fitParts } from '#app/domain/match.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { formatInstant } from '#app/ui/format.ts';
import { Section, Stack } from '#app/ui/layout.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Stat, StatList } from '#app/ui/stat.tsx';
import type { ModelReport } from '#search/matching/compare-models.ts';
import { CalibrationPlot } from './calibration-plot.tsx';
import type { ModelLine, ModelPage as ModelPageData } from './get-model-page.server.ts';

export type ModelPageProps = ModelPageData & { readonly refusal: string | null };

export function ModelPage(props: ModelPageProps) {
  const { operator } = useI18n().t.matching;
  const { newest } = props;
  return (
    <>
      <PageHeader
        actions={
          <Form method="post">
            <Button name="intent" type="submit" value="learn">
              {operator.learnNow}
            </Button>
          </Form>
        }
        lead={operator.lead}
        title={operator.title}
      />
      <Stack gap="large">
        {props.refusal && (
          <Notice live tone="danger">
            {props.refusal}
          </Notice>
        )}
        <StatList>
          <Stat label={operator.decisions} value={props.decisions} />
          <Stat label={operator.shown} value={props.shown} />
          <Stat label={operator.waiting} value={props.waiting} />
          <Stat
            label={operator.gini}
            note={operator.giniNote}
            value={props.gini === null ? '—' : props.gini.toFixed(2)}
          />
        </StatList>
        <Weights {...props} />
        {newest ? (
          <>
            <Comparison report={newest.report} />
            <Section title={operator.calibrationTitle}>
              <p className="mb-3 text-sm text-text-muted">{operator.calibrationLead}</p>
              <CalibrationPlot calibration={newest.report.calibration} />
            </Section>
          </>
        ) : (
          <EmptyState title={operator.comparison}>
            <p>{operator.noModel}</p>
          </EmptyState>
        )}
        <Places propensity={props.propensity} />
        <History models={props.models} />
      </Stack>
    </>
  );
}

function Weights({ prior, live, newest }: ModelPageProps) {
  const { operator, partName } = useI18n().t.matching;
  const row = (key: string, name: string, of: (model: ModelPageData['prior']) => number) => ({
    ...{ key, name, prior: of(prior), live: of(live), newest: newest ? of(newest.weights) : null },
  });
  const rows = [
    row('intercept', operator.intercept, ({ intercept }) => intercept),
    row('text', operator.text, ({ text }) => text),
    ...fitParts.map((part) => row(part, partName[part], ({ fit }) => fit[part])),
  ];
  const number = (value: number | null) => (value === null ? '—' : value.toFixed(2));
  return (
    <Section title={operator.weightsTitle}>
      <DataTable
        caption={operator.weightsTitle}
        columns={[
          { key: 'name', header: operator.part, rowHeader: true, render: ({ name }) => name },
          { key: 'prior', header: operator.prior, align: 'end', render: (one) => number(one.prior) },
          { key: 'live', header: operator.live, align: 'end', render: (one) => <strong>{number(one.live)}</strong> },
          { key: 'newest', header: operator.newest, align: 'end', render: (one) => number(one.newest) },
        ]}
        hideCaption
        rowKey={({ key }) => key}
        rows={rows}
      />
    </Section>
  );
}

function Comparison({ report }: { report: ModelReport }) {
  const { operator } = useI18n().t.matching;
  const { heldOutGroups: groups, heldOutDecisions: decisions } = report;
  const rows = [
    { name: operator.ndcg, live: report.live, candidate: report.candidate },
    { name: operator.logLoss, live: report.lossLive, candidate: report.lossCandidate },
  ];
  return (
    <Section title={operator.comparisonTitle}>
      <Stack>
        <Notice tone={report.goesLive ? 'success' : 'info'}>
          {report.goesLive ? operator.goesLive : operator.staysAway}{' '}
          {operator.heldOut({ groups, decisions, errors: report.errors.toFixed(1) })}
        </Notice>
        <DataTable
          caption={operator.comparisonTitle}
          columns={[
            { key: 'name', header: operator.part, rowHeader: true, render: ({ name }) => name },
            { key: 'live', header: operator.live, align: 'end', render: ({ live }) => live.toFixed(3) },
            { key: 'candidate', header: operator.candidate, align: 'end', render: (one) => one.candidate.toFixed(3) },
          ]}
          hideCaption
          rowKey={({ name }) => name}
          rows={rows}
        />
      </Stack>
    </Section>
  );
}

function Places({ propensity }: { propensity: readonly number[] }) {
  const { operator } = useI18n().t.matching;
  const rows = propensity.slice(1, 11).map((chance, index) => ({ position: index + 1, chance }));
  return (
    <Section title={operator.propensityTitle}>
      <p className="mb-3 text-sm text-text-muted">{operator.propensityLead}</p>
      <DataTable
        caption={operator.propensityTitle}
        columns={[
          { key: 'position', header: operator.position, rowHeader: true, render: ({ position }) => position },
          { key: 'chance', header: operator.propensity, align: 'end', render: ({ chance }) => chance.toFixed(2) },
        ]}
        hideCaption
        rowKey={({ position }) => String(position)}
        rows={rows}
      />
    </Section>
  );
}

function History({ models }: { models: readonly ModelLine[] }) {
  const { t, locale } = useI18n();
  const { operator } = t.matching;
  const active = models.find(({ isActive }) => isActive)?.number ?? 0;
  return (
    <Section title={operator.historyTitle}>
      <DataTable
        caption={operator.historyTitle}
        columns={[
          { key: 'number', header: operator.number, rowHeader: true, render: ({ number }) => `#${number}` },
          { key: 'learned', header: operator.learnedAt, render: ({ learnedAt }) => formatInstant(locale, learnedAt) },
          {
            key: 'state',
            header: operator.state,
            render: ({ isActive, report }) => (
              <div className="grid gap-1">
                <span>{report ? operator.learnedFrom({ count: report.decisions }) : operator.program}</span>
                {report && (
                  <span className="text-text-muted">
                    nDCG {report.live.toFixed(3)} → {report.candidate.toFixed(3)}
                  </span>
                )}
                {isActive && (
                  <span>
                    <Badge tone="success">{operator.active}</Badge>
                  </span>
                )}
              </div>
            ),
          },
          {
            key: 'action',
            header: operator.action,
            render: ({ number, isActive }) =>
              !isActive && (
                <Form method="post">
                  <input name="number" type="hidden" value={number} />
                  <Button
                    aria-label={`${number < active ? operator.rollBack : operator.activate} #${number}`}
                    name="intent"
                    size="small"
                    type="submit"
                    value="activate"
                  >
                    {number < active ? operator.rollBack : operator.activate}
                  </Button>
                </Form>
              ),
          },
        ]}
        hideCaption
        rowKey={({ number }) => String(number)}
        rows={models}
      />
      {models.length >= 20 && <p className="mt-2 text-sm text-text-muted">{operator.more}</p>}
    </Section>
  );
}
