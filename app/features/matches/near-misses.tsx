// "Why not": counterparts of fitting text that one condition keeps back, and what would have to change.
import type { List } from '#app/domain/listing.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { listingPath } from '#app/ui/listing-path.ts';
import { organisationName } from '#app/ui/organisation-name.ts';
import { TextLink } from '#app/ui/prose.tsx';
import { useOwnWording } from './match-card.tsx';
import { matchSentences, type OwnFacts } from './match-words.ts';
import type { PresentedNearMiss } from './present-matches.server.ts';

export function NearMisses(props: { list: List; own: OwnFacts; near: readonly PresentedNearMiss[] }) {
  const { near: words } = useI18n().t.matching;
  if (props.near.length === 0) return null;
  return (
    <Disclosure summary={words.title}>
      <p className="mb-3 text-sm text-text-muted">{words.lead}</p>
      <ul className="grid gap-4">
        {props.near.map((miss) => (
          <li key={miss.match.other.id}>
            <NearMiss {...props} miss={miss} />
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

function NearMiss({ list, own, miss }: { list: List; own: OwnFacts; miss: PresentedNearMiss }) {
  const i18n = useI18n();
  const { near: words } = i18n.t.matching;
  const { match, part } = miss;
  const { other } = match;
  const wording = useOwnWording(match);
  const sentence = matchSentences(i18n, list, own, match).find((reason) => reason.part === part)?.text;
  const [wanted, now] = list === 'opportunity' ? [own.trl, other.trl] : [other.trl, own.trl];
  const needed =
    part === 'trl' && wanted !== null && now !== null
      ? words.needsTrl({ wanted, now })
      : words.needs({ condition: words.condition[part] });
  const percent = (value: number): number => Math.round(value * 100);
  return (
    <>
      <TextLink to={listingPath(list === 'opportunity' ? 'capability' : 'opportunity', other.reference)}>
        <span lang={wording.language}>{wording.plainTitle}</span>
      </TextLink>
      <p className="text-sm text-text-muted">{organisationName(i18n.locale, other.organisation)}</p>
      <p className="text-sm">
        {sentence} <strong className="font-medium">{needed}</strong>
      </p>
      <p className="text-sm tabular-nums">
        {words.now({ percent: percent(match.score) })} →{' '}
        {words.ifMet({ percent: percent(miss.scoreIfMet), rank: miss.rankIfMet })}
      </p>
    </>
  );
}
