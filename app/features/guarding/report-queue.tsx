// The operators' queue of reports: both names, the request, what was reported, and the decision with its reason.
import { Form } from '@remix-run/react';
import { type ReportReason, reportDecisions } from '#app/domain/guard.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Button } from '#app/ui/button.tsx';
import { Card, CardList } from '#app/ui/card.tsx';
import { DefinitionList } from '#app/ui/definition-list.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { SelectField, TextAreaField } from '#app/ui/field.tsx';
import { formatInstant } from '#app/ui/format.ts';
import { organisationName } from '#app/ui/organisation-name.ts';
import { TextLink } from '#app/ui/prose.tsx';
import type { ReportRow } from './decide-report.server.ts';

export function ReportQueue({ reports }: { reports: readonly ReportRow[] }) {
  const { t } = useI18n();
  const words = t.guarding.queue;
  if (reports.length === 0) return <EmptyState title={words.emptyTitle}>{words.emptyText}</EmptyState>;
  return (
    <CardList label={words.title}>
      {reports.map((report) => (
        <Report key={report.id} report={report} />
      ))}
    </CardList>
  );
}

function Report({ report }: { report: ReportRow }) {
  const { t, locale } = useI18n();
  const words = t.guarding.queue;
  const { fromOrganisation, toOrganisation, ...said } = report.introduction;
  const isFrom = fromOrganisation.id === report.organisationId;
  const [reporter, other] = isFrom ? [fromOrganisation, toOrganisation] : [toOrganisation, fromOrganisation];
  const party = (one: typeof reporter) => (
    <TextLink to={`/organisations/${one.reference}`}>{organisationName(locale, one)}</TextLink>
  );
  return (
    <Card
      headingLevel={2}
      meta={<span>{formatInstant(locale, report.createdAt)}</span>}
      title={t.guarding.reasons[report.reason as ReportReason]}
    >
      <DefinitionList
        items={[
          { term: words.reporter, description: party(reporter) },
          { term: words.other, description: party(other) },
          { term: t.guarding.report.words, description: report.words },
          { term: words.interest, description: [said.cooperationSought, said.questions, said.aboutUs].join('\n') },
          ...(report.decision
            ? [
                { term: words.decision, description: words.decisions[report.decision as 'warned'] },
                { term: words.note, description: report.decisionNote },
              ]
            : []),
        ]}
      />
      {!report.decision && (
        <Form className="mt-3 grid gap-3" method="post">
          <input name="id" type="hidden" value={report.id} />
          <SelectField
            label={words.decision}
            name="decision"
            options={reportDecisions.map((value) => ({ value, label: words.decisions[value] }))}
          />
          <TextAreaField label={words.note} maxLength={1000} name="note" required />
          <div>
            <Button type="submit">{words.submit}</Button>
          </div>
        </Form>
      )}
    </Card>
  );
}
