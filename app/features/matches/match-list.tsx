// The matches under a listing: score, reasons in words, shared terms, and the way to express interest.
import type { List } from '#app/domain/listing.ts';
import { useI18n } from '#app/i18n/index.ts';
import type { MatchRow } from '#app/persistence/matches.server.ts';
import { Badge, BadgeRow } from '#app/ui/badge.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { Card, CardList } from '#app/ui/card.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Section } from '#app/ui/layout.tsx';
import { Meter } from '#app/ui/meter.tsx';
import { organisationName } from '#app/ui/organisation-name.ts';
import { matchReasons } from './match-reasons.ts';

/** `interestHref` leads to the expression of interest for a match, or is absent where the reader cannot send one. */
export function MatchList(props: {
  list: List;
  matches: readonly MatchRow[];
  interestHref?: ((match: MatchRow) => string) | undefined;
}) {
  const { t } = useI18n();
  const { matches } = t;
  const wantsCapabilities = props.list === 'opportunity';
  return (
    <Section id="matches" title={wantsCapabilities ? matches.capabilitiesTitle : matches.opportunitiesTitle}>
      {props.matches.length === 0 ? (
        <EmptyState
          action={
            <ButtonLink to={wantsCapabilities ? '/search?list=capability' : '/search?list=opportunity'}>
              {t.search.title}
            </ButtonLink>
          }
          title={wantsCapabilities ? matches.emptyCapabilitiesTitle : matches.emptyOpportunitiesTitle}
        >
          <p>{matches.emptyText}</p>
        </EmptyState>
      ) : (
        <>
          <p className="mb-3 text-sm text-text-muted">{matches.lead}</p>
          <CardList>
            {props.matches.map((match) => (
              <MatchCard href={props.interestHref?.(match)} key={match.other.id} list={props.list} match={match} />
            ))}
          </CardList>
        </>
      )}
    </Section>
  );
}

function MatchCard({ list, match, href }: { list: List; match: MatchRow; href: string | undefined }) {
  const { locale, t } = useI18n();
  const { matches, vocabulary } = t;
  const { other } = match;
  const own = (other.language === 'zh') === (locale === 'zh-CN');
  const kinds = { ...vocabulary.opportunityKind, ...vocabulary.capabilityKind } as Record<string, string>;
  const percent = Math.round(match.score * 100);
  return (
    <Card
      actions={
        href && (
          <ButtonLink size="small" to={href} variant="secondary">
            {matches.expressInterest}
          </ButtonLink>
        )
      }
      aside={
        <div className="w-24">
          <Meter label={matches.score} value={match.score} valueText={matches.percent({ value: percent })} />
        </div>
      }
      badges={
        <BadgeRow>
          <Badge>{kinds[other.kind] ?? other.kind}</Badge>
          {other.fields.map((field) => (
            <Badge key={field}>{(vocabulary.field as Record<string, string>)[field] ?? field}</Badge>
          ))}
          {other.trl !== null && <Badge>TRL {other.trl}</Badge>}
        </BadgeRow>
      }
      meta={
        <span>
          {organisationName(locale, other.organisation)}
          {other.organisation.verified && ` · ${matches.verified}`}
        </span>
      }
      title={own ? other.title : other.titleTranslated || other.title}
      to={`/${list === 'opportunity' ? 'capabilities' : 'opportunities'}/${other.reference}`}
    >
      <p className="line-clamp-3 text-text-muted">{own ? other.summary : other.summaryTranslated || other.summary}</p>
      <MatchWhy match={match} />
    </Card>
  );
}

function MatchWhy({ match }: { match: MatchRow }) {
  const { t } = useI18n();
  const { matches } = t;
  const reasons = matchReasons(match.parts, matches.reason);
  return (
    <div className="rounded-md bg-surface-sunken p-3 text-sm">
      <p className="font-medium">{matches.why}</p>
      <ul className="mt-1.5 flex flex-wrap gap-1.5">
        {reasons.map(({ part, text, tone }) => (
          <li key={part}>
            <Badge tone={tone}>{text}</Badge>
          </li>
        ))}
      </ul>
      {match.terms.length > 0 && (
        <p className="mt-2 text-text-muted">
          <span>{matches.terms}</span>
          {': '}
          {match.terms
            .slice(0, 8)
            .map(({ term, other }) => (other && other !== term ? matches.translated({ term, other }) : term))
            .join(' · ')}
        </p>
      )}
    </div>
  );
}
