// The matches under a listing: five in full, the rest folded, then the near misses and the way to picture and comparison.
import { Form } from '@remix-run/react';
import { type MouseEvent, useId } from 'react';
import type { List } from '#app/domain/listing.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { CardList } from '#app/ui/card.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Section, Stack } from '#app/ui/layout.tsx';
import { TextLink } from '#app/ui/prose.tsx';
import { MatchCard } from './match-card.tsx';
import type { OwnFacts } from './match-words.ts';
import { NearMisses } from './near-misses.tsx';
import type { PresentedMatch, PresentedMatches } from './present-matches.server.ts';
import { useShowingBeacon } from './showing-beacon.ts';

/** Shown in full; the others wait behind one click. */
const inFull = 5;

export interface MatchListProps extends PresentedMatches {
  readonly list: List;
  readonly reference: string;
  readonly own: OwnFacts;
  /** Leads to the expression of interest for a match, or is absent where the reader cannot send one. */
  readonly interestHref?: ((match: PresentedMatch) => string) | undefined;
  /** The reader may say what is useful. */
  readonly mayJudge: boolean;
  /** The reader belongs to the listing's organisation: what they see is logged. */
  readonly isLogged: boolean;
}

export function MatchList(props: MatchListProps) {
  const { matches, matching, matchingQuality } = useI18n().t;
  const { list, reference } = props;
  const wantsCapabilities = list === 'opportunity';
  const compareForm = useId();
  const shown = props.matches.length;
  const tellOpened = useShowingBeacon(list, reference, props.isLogged ? Math.min(inFull, shown) : null);
  const card = (match: PresentedMatch) => (
    <MatchCard
      compareForm={wantsCapabilities ? compareForm : undefined}
      interestHref={props.interestHref?.(match)}
      key={match.other.id}
      list={list}
      match={match}
      mayJudge={props.mayJudge}
      own={props.own}
      reference={reference}
    />
  );
  /** A click on the title of a suggestion opens it. */
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const link = (event.target as HTMLElement).closest('a');
    const opened = props.matches.find(({ other }) => link?.pathname.endsWith(`/${other.reference}`));
    if (opened) tellOpened(opened.other.reference);
  };
  return (
    <Section
      actions={
        wantsCapabilities && (
          <ButtonLink size="small" to={`/opportunities/${reference}/matches`}>
            {matching.allLink}
          </ButtonLink>
        )
      }
      id="matches"
      title={wantsCapabilities ? matches.capabilitiesTitle : matches.opportunitiesTitle}
    >
      {shown === 0 ? (
        <NoMatches wantsCapabilities={wantsCapabilities} />
      ) : (
        // biome-ignore lint/a11y/useKeyWithClickEvents: it only notes clicks on the links inside, which keys press, too
        // biome-ignore lint/a11y/noStaticElementInteractions: see above
        <div onClick={onClick}>
          <Stack>
            <p className="text-sm text-text-muted">
              {matches.lead} <TextLink to="/matching-quality">{matchingQuality.link}</TextLink>
            </p>
            <CardList>{props.matches.slice(0, inFull).map(card)}</CardList>
            {shown > inFull && (
              <Disclosure summary={matching.more({ count: shown - inFull })}>
                <CardList>{props.matches.slice(inFull).map(card)}</CardList>
              </Disclosure>
            )}
            {wantsCapabilities && shown > 1 && (
              <Form action={`/opportunities/${reference}/compare`} id={compareForm} method="get">
                <Button type="submit">{matching.compareChosen}</Button>
              </Form>
            )}
            <NearMisses list={list} near={props.near} own={props.own} />
          </Stack>
        </div>
      )}
    </Section>
  );
}

function NoMatches({ wantsCapabilities }: { wantsCapabilities: boolean }) {
  const { t } = useI18n();
  const { matches } = t;
  return (
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
  );
}
