// The form for a new concept, and what became of the reader's earlier proposals.
import { Form } from '@remix-run/react';
import { conceptPhase } from '#app/domain/lexicon-entry.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { TextAreaField } from '#app/ui/field.tsx';
import { Panel, Section, Stack } from '#app/ui/layout.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { type LexiconRefusal, lexiconRefusals } from './lexicon-refusals.ts';
import { ProposalCard, type ShownProposal } from './proposal-card.tsx';

export interface ProposeAnswer {
  readonly refusal: LexiconRefusal;
  /** Where the refusal is shown, when it is about the words. */
  readonly faulty: readonly ('zh' | 'en')[];
  readonly typed: { readonly zh: string; readonly en: string; readonly reason: string };
}

/** Refusals that are about the words typed stand next to them. */
const aboutWords = new Set<LexiconRefusal>([
  'wordings-needed',
  'too-many-wordings',
  'wrong-language',
  'too-short',
  'too-long',
  'known-already',
]);

export function ProposeConceptPage(props: {
  readonly proposals: readonly ShownProposal[];
  readonly answer: ProposeAnswer | null;
}) {
  const { t } = useI18n();
  const { form: words } = t.lexicon;
  const { answer, proposals } = props;
  const said = answer ? lexiconRefusals[answer.refusal].say(t) : '';
  const isAboutWords = answer !== null && aboutWords.has(answer.refusal);
  const errorsOf = (field: 'zh' | 'en') => (isAboutWords && answer?.faulty.includes(field) ? [said] : undefined);
  return (
    <>
      <PageHeader
        actions={<ButtonLink to="/lexicon">{t.lexicon.title}</ButtonLink>}
        lead={words.lead}
        title={words.title}
      />
      <Stack>
        <Panel>
          <Form className="grid gap-4" method="post">
            {answer && !isAboutWords && <p role="alert">{said}</p>}
            <TextAreaField
              defaultValue={answer?.typed.zh}
              errors={errorsOf('zh')}
              hint={words.zhHint}
              label={words.zh}
              maxLength={400}
              name="zh"
              required
              rows={3}
            />
            <TextAreaField
              defaultValue={answer?.typed.en}
              errors={errorsOf('en')}
              hint={words.enHint}
              label={words.en}
              maxLength={400}
              name="en"
              required
              rows={3}
            />
            <TextAreaField
              defaultValue={answer?.typed.reason}
              hint={words.reasonHint}
              label={words.reason}
              maxLength={500}
              name="reason"
              optionalLabel={t.forms.optional}
              rows={2}
            />
            <div>
              <Button type="submit" variant="primary">
                {words.send}
              </Button>
            </div>
          </Form>
        </Panel>
        <Section title={words.own}>
          {proposals.length === 0 ? (
            <p className="text-text-muted">{words.ownEmpty}</p>
          ) : (
            <Stack>
              {proposals.map((proposal) => (
                <ProposalCard key={proposal.id} phase={conceptPhase(proposal)} proposal={proposal} />
              ))}
            </Stack>
          )}
        </Section>
      </Stack>
    </>
  );
}
