// The experts' profiles, for operators.
import type { Engagement } from '#app/domain/expert.ts';
import type { Field } from '#app/domain/field.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Badge, BadgeRow } from '#app/ui/badge.tsx';
import { Card, CardList } from '#app/ui/card.tsx';
import { DefinitionList } from '#app/ui/definition-list.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { formatDay } from '#app/ui/format.ts';
import { PlainText } from '#app/ui/prose.tsx';

export interface ExpertCardData {
  readonly id: string;
  readonly name: string;
  readonly profile: {
    readonly fields: readonly Field[];
    readonly title: string;
    readonly about: string;
    readonly engagements: readonly Engagement[];
  } | null;
}

export function ExpertList({ experts }: { experts: readonly ExpertCardData[] }) {
  const { t } = useI18n();
  const { list: words } = t.experts;
  if (experts.length === 0) return <EmptyState icon="person" title={words.empty} />;
  return (
    <CardList label={words.title}>
      {experts.map((expert) => (
        <ExpertCard expert={expert} key={expert.id} />
      ))}
    </CardList>
  );
}

function ExpertCard({ expert: { name, profile } }: { expert: ExpertCardData }) {
  const { t } = useI18n();
  const { list: words } = t.experts;
  const ofKind = (kind: Engagement['kind']) => profile?.engagements.filter((row) => row.kind === kind) ?? [];
  return (
    <Card headingLevel={2} meta={profile?.title} title={name}>
      {profile ? (
        <>
          <BadgeRow>
            {profile.fields.map((field) => (
              <Badge key={field}>{t.vocabulary.field[field]}</Badge>
            ))}
          </BadgeRow>
          <DefinitionList
            items={[
              { term: words.about, description: profile.about && <PlainText text={profile.about} /> },
              { term: words.employments, description: <Engagements rows={ofKind('employment')} /> },
              { term: words.projects, description: <Engagements rows={ofKind('project')} /> },
            ]}
          />
        </>
      ) : (
        <p className="text-text-muted">{words.noProfile}</p>
      )}
    </Card>
  );
}

function Engagements({ rows }: { rows: readonly Engagement[] }) {
  const { locale, t } = useI18n();
  if (rows.length === 0) return <span className="text-text-muted">{t.site.notGiven}</span>;
  const day = (value: string | null) => (value ? formatDay(locale, value) : '');
  return (
    <ul>
      {rows.map((row, index) => (
        <li key={index}>
          {[row.organisationName, row.uscc, row.description].filter(Boolean).join(' · ')}
          {(row.startedOn || row.endedOn) && (
            <span className="ml-2 text-sm text-text-muted">
              {day(row.startedOn)} – {day(row.endedOn)}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
