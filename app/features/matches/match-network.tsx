// The picture of a need and its candidates, and the table that says the same.
import { useId } from 'react';
import { useI18n } from '#app/i18n/index.ts';
import type { MatchRow } from '#app/persistence/matches.server.ts';
import { DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Section, Stack } from '#app/ui/layout.tsx';
import { organisationName } from '#app/ui/organisation-name.ts';
import { TextLink } from '#app/ui/prose.tsx';
import { matchSentences, type OwnFacts } from './match-words.ts';
import { networkCentre, networkSize, organisationLines, placeNodes, ringOf } from './network-layout.ts';

interface NetworkProps {
  readonly title: string;
  readonly own: OwnFacts;
  readonly candidates: readonly MatchRow[];
}

const rings = [0.75, 0.5, 0.25];

/** The other listing's title in the reader's language where it has one. */
export function useTitle(): (other: MatchRow['other']) => string {
  const { locale } = useI18n();
  return (other) =>
    (other.language === 'zh') === (locale === 'zh-CN') ? other.title : other.titleTranslated || other.title;
}

export function MatchNetwork(props: NetworkProps) {
  const { network } = useI18n().t.matching;
  return (
    <Section id="network" title={network.title}>
      {props.candidates.length === 0 ? (
        <EmptyState title={network.emptyText} />
      ) : (
        <Stack>
          <p className="text-sm text-text-muted">{network.lead}</p>
          <Picture {...props} />
          <Table {...props} />
        </Stack>
      )}
    </Section>
  );
}

function Picture({ title, candidates }: NetworkProps) {
  const { network } = useI18n().t.matching;
  const descriptionId = useId();
  const nodes = placeNodes(
    candidates.map(({ score, other }) => ({ id: other.reference, organisationId: other.organisation.id, score })),
  );
  return (
    <figure className="overflow-hidden rounded-lg border bg-surface-raised">
      <svg
        aria-labelledby={descriptionId}
        className="block h-auto w-full"
        role="img"
        viewBox={`0 0 ${networkSize.width} ${networkSize.height}`}
      >
        <title id={descriptionId}>{network.description({ title, count: candidates.length })}</title>
        {rings.map((score) => (
          <g key={score}>
            <ellipse
              className="fill-none stroke-border"
              cx={networkCentre.x}
              cy={networkCentre.y}
              strokeDasharray="2 6"
              {...ringOf(score)}
            />
            <text
              className="fill-text-muted text-xs max-sm:text-xl"
              textAnchor="middle"
              x={networkCentre.x}
              y={networkCentre.y + ringOf(score).ry - 5}
            >
              {network.ring({ percent: score * 100 })}
            </text>
          </g>
        ))}
        {nodes.map(({ id, x, y, score }) => (
          <line
            className="stroke-accent"
            key={id}
            strokeOpacity={0.25 + 0.6 * score}
            strokeWidth={1 + 4 * score}
            x1={networkCentre.x}
            x2={x}
            y1={networkCentre.y}
            y2={y}
          />
        ))}
        {organisationLines(nodes).map(([from, to]) => (
          <line
            className="stroke-call"
            key={`${from.id} ${to.id}`}
            strokeDasharray="5 4"
            strokeWidth="1.5"
            x1={from.x}
            x2={to.x}
            y1={from.y}
            y2={to.y}
          />
        ))}
        {nodes.map(({ id, x, y, number }) => (
          <g key={id}>
            <circle
              className="fill-surface-raised stroke-accent max-sm:[r:26px]"
              cx={x}
              cy={y}
              r="17"
              strokeWidth="2"
            />
            <text
              className="fill-text font-semibold text-sm max-sm:text-2xl"
              dominantBaseline="central"
              textAnchor="middle"
              x={x}
              y={y}
            >
              {number}
            </text>
          </g>
        ))}
        <circle className="fill-call-fill max-sm:[r:46px]" cx={networkCentre.x} cy={networkCentre.y} r="34" />
        <text
          className="fill-on-fill font-semibold text-base max-sm:text-3xl"
          dominantBaseline="central"
          textAnchor="middle"
          x={networkCentre.x}
          y={networkCentre.y}
        >
          {network.centre}
        </text>
      </svg>
    </figure>
  );
}

function Table({ own, candidates }: NetworkProps) {
  const i18n = useI18n();
  const { t, locale } = i18n;
  const { network } = t.matching;
  const titleOf = useTitle();
  const rows = candidates.map((match, index) => ({ match, number: index + 1 }));
  return (
    <DataTable
      caption={network.table}
      columns={[
        { key: 'number', header: '#', align: 'end', nowrap: true, render: ({ number }) => number },
        {
          key: 'capability',
          header: network.capability,
          rowHeader: true,
          render: ({ match: { other } }) => (
            <TextLink to={`/capabilities/${other.reference}`}>{titleOf(other)}</TextLink>
          ),
        },
        {
          key: 'organisation',
          header: network.organisation,
          render: ({ match: { other } }) => organisationName(locale, other.organisation),
        },
        {
          key: 'score',
          header: network.score,
          align: 'end',
          nowrap: true,
          render: ({ match: { score } }) => t.matches.percent({ value: Math.round(score * 100) }),
        },
        {
          key: 'reason',
          header: network.strongest,
          render: ({ match }) =>
            match.terms.length > 0
              ? t.matching.sentence.terms({
                  terms: match.terms
                    .slice(0, 3)
                    .map(({ term }) => term)
                    .join(' · '),
                })
              : (matchSentences(i18n, 'opportunity', own, match)[0]?.text ?? ''),
        },
      ]}
      rowKey={({ match }) => match.other.reference}
      rows={rows}
    />
  );
}
