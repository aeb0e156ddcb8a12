// One capability, for reading.
import type { CapabilityContent } from '#app/domain/capability.ts';
import { useI18n } from '#app/i18n/index.ts';
import { DataTable } from '#app/ui/data-table.tsx';
import type { Definition } from '#app/ui/definition-list.tsx';
import { formatDay } from '#app/ui/format.ts';
import { Section } from '#app/ui/layout.tsx';
import { keyed, type ListingDetailProps, ListingPage, TextSection } from './listing-detail-parts.tsx';
import { placeName, placeNames } from './listing-words.ts';

export type CapabilityDetailProps = ListingDetailProps<CapabilityContent>;

/** `actions` stand at the head, `children` (matches) below. */
export function CapabilityDetail(props: CapabilityDetailProps) {
  const { label } = useI18n().t.listings;
  const { content } = props;
  const { language } = content;
  return (
    <ListingPage
      {...props}
      facts={useFacts(content)}
      list="capability"
      sections={
        <>
          <TextSection language={language} text={content.description} title={label.description} />
          {content.referenceCases.length > 0 && <Cases cases={content.referenceCases} />}
          {content.ipRights.length > 0 && <Rights rights={content.ipRights} />}
          {content.qualifications.length > 0 && <Qualifications qualifications={content.qualifications} />}
          <TextSection language={language} text={content.capacity} title={label.capacity} />
        </>
      }
    />
  );
}

function useFacts(content: CapabilityContent): Definition[] {
  const i18n = useI18n();
  const { t } = i18n;
  const { label, detail, form } = t.listings;
  return [
    { term: label.trl, description: content.trl && form.trlLevel({ level: content.trl }) },
    { term: label.priceModel, description: content.priceModel },
    { term: label.divisionCode, description: content.divisionCode && placeName(t, content.divisionCode) },
    { term: label.regionsServed, description: placeNames(i18n, content.regionsServed) || detail.everywhere },
  ];
}

function Cases({ cases }: { cases: CapabilityContent['referenceCases'] }) {
  const { label } = useI18n().t.listings;
  return (
    <Section title={label.referenceCases}>
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

function Rights({ rights }: { rights: CapabilityContent['ipRights'] }) {
  const { t } = useI18n();
  const { label } = t.listings;
  return (
    <Section title={label.ipRights}>
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

function Qualifications({ qualifications }: { qualifications: CapabilityContent['qualifications'] }) {
  const { t, locale } = useI18n();
  const { label, detail } = t.listings;
  return (
    <Section title={label.qualifications}>
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
