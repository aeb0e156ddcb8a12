// For a listing's own organisation: who opened its locked sections, and when.
import { type Messages, useI18n } from '#app/i18n/index.ts';
import { DataTable } from '#app/ui/data-table.tsx';
import { formatInstant } from '#app/ui/format.ts';
import { Section } from '#app/ui/layout.tsx';
import { organisationName } from '#app/ui/organisation-name.ts';
import { TextLink } from '#app/ui/prose.tsx';
import type { ShownReading } from './list-readings.server.ts';

const roleName = (t: Messages, role: string): string =>
  Object.hasOwn(t.vocabulary.memberRole, role)
    ? t.vocabulary.memberRole[role as keyof Messages['vocabulary']['memberRole']]
    : role;

export function SectionReadings({ readings }: { readings: readonly ShownReading[] }) {
  const { t, locale } = useI18n();
  const words = t.confidentiality.readings;
  const person = ({ role, name }: ShownReading) => {
    const known = role === null ? words.formerMember : roleName(t, role);
    return name === null ? known : `${name} · ${known}`;
  };
  return (
    <Section id="readings" title={words.title}>
      <p className="mb-3 text-text-muted">{words.lead}</p>
      {readings.length === 0 ? (
        <p>{words.empty}</p>
      ) : (
        <DataTable
          caption={words.title}
          columns={[
            {
              key: 'organisation',
              header: words.organisation,
              rowHeader: true,
              render: ({ organisation }) => (
                <TextLink to={`/organisations/${organisation.reference}`}>
                  {organisationName(locale, organisation)}
                </TextLink>
              ),
            },
            { key: 'person', header: words.person, render: person },
            {
              key: 'version',
              header: words.version,
              nowrap: true,
              render: ({ versionNumber }) => t.listings.detail.versionNumber({ number: versionNumber }),
            },
            { key: 'when', header: words.when, nowrap: true, render: ({ readAt }) => formatInstant(locale, readAt) },
          ]}
          hideCaption
          rowKey={({ id }) => id}
          rows={readings}
        />
      )}
    </Section>
  );
}
