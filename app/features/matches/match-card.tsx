// One suggested counterpart: score with its parts, reasons in sentences, the linking words in both texts, and the answer.
import type { List } from '#app/domain/listing.ts';
import { fitParts } from '#app/domain/match.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Badge, BadgeRow } from '#app/ui/badge.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { Highlighted } from '#app/ui/highlight.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { listingPath } from '#app/ui/listing-path.ts';
import { Meter } from '#app/ui/meter.tsx';
import { organisationName } from '#app/ui/organisation-name.ts';
import { JudgeForm } from './judge-form.tsx';
import type { MatchReason } from './match-reasons.ts';
import { fieldWords, kindWord, matchSentences, type OwnFacts } from './match-words.ts';
import type { PresentedMatch } from './present-matches.server.ts';

export interface MatchCardProps {
  /** The list of the listing whose page this is. */
  readonly list: List;
  readonly reference: string;
  readonly own: OwnFacts;
  readonly match: PresentedMatch;
  /** Where interest in this one is expressed; absent where the reader cannot. */
  readonly interestHref?: string | undefined;
  readonly mayJudge: boolean;
  /** Id of the form that collects what is to be compared. */
  readonly compareForm?: string | undefined;
}

const opposite = (list: List): List => (list === 'opportunity' ? 'capability' : 'opportunity');

/** The words in the reader's language, where the other side has them. */
export function useOwnWording({ other, marked }: Pick<PresentedMatch, 'other' | 'marked'>) {
  const { locale } = useI18n();
  const isOwn = (other.language === 'zh') === (locale === 'zh-CN');
  const isTranslated = !isOwn && other.titleTranslated !== '';
  return {
    language: (other.language === 'zh') !== isTranslated ? 'zh-CN' : 'en',
    plainTitle: isTranslated ? other.titleTranslated : other.title,
    title: isTranslated ? marked.titleTranslated : marked.title,
    summary: isTranslated && other.summaryTranslated !== '' ? marked.summaryTranslated : marked.summary,
  };
}

export function MatchCard(props: MatchCardProps) {
  const i18n = useI18n();
  const { matches, matching } = i18n.t;
  const { list, match, reference } = props;
  const { other } = match;
  const wording = useOwnWording(match);
  const percent = Math.round(match.score * 100);
  return (
    <Card
      actions={
        <>
          {props.interestHref && (
            <ButtonLink size="small" to={props.interestHref} variant="secondary">
              {matches.expressInterest}
            </ButtonLink>
          )}
          {props.compareForm && (
            <label className="control-small flex cursor-pointer items-center gap-2 text-sm">
              <input
                aria-label={`${matching.compareThis}: ${wording.plainTitle}`}
                className="size-5 accent-accent"
                form={props.compareForm}
                name="with"
                type="checkbox"
                value={other.reference}
              />
              {matching.compareThis}
            </label>
          )}
        </>
      }
      aside={
        <div className="w-24">
          <Meter label={matches.score} value={match.score} valueText={matches.percent({ value: percent })} />
        </div>
      }
      badges={
        <BadgeRow>
          {match.isExploration && <Badge tone="info">{matching.exploration}</Badge>}
          <Badge>{kindWord(i18n, other.kind)}</Badge>
          {other.fields.map((field) => (
            <Badge key={field}>{fieldWords(i18n, [field])}</Badge>
          ))}
          {other.trl !== null && <Badge>TRL {other.trl}</Badge>}
        </BadgeRow>
      }
      meta={
        <span>
          {organisationName(i18n.locale, other.organisation)}
          {other.organisation.verified && ` · ${matches.verified}`}
        </span>
      }
      title={
        <span lang={wording.language}>
          <Highlighted text={wording.title} />
        </span>
      }
      to={listingPath(opposite(list), other.reference)}
    >
      {match.isExploration && <p className="text-info text-sm">{matching.explorationHint}</p>}
      <p className="line-clamp-4 text-text-muted" lang={wording.language}>
        <Highlighted text={wording.summary} />
      </p>
      <Why {...props} reasons={matchSentences(i18n, list, props.own, match)} />
      {props.mayJudge && (
        <JudgeForm
          about={wording.plainTitle}
          judgement={match.judgement}
          list={list}
          other={other.reference}
          reference={reference}
        />
      )}
    </Card>
  );
}

function Why({ match, reasons }: MatchCardProps & { reasons: readonly MatchReason[] }) {
  const i18n = useI18n();
  const { matches, matching } = i18n.t;
  const terms = match.terms
    .slice(0, 8)
    .map(({ term, other }) => (other && other !== term ? matches.translated({ term, other }) : term));
  return (
    <div className="rounded-md bg-surface-sunken p-3 text-sm">
      <p className="font-medium">{matches.why}</p>
      <ul className="mt-1.5 grid gap-1">
        {reasons.map(({ part, text, tone }) => (
          <li className="flex gap-2" key={part}>
            <Icon
              className={`mt-[0.2em] size-[1.1em] ${tone === 'warning' ? 'text-warning' : tone === 'success' ? 'text-success' : 'text-text-muted'}`}
              name={tone === 'warning' ? 'minus' : 'check'}
            />
            <span>{text}</span>
          </li>
        ))}
        {terms.length > 0 && (
          <li className="flex gap-2">
            <Icon className="mt-[0.2em] size-[1.1em] text-text-muted" name="link" />
            <span>{matching.sentence.terms({ terms: terms.join(' · ') })}</span>
          </li>
        )}
      </ul>
      {match.excerpt !== '' && (
        <blockquote className="mt-2 border-l-2 pl-3 text-text-muted">
          <span className="font-medium">{matching.inOwn}</span> <Highlighted text={match.excerpt} />
        </blockquote>
      )}
      <div className="mt-2">
        <Disclosure summary={matching.parts}>
          <Parts match={match} />
        </Disclosure>
      </div>
    </div>
  );
}

function Parts({ match: { parts } }: { match: PresentedMatch }) {
  const { matching, matches } = useI18n().t;
  const rows = [
    { part: 'text', name: matching.textPart, value: parts.text },
    ...fitParts.flatMap((part) => {
      const value = parts.fit[part];
      return value === undefined ? [] : [{ part, name: matching.partName[part], value }];
    }),
  ];
  return (
    <div className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
      {rows.map(({ part, name, value }) => (
        <Meter
          key={part}
          label={name}
          tone={value < 0.35 ? 'warning' : 'accent'}
          value={value}
          valueText={matches.percent({ value: Math.round(value * 100) })}
        />
      ))}
    </div>
  );
}
