// One opportunity, for reading.
import type { OpportunityContent } from '#app/domain/opportunity.ts';
import { useI18n } from '#app/i18n/index.ts';
import { DataTable } from '#app/ui/data-table.tsx';
import type { Definition } from '#app/ui/definition-list.tsx';
import { Section } from '#app/ui/layout.tsx';
import { keyed, type ListingDetailProps, ListingPage, TextSection } from './listing-detail-parts.tsx';
import { budgetText, modeNames, placeName } from './listing-words.ts';

export type OpportunityDetailProps = ListingDetailProps<OpportunityContent>;

/** `actions` stand at the head, `children` (matches, calls) below. */
export function OpportunityDetail(props: OpportunityDetailProps) {
  const { label } = useI18n().t.listings;
  const { content } = props;
  const { language } = content;
  return (
    <ListingPage
      {...props}
      facts={useFacts(content)}
      list="opportunity"
      sections={
        <>
          <TextSection language={language} text={content.problem} title={label.problem} />
          <TextSection language={language} text={content.presentState} title={label.presentState} />
          {content.metrics.length > 0 && <Metrics metrics={content.metrics} />}
          <TextSection language={language} text={content.offered} title={label.offered} />
          <TextSection language={language} text={content.ipTerms} title={label.ipTerms} />
        </>
      }
    />
  );
}

function useFacts(content: OpportunityContent): Definition[] {
  const i18n = useI18n();
  const { t } = i18n;
  const { label, detail } = t.listings;
  const { trlRequired } = content;
  return [
    { term: label.budget, description: budgetText(i18n, content.budget) },
    { term: label.fundingSource, description: content.fundingSource },
    { term: label.cooperationModes, description: modeNames(i18n, content.cooperationModes) },
    { term: label.trlRequired, description: trlRequired && detail.trlAtLeast({ level: trlRequired }) },
    { term: label.timeFrame, description: content.timeFrame },
    { term: label.divisionCode, description: content.divisionCode && placeName(t, content.divisionCode) },
    { term: label.landingArea, description: content.landingArea },
  ];
}

function Metrics({ metrics }: { metrics: OpportunityContent['metrics'] }) {
  const { label } = useI18n().t.listings;
  return (
    <Section title={label.metrics}>
      <DataTable
        caption={label.metrics}
        columns={[
          { key: 'name', header: label.metricName, rowHeader: true, render: ({ name }) => name },
          {
            key: 'value',
            header: label.metricValue,
            nowrap: true,
            render: ({ operator, value, unit }) => `${operator} ${value} ${unit}`.trim(),
          },
        ]}
        hideCaption
        rowKey={({ key }) => key}
        rows={keyed(metrics)}
      />
    </Section>
  );
}
