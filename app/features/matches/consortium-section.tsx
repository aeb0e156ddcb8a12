// Combinations of capabilities that together cover what none covers alone: one table a set, who covers which part.
import { useI18n } from '#app/i18n/index.ts';
import type { MatchRow } from '#app/persistence/matches.server.ts';
import { DataTable } from '#app/ui/data-table.tsx';
import { Section, Stack } from '#app/ui/layout.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { organisationName } from '#app/ui/organisation-name.ts';
import { TextLink } from '#app/ui/prose.tsx';
import type { Consortium } from '#search/matching/consortium.ts';
import { useTitle } from './match-network.tsx';
import { fieldWords } from './match-words.ts';
import type { ConsortiumProposal, NeedPart } from './propose-consortia.server.ts';

interface ConsortiumProps {
  readonly proposal: ConsortiumProposal;
  readonly candidates: readonly MatchRow[];
}

export function ConsortiumSection({ proposal, candidates }: ConsortiumProps) {
  const { consortium } = useI18n().t.matching;
  const titleOf = useTitle();
  const { answer } = proposal;
  const alone = candidates.find(({ capabilityId }) => answer.kind === 'one-is-enough' && capabilityId === answer.id);
  return (
    <Section id="combinations" title={consortium.title}>
      <Stack>
        <p className="text-sm text-text-muted">{consortium.lead}</p>
        {alone && <Notice tone="success">{consortium.enough({ title: titleOf(alone.other) })}</Notice>}
        {answer.kind === 'no-parts' && <Notice>{consortium.noParts}</Notice>}
        {answer.kind === 'none' && <Notice>{consortium.none}</Notice>}
        {answer.kind === 'sets' &&
          answer.sets.map((set, index) => (
            <SetTable
              bestAlone={answer.bestAlone}
              candidates={candidates}
              key={set.members.join(' ')}
              number={index + 1}
              proposal={proposal}
              set={set}
            />
          ))}
        <p className="text-text-muted text-xs">{consortium.basis}</p>
      </Stack>
    </Section>
  );
}

function usePartName(): (part: NeedPart) => string {
  const i18n = useI18n();
  const { consortium } = i18n.t.matching;
  return (part) =>
    part.kind === 'metric'
      ? consortium.metric({ name: part.name })
      : consortium.field({ name: fieldWords(i18n, [part.field]) });
}

function SetTable(props: ConsortiumProps & { set: Consortium; number: number; bestAlone: number }) {
  const { t, locale } = useI18n();
  const { consortium } = t.matching;
  const { proposal, set } = props;
  const titleOf = useTitle();
  const partName = usePartName();
  const members = set.members.flatMap((id) => props.candidates.filter(({ capabilityId }) => capabilityId === id));
  const rows = proposal.parts.map((part, number) => ({
    name: partName(part),
    by: members.filter(({ capabilityId }) => proposal.covers[capabilityId]?.includes(number)),
  }));
  return (
    <DataTable
      caption={
        <>
          {consortium.caption({ number: props.number })}
          <span className="block font-normal text-sm text-text-muted">
            {consortium.covers({ covered: set.covered, parts: proposal.parts.length })}
            {' · '}
            {consortium.best({ covered: props.bestAlone })}
          </span>
        </>
      }
      columns={[
        { key: 'part', header: consortium.part, rowHeader: true, render: ({ name }) => name },
        {
          key: 'by',
          header: consortium.by,
          render: ({ by }) =>
            by.length === 0 ? (
              <span className="text-text-muted">{consortium.nobody}</span>
            ) : (
              <ul className="grid gap-1">
                {by.map(({ other }) => (
                  <li key={other.reference}>
                    <TextLink to={`/capabilities/${other.reference}`}>{titleOf(other)}</TextLink>
                    <span className="text-text-muted"> · {organisationName(locale, other.organisation)}</span>
                  </li>
                ))}
              </ul>
            ),
        },
      ]}
      rowKey={({ name }) => name}
      rows={rows}
    />
  );
}
