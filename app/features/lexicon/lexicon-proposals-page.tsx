// Proposals for the lexicon as operators see them: open ones to answer, answered ones to look up.
import { Form } from '@remix-run/react';
import { conceptPhase } from '#app/domain/lexicon-entry.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { TextField } from '#app/ui/field.tsx';
import { Stack } from '#app/ui/layout.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import { type LexiconRefusal, lexiconRefusals } from './lexicon-refusals.ts';
import { ProposalCard, type ShownProposal } from './proposal-card.tsx';

export interface ConceptAnswer {
  readonly refusal: LexiconRefusal;
  readonly id: string;
  readonly note: string;
}

interface Props {
  readonly view: 'open' | 'answered';
  readonly isFirst: boolean;
  readonly next: string | null;
  readonly proposals: readonly ShownProposal[];
  readonly answer: ConceptAnswer | null;
}

export function LexiconProposalsPage({ view, isFirst, next, proposals, answer }: Props) {
  const { t } = useI18n();
  const words = t.lexicon.operator;
  const here = `/operator/lexicon?view=${view}`;
  return (
    <>
      <PageHeader
        actions={<ButtonLink to="/lexicon">{t.lexicon.title}</ButtonLink>}
        lead={words.lead}
        title={words.title}
      />
      <nav aria-label={words.views} className="mb-4 flex gap-2">
        {(['open', 'answered'] as const).map((name) => (
          <ButtonLink
            aria-current={name === view ? 'page' : undefined}
            key={name}
            to={`/operator/lexicon?view=${name}`}
            variant={name === view ? 'primary' : 'secondary'}
          >
            {words[name]}
          </ButtonLink>
        ))}
      </nav>
      {proposals.length === 0 ? (
        <EmptyState icon="check" title={view === 'open' ? words.emptyOpen : words.emptyAnswered}>
          {words.emptyText}
        </EmptyState>
      ) : (
        <Stack>
          {proposals.map((proposal) => (
            <ProposalCard key={proposal.id} phase={conceptPhase(proposal)} proposal={proposal}>
              {conceptPhase(proposal) === 'open' && (
                <AnswerForm answer={answer?.id === proposal.id ? answer : null} id={proposal.id} />
              )}
            </ProposalCard>
          ))}
        </Stack>
      )}
      <Pagination
        labels={{
          navigation: t.site.pagination.label,
          previous: t.site.pagination.previous,
          next: t.site.pagination.next,
        }}
        next={next ? `${here}&after=${next}` : undefined}
        previous={isFirst ? undefined : here}
      />
    </>
  );
}

function AnswerForm({ id, answer }: { readonly id: string; readonly answer: ConceptAnswer | null }) {
  const { t } = useI18n();
  const words = t.lexicon.operator;
  return (
    <Form className="mt-3 grid gap-3 border-t pt-3" method="post">
      <input name="id" type="hidden" value={id} />
      <TextField
        defaultValue={answer?.note}
        errors={answer ? [lexiconRefusals[answer.refusal].say(t)] : undefined}
        hint={words.noteHint}
        label={words.note}
        maxLength={500}
        name="note"
        optionalLabel={t.forms.optional}
      />
      <div className="flex flex-wrap gap-2">
        <Button name="intent" type="submit" value="accept" variant="primary">
          {words.accept}
        </Button>
        <Button name="intent" type="submit" value="reject">
          {words.reject}
        </Button>
      </div>
    </Form>
  );
}
