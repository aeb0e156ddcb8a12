// How introductions are shown: a line in the inbox, and one in full.
import { useI18n } from '#app/i18n/index.ts';
import { Badge, BadgeRow } from '#app/ui/badge.tsx';
import { Card } from '#app/ui/card.tsx';
import { DefinitionList } from '#app/ui/definition-list.tsx';
import { formatInstant } from '#app/ui/format.ts';
import { Section } from '#app/ui/layout.tsx';
import { organisationName } from '#app/ui/organisation-name.ts';
import { PlainText, TextLink } from '#app/ui/prose.tsx';
import type { Tone } from '#app/ui/tone.ts';
import type { IntroductionView } from './get-introduction.server.ts';

const phaseTone = {
  open: 'info',
  accepted: 'success',
  declined: 'neutral',
  cancelled: 'neutral',
  expired: 'warning',
} satisfies Record<IntroductionView['phase'], Tone>;

export function PhaseBadge({ phase }: { phase: IntroductionView['phase'] }) {
  const { t } = useI18n();
  return <Badge tone={phaseTone[phase]}>{t.introductions.phase[phase]}</Badge>;
}

type About = NonNullable<IntroductionView['opportunity']>;

function aboutTitle({ publishedVersion }: About, zh: boolean): string {
  if (!publishedVersion) return '';
  const own = (publishedVersion.language === 'zh') === zh;
  return own ? publishedVersion.title : publishedVersion.titleTranslated || publishedVersion.title;
}

export function IntroductionCard({ introduction }: { introduction: IntroductionView }) {
  const { locale, t } = useI18n();
  const other = introduction.side === 'from' ? introduction.toOrganisation : introduction.fromOrganisation;
  const about = introduction.opportunity ?? introduction.capability;
  return (
    <Card
      badges={
        <BadgeRow>
          <PhaseBadge phase={introduction.phase} />
        </BadgeRow>
      }
      headingLevel={2}
      meta={
        <>
          {about && <span>{aboutTitle(about, locale === 'zh-CN')}</span>}
          <span>
            {t.introductions.sentAt} {formatInstant(locale, introduction.sentAt)}
          </span>
        </>
      }
      title={organisationName(locale, other)}
      to={`/introductions/${introduction.id}`}
    >
      <p className="line-clamp-2 text-text-muted">{introduction.cooperationSought}</p>
    </Card>
  );
}

export function IntroductionBody({ introduction }: { introduction: IntroductionView }) {
  const { locale, t } = useI18n();
  const words = t.introductions;
  const zh = locale === 'zh-CN';
  const { opportunity, capability, fromOrganisation, toOrganisation } = introduction;
  const party = (organisation: typeof fromOrganisation) => (
    <TextLink to={`/organisations/${organisation.reference}`}>{organisationName(locale, organisation)}</TextLink>
  );
  return (
    <>
      <DefinitionList
        items={[
          { term: words.from, description: party(fromOrganisation) },
          { term: words.to, description: party(toOrganisation) },
          {
            term: t.vocabulary.list.opportunity,
            description: opportunity && (
              <TextLink to={`/opportunities/${opportunity.reference}`}>{aboutTitle(opportunity, zh)}</TextLink>
            ),
          },
          {
            term: t.vocabulary.list.capability,
            description: capability && (
              <TextLink to={`/capabilities/${capability.reference}`}>{aboutTitle(capability, zh)}</TextLink>
            ),
          },
          { term: words.sentAt, description: formatInstant(locale, introduction.sentAt) },
          { term: words.answerDueAt, description: formatInstant(locale, introduction.answerDueAt) },
        ]}
      />
      {[
        { title: words.cooperationSought, text: introduction.cooperationSought },
        { title: words.questions, text: introduction.questions },
        { title: words.aboutUs, text: introduction.aboutUs },
      ]
        .filter(({ text }) => text !== '')
        .map(({ title, text }) => (
          <Section key={title} title={title}>
            <PlainText text={text} />
          </Section>
        ))}
    </>
  );
}
