// One capability, for reading.
import type { ReactNode } from 'react';
import type { CapabilityContent } from '#app/domain/capability.ts';
import type { CapabilitySection } from '#app/domain/section.ts';
import { useI18n } from '#app/i18n/index.ts';
import { DataTable } from '#app/ui/data-table.tsx';
import type { Definition } from '#app/ui/definition-list.tsx';
import { formatDay } from '#app/ui/format.ts';
import { Section } from '#app/ui/layout.tsx';
import {
  accessMark,
  keyed,
  type ListingDetailProps,
  ListingPage,
  OneSection,
  TextSection,
} from './listing-detail-parts.tsx';
import { placeName, placeNames } from './listing-words.ts';
import { LevelBadge } from './locked-sections.tsx';

export type CapabilityDetailProps = ListingDetailProps<CapabilityContent>;

/** `actions` stand at the head, `children` (matches) below. */
export function CapabilityDetail(props: CapabilityDetailProps) {
  const { label } = useI18n().t.listings;
  const { content } = props;
  const { language } = content;
  const of = { ...props, list: 'capability' as const };
  const mark = (name: CapabilitySection) => accessMark(content, name);
  return (
    <ListingPage
      {...props}
      facts={useFacts(props)}
      list="capability"
      sections={
        <>
          <OneSection name="description" of={of}>
            <TextSection
              language={language}
              mark={mark('description')}
              text={content.description}
              title={label.description}
            />
          </OneSection>
          <OneSection name="cases" of={of}>
            {content.referenceCases.length > 0 && <Cases cases={content.referenceCases} mark={mark('cases')} />}
          </OneSection>
          <OneSection name="ip" of={of}>
            {content.ipRights.length > 0 && <Rights mark={mark('ip')} rights={content.ipRights} />}
          </OneSection>
          <OneSection name="qualifications" of={of}>
            {content.qualifications.length > 0 && (
              <Qualifications mark={mark('qualifications')} qualifications={content.qualifications} />
            )}
          </OneSection>
          <OneSection name="capacity" of={of}>
            <TextSection language={language} mark={mark('capacity')} text={content.capacity} title={label.capacity} />
          </OneSection>
          <OneSection name="price" of={of}>
            {null}
          </OneSection>
        </>
      }
    />
  );
}

function useFacts({ content, locked }: CapabilityDetailProps): Definition[] {
  const i18n = useI18n();
  const { t } = i18n;
  const { label, detail, form } = t.listings;
  const lock = locked.find(({ section }) => section === 'price');
  return [
    { term: label.trl, description: content.trl && form.trlLevel({ level: content.trl }) },
    { term: label.priceModel, description: lock ? <LevelBadge level={lock.level} /> : content.priceModel },
    { term: label.divisionCode, description: content.divisionCode && placeName(t, content.divisionCode) },
    { term: label.regionsServed, description: placeNames(i18n, content.regionsServed) || detail.everywhere },
  ];
}

function Cases({ cases, mark }: { cases: CapabilityContent['referenceCases']; mark: ReactNode }) {
  const { label } = useI18n().t.listings;
  return (
    <Section actions={mark} title={label.referenceCases}>
      <DataTable
        caption={label.referenceCases}
        columns={[
          { key: 'client', header: label.caseClient, rowHeader: true, render: ({ client }) => client },
          { key: 'year', header: label.caseYear, nowrap: true, render: ({ year }) => year },
          { key: 'result', header: label.caseResult, render: ({ result }) => result },
        ]}
        hideCaption
        rowKey={({ key }) => key}
        rows={keyed(cases)}
      />
    </Section>
  );
}

function Rights({ rights, mark }: { rights: CapabilityContent['ipRights']; mark: ReactNode }) {
  const { t } = useI18n();
  const { label } = t.listings;
  return (
    <Section actions={mark} title={label.ipRights}>
      <DataTable
        caption={label.ipRights}
        columns={[
          { key: 'type', header: label.ipType, rowHeader: true, render: ({ type }) => t.vocabulary.ipType[type] },
          { key: 'number', header: label.ipNumber, nowrap: true, render: ({ number }) => number },
          { key: 'owners', header: label.ipOwners, render: ({ owners }) => owners },
          {
            key: 'ownership',
            header: label.ipOwnership,
            render: ({ ownership }) => ownership && t.vocabulary.ipOwnership[ownership],
          },
        ]}
        hideCaption
        rowKey={({ key }) => key}
        rows={keyed(rights)}
      />
    </Section>
  );
}

function Qualifications(props: { qualifications: CapabilityContent['qualifications']; mark: ReactNode }) {
  const { qualifications, mark } = props;
  const { t, locale } = useI18n();
  const { label, detail } = t.listings;
  return (
    <Section actions={mark} title={label.qualifications}>
      <DataTable
        caption={label.qualifications}
        columns={[
          { key: 'name', header: label.qualificationName, rowHeader: true, render: ({ name }) => name },
          {
            key: 'until',
            header: label.qualificationUntil,
            nowrap: true,
            render: ({ validUntil }) => (validUntil ? formatDay(locale, validUntil) : detail.noExpiry),
          },
        ]}
        hideCaption
        rowKey={({ key }) => key}
        rows={keyed(qualifications)}
      />
    </Section>
  );
}
