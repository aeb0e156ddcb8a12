// The broker's board: pairs of the matcher to propose, and the proposals made.
import { Form, Link } from '@remix-run/react';
import type { ProposalPhase } from '#app/domain/broker-proposal.ts';
import { proposalLimits } from '#app/domain/broker-proposal.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Badge, BadgeRow } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { TextAreaField, TextField } from '#app/ui/field.tsx';
import { formatInstant } from '#app/ui/format.ts';
import { Panel, Section, Stack } from '#app/ui/layout.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import { TextLink } from '#app/ui/prose.tsx';
import type { Tone } from '#app/ui/tone.ts';
import { type BrokeringReason, brokeringRefusals } from './brokering-refusals.ts';
import type { Board, ProposalLine } from './get-proposals.server.ts';
import { ProposedPair, pairTitle } from './proposed-pair.tsx';

export const proposalTone = {
  open: 'info',
  'one-side': 'info',
  both: 'success',
  declined: 'neutral',
  withdrawn: 'neutral',
  expired: 'warning',
} satisfies Record<ProposalPhase, Tone>;

export interface BoardAnswer {
  readonly refusal: BrokeringReason;
  readonly typed: { readonly opportunity: string; readonly capability: string; readonly reason: string };
}

interface BoardProps {
  readonly board: Board;
  readonly text: string;
  readonly answer: BoardAnswer | null;
}

export function BrokerBoard({ board, text, answer }: BoardProps) {
  const { t } = useI18n();
  const words = t.brokering;
  return (
    <>
      <PageHeader lead={words.lead} title={words.title} />
      <Stack gap="large">
        {answer && <Notice live title={brokeringRefusals[answer.refusal].say(t)} tone="danger" />}
        <Form className="flex flex-wrap items-end gap-3" method="get" role="search">
          <TextField defaultValue={text} label={words.search} name="q" type="search" />
          <Button type="submit">{words.find}</Button>
        </Form>
        {board.pairs.length === 0 ? (
          <EmptyState title={words.none}>
            <p>{words.noneText}</p>
          </EmptyState>
        ) : (
          <ul className="grid gap-4">
            {board.pairs.map((pair) => (
              <li key={`${pair.opportunity.id} ${pair.capability.id}`}>
                <Pair answer={answer} pair={pair} />
              </li>
            ))}
          </ul>
        )}
        <Pagination
          labels={{
            navigation: t.site.pagination.label,
            previous: t.site.pagination.previous,
            next: t.site.pagination.next,
          }}
          next={
            board.next === null ? undefined : `/broker?${new URLSearchParams({ q: text, page: String(board.next) })}`
          }
        />
        <Section title={words.own}>
          {board.proposals.length === 0 ? (
            <p className="text-text-muted">{words.noProposals}</p>
          ) : (
            <ProposalList proposals={board.proposals} />
          )}
        </Section>
      </Stack>
    </>
  );
}

function Pair({ pair, answer }: { pair: Board['pairs'][number]; answer: BoardAnswer | null }) {
  const { t } = useI18n();
  const words = t.brokering;
  const { opportunity, capability, score } = pair;
  const isAnswered =
    answer?.typed.opportunity === opportunity.reference && answer.typed.capability === capability.reference;
  return (
    <Panel>
      <Stack>
        <BadgeRow>
          <Badge tone="info">{words.score({ percent: Math.round(score * 100) })}</Badge>
        </BadgeRow>
        <ProposedPair capability={capability} opportunity={opportunity} />
        <Disclosure open={isAnswered} summary={words.propose}>
          <Form method="post">
            <input name="opportunity" type="hidden" value={opportunity.reference} />
            <input name="capability" type="hidden" value={capability.reference} />
            <Stack>
              <TextAreaField
                defaultValue={isAnswered ? answer.typed.reason : ''}
                hint={words.reasonHint}
                id={`reason-${opportunity.reference}-${capability.reference}`}
                label={words.reason}
                maxLength={proposalLimits.reason}
                name="reason"
                required
                rows={3}
              />
              <div className="flex flex-wrap items-center gap-4">
                <Button name="intent" type="submit" value="propose" variant="primary">
                  {words.propose}
                </Button>
                <TextLink to={`/opportunities/${opportunity.reference}/suggestions`}>{words.refine}</TextLink>
              </div>
            </Stack>
          </Form>
        </Disclosure>
      </Stack>
    </Panel>
  );
}

export function ProposalList({ proposals }: { proposals: readonly ProposalLine[] }) {
  const { locale, t } = useI18n();
  const words = t.brokering;
  return (
    <ul className="grid gap-3">
      {proposals.map(({ id, phase, opportunity, capability, answerDueAt }) => (
        <li key={id}>
          <Panel>
            <div className="flex flex-wrap items-center gap-3">
              <Badge tone={proposalTone[phase]}>{words.phases[phase]}</Badge>
              <span className="text-sm text-text-muted">
                {words.answerDueAt} {formatInstant(locale, answerDueAt)}
              </span>
            </div>
            <Link
              className="touch-link mt-2 block font-medium text-accent underline-offset-4 hover:underline"
              to={`/proposals/${id}`}
            >
              {pairTitle(locale, opportunity)} · {pairTitle(locale, capability)}
            </Link>
          </Panel>
        </li>
      ))}
    </ul>
  );
}
