// One proposal of a pair: for the two sides, who express interest or decline, and for the broker, who follows it.
import { Form } from '@remix-run/react';
import { proposalLimits } from '#app/domain/broker-proposal.ts';
import { type DeclineReason, declineReasons } from '#app/domain/introduction.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { RadioGroupField } from '#app/ui/choice-field.tsx';
import { ConfirmDialog } from '#app/ui/dialog.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { DateField, TextAreaField } from '#app/ui/field.tsx';
import { formatDay, formatInstant } from '#app/ui/format.ts';
import { Panel, Section, Stack } from '#app/ui/layout.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { PlainText } from '#app/ui/prose.tsx';
import { proposalTone } from './broker-board.tsx';
import { type BrokeringReason, brokeringRefusals } from './brokering-refusals.ts';
import type { ProposalView } from './get-proposals.server.ts';
import { ProposedPair } from './proposed-pair.tsx';

export interface ProposalAnswer {
  readonly refusal: BrokeringReason;
  readonly typed: Readonly<Record<string, string>>;
}

interface ProposalProps {
  readonly view: ProposalView;
  readonly answer: ProposalAnswer | null;
  readonly mayContact: boolean;
}

export function ProposalPage(props: ProposalProps) {
  const { locale, t } = useI18n();
  const words = t.brokering;
  const { view, answer } = props;
  const { phase, decline } = view;
  return (
    <>
      <PageHeader
        lead={view.as === 'broker' ? undefined : words.forSides}
        meta={<Badge tone={proposalTone[phase]}>{words.phases[phase]}</Badge>}
        title={words.proposal}
      />
      <Stack gap="large">
        {answer && <Notice live title={brokeringRefusals[answer.refusal].say(t)} tone="danger" />}
        {decline && (
          <Notice
            title={words.declinedBecause({ reason: t.introductions.declineReasons[decline.reason as DeclineReason] })}
          >
            {decline.note && <p>{decline.note}</p>}
          </Notice>
        )}
        <ProposedPair capability={view.capability} opportunity={view.opportunity} />
        <Section title={words.reason}>
          <PlainText text={view.reason} />
          <p className="mt-2 text-sm text-text-muted">
            {words.proposedAt} {formatInstant(locale, view.proposedAt)} · {words.answerDueAt}{' '}
            {formatInstant(locale, view.answerDueAt)}
          </p>
        </Section>
        {view.as === 'broker' ? <ForBroker {...props} /> : <ForSide {...props} />}
        <Minutes {...props} />
      </Stack>
    </>
  );
}

/** The form of an expression of interest in the other side's listing, with the own one. */
function interestAddress({ as, opportunity, capability, id }: ProposalView): string {
  const about = as === 'opportunity' ? 'capability' : 'opportunity';
  const pair = { opportunity: opportunity.reference, capability: capability.reference };
  return `/introductions/new?${new URLSearchParams({ about, ...pair, proposal: id })}`;
}

function ForSide({ view, answer, mayContact }: ProposalProps) {
  const { t } = useI18n();
  const words = t.brokering;
  if (view.introductionId)
    return (
      <div>
        <ButtonLink to={`/introductions/${view.introductionId}`} variant="primary">
          {words.openIntroduction}
        </ButtonLink>
      </div>
    );
  if (view.phase !== 'open' || !mayContact) return null;
  return (
    <Stack>
      <div>
        <ButtonLink to={interestAddress(view)} variant="primary">
          {words.express}
        </ButtonLink>
      </div>
      <Disclosure open={answer !== null} summary={words.decline}>
        <Form method="post">
          <Stack>
            <RadioGroupField
              defaultValue={answer?.typed.reason ?? ''}
              id="reason"
              label={t.introductions.declineReason}
              name="reason"
              options={declineReasons.map((reason) => ({
                value: reason,
                label: t.introductions.declineReasons[reason],
              }))}
              required
            />
            <TextAreaField
              defaultValue={answer?.typed.note ?? ''}
              label={t.introductions.declineNote}
              maxLength={proposalLimits.reason}
              name="note"
              optionalLabel={t.forms.optional}
              rows={3}
            />
            <div>
              <Button name="intent" type="submit" value="decline">
                {words.decline}
              </Button>
            </div>
          </Stack>
        </Form>
      </Disclosure>
    </Stack>
  );
}

function ForBroker({ view }: ProposalProps) {
  const { t } = useI18n();
  const words = t.brokering;
  const { answers } = view;
  const lines = answers && [
    { title: t.introductions.cooperationSought, text: answers.cooperationSought },
    { title: t.introductions.questions, text: answers.questions },
    { title: t.introductions.aboutUs, text: answers.aboutUs },
  ];
  return (
    <Stack>
      {view.phase === 'open' && (
        <div>
          <ConfirmDialog
            cancelLabel={t.site.cancel}
            confirm={{ label: words.withdraw, variant: 'danger' }}
            title={words.withdraw}
            trigger={{ label: words.withdraw }}
            values={{ intent: 'withdraw' }}
          >
            <p>{words.withdrawText}</p>
          </ConfirmDialog>
        </div>
      )}
      {view.phase === 'both' && !view.isShown && <Notice title={words.notShown} />}
      {lines && (
        <Section title={words.answers}>
          <Panel>
            <Stack>
              {lines
                .filter(({ text }) => text !== '')
                .map(({ title, text }) => (
                  <div key={title}>
                    <h3 className="font-semibold">{title}</h3>
                    <PlainText text={text} />
                  </div>
                ))}
            </Stack>
          </Panel>
        </Section>
      )}
    </Stack>
  );
}

function Minutes({ view, answer }: ProposalProps) {
  const { locale, t } = useI18n();
  const words = t.brokering;
  if (view.phase !== 'both' || (view.as === 'broker' && !view.isShown)) return null;
  return (
    <Section title={words.minutes}>
      <Stack>
        {view.minutes.length === 0 && <p className="text-text-muted">{words.noMinutes}</p>}
        {view.minutes.map(({ id, visitedOn, text }) => (
          <Panel key={id}>
            <p className="mb-2 font-semibold">{formatDay(locale, visitedOn)}</p>
            <PlainText text={text} />
          </Panel>
        ))}
        {view.as === 'broker' && (
          <Panel key={view.minutes.length}>
            <Form method="post">
              <Stack>
                <DateField
                  defaultValue={answer?.typed.visitedOn ?? ''}
                  label={words.visitedOn}
                  name="visitedOn"
                  required
                  short
                />
                <TextAreaField
                  defaultValue={answer?.typed.text ?? ''}
                  label={words.text}
                  maxLength={proposalLimits.minutes}
                  name="text"
                  required
                  rows={6}
                />
                <div>
                  <Button name="intent" type="submit" value="minutes" variant="primary">
                    {words.write}
                  </Button>
                </div>
              </Stack>
            </Form>
          </Panel>
        )}
      </Stack>
    </Section>
  );
}
