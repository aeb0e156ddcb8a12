// One opportunity, for reading.
import type { ReactNode } from 'react';
import type { OpportunityContent } from '#app/domain/opportunity.ts';
import type { OpportunitySection } from '#app/domain/section.ts';
import { useI18n } from '#app/i18n/index.ts';
import { DataTable } from '#app/ui/data-table.tsx';
import type { Definition } from '#app/ui/definition-list.tsx';
import { Section } from '#app/ui/layout.tsx';
import {
  accessMark,
  keyed,
  type ListingDetailProps,
  ListingPage,
  OneSection,
  TextSection,
} from './listing-detail-parts.tsx';
import { budgetText, modeNames, placeName } from './listing-words.ts';
import { LevelBadge } from './locked-sections.tsx';

export type OpportunityDetailProps = ListingDetailProps<OpportunityContent>;

/** `actions` stand at the head, `children` (matches, calls) below. */
export function OpportunityDetail(props: OpportunityDetailProps) {
  const { label } = useI18n().t.listings;
  const { content } = props;
  const { language } = content;
  const of = { ...props, list: 'opportunity' as const };
  const mark = (name: OpportunitySection) => accessMark(content, name);
  return (
    <ListingPage
      {...props}
      facts={useFacts(props)}
      list="opportunity"
      sections={
        <>
          <OneSection name="problem" of={of}>
            <TextSection language={language} mark={mark('problem')} text={content.problem} title={label.problem} />
            <TextSection
              language={language}
              mark={mark('problem')}
              text={content.presentState}
              title={label.presentState}
            />
          </OneSection>
          <OneSection name="metrics" of={of}>
            {content.metrics.length > 0 && <Metrics mark={mark('metrics')} metrics={content.metrics} />}
          </OneSection>
          <OneSection name="offered" of={of}>
            <TextSection language={language} mark={mark('offered')} text={content.offered} title={label.offered} />
          </OneSection>
          <OneSection name="money" of={of}>
            {null}
          </OneSection>
          <OneSection name="ip" of={of}>
            <TextSection language={language} mark={mark('ip')} text={content.ipTerms} title={label.ipTerms} />
          </OneSection>
        </>
      }
    />
  );
}

function useFacts({ content, locked }: OpportunityDetailProps): Definition[] {
  const i18n = useI18n();
  const { t } = i18n;
  const { label, detail } = t.listings;
  const { trlRequired } = content;
  const lock = locked.find(({ section }) => section === 'money');
  return [
    { term: label.budget, description: lock ? <LevelBadge level={lock.level} /> : budgetText(i18n, content.budget) },
    { term: label.fundingSource, description: content.fundingSource },
    { term: label.cooperationModes, description: modeNames(i18n, content.cooperationModes) },
    { term: label.trlRequired, description: trlRequired && detail.trlAtLeast({ level: trlRequired }) },
    { term: label.timeFrame, description: content.timeFrame },
    { term: label.divisionCode, description: content.divisionCode && placeName(t, content.divisionCode) },
    { term: label.landingArea, description: content.landingArea },
  ];
}

function Metrics({ metrics, mark }: { metrics: OpportunityContent['metrics']; mark: ReactNode }) {
  const { label } = useI18n().t.listings;
  return (
    <Section actions={mark} title={label.metrics}>
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
