// One introduction in full: how it stands and until when, the answers, questions, contacts, and what can be done now.
import type { SubmissionResult } from '@conform-to/react';
import type { ReactNode } from 'react';
import type { DeclineReason, Side } from '#app/domain/introduction.ts';
import { useI18n } from '#app/i18n/index.ts';
import type { ContactDetails } from '#app/persistence/introductions.server.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { ConfirmDialog } from '#app/ui/dialog.tsx';
import { formatInstant } from '#app/ui/format.ts';
import { Section, Stack } from '#app/ui/layout.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { AnswerForms } from './answer-form.tsx';
import { BrokerConsent } from './broker-consent.tsx';
import { ContactPanel } from './contact-panel.tsx';
import type { Colleague } from './contact-people.server.ts';
import type { IntroductionDetails, IntroductionView } from './get-introduction.server.ts';
import { IntroductionTabs } from './introduction-tabs.tsx';
import { IntroductionBody, PhaseBadge } from './introduction-view.tsx';
import { type IntroductionReason, introductionRefusals } from './introductions-refusals.ts';
import { QuestionForm, QuestionList } from './question-panel.tsx';

/** What the last request came to; everything typed comes back beside its field. */
export interface IntroductionResult {
  readonly accepting?: SubmissionResult | undefined;
  readonly declining?: SubmissionResult | undefined;
  readonly asking?: SubmissionResult | undefined;
  readonly sharing?: SubmissionResult | undefined;
  readonly reason?: IntroductionReason | undefined;
  readonly contacts?: Partial<Record<Side, ContactDetails>> | undefined;
}

interface PageProps extends IntroductionDetails {
  readonly mayContact: boolean;
  readonly own: { readonly name: string; readonly email: string };
  readonly colleagues: readonly Colleague[];
  readonly result: IntroductionResult;
  /** What the route adds for accepted ones: the follow-up. */
  readonly children?: ReactNode;
}

export function IntroductionPage(props: PageProps) {
  const { t } = useI18n();
  const words = t.introductions;
  const { introduction, mayContact, result } = props;
  const { phase, side } = introduction;
  const isPart = phase === 'accepted' && mayContact;
  return (
    <>
      <PageHeader
        actions={
          <>
            {phase === 'accepted' && <ButtonLink to={`/follow-ups/${introduction.id}`}>{t.followUps.open}</ButtonLink>}
            {mayContact && <ButtonLink to={`/introductions/${introduction.id}/protect`}>{t.guarding.link}</ButtonLink>}
          </>
        }
        meta={<PhaseBadge phase={phase} />}
        title={side === 'from' ? words.sent : words.received}
      />
      {isPart && <IntroductionTabs current="overview" id={introduction.id} />}
      <Stack gap="large">
        {result.reason && <Notice live title={introductionRefusals[result.reason].say(t)} tone="danger" />}
        <State introduction={introduction} unknownYear={props.unknownYear} />
        {isPart && (
          <ContactPanel
            contacts={result.contacts ?? null}
            own={props.own}
            sharing={result.sharing}
            side={side}
            withdrawn={Object.keys(props.withdrawn) as Side[]}
          />
        )}
        {phase === 'accepted' && props.children}
        <IntroductionBody introduction={introduction} />
        {props.fileNames.length > 0 && <SentFiles names={props.fileNames} />}
        <QuestionList
          isWaiting={phase === 'open' && introduction.questionAskedAt !== null}
          questions={props.questions}
        />
        {isPart && introduction.proposalId && (
          <BrokerConsent
            isOther={(side === 'from' ? introduction.toShownToBrokerAt : introduction.fromShownToBrokerAt) !== null}
            isOwn={(side === 'from' ? introduction.fromShownToBrokerAt : introduction.toShownToBrokerAt) !== null}
            proposalId={introduction.proposalId}
          />
        )}
        {phase === 'open' && mayContact && (side === 'to' ? <Receiving {...props} /> : <Sending {...props} />)}
      </Stack>
    </>
  );
}

function State({ introduction, unknownYear }: { introduction: IntroductionView; unknownYear: string | null }) {
  const { locale, t } = useI18n();
  const words = t.introductions;
  const { phase, declineReason, declineNote, expiry } = introduction;
  if (declineReason)
    return (
      <Notice title={words.declined({ reason: words.declineReasons[declineReason as DeclineReason] })}>
        {declineNote && <p>{declineNote}</p>}
      </Notice>
    );
  if (expiry) return <Notice title={words.expired[expiry]} tone="warning" />;
  if (phase !== 'open') return null;
  return (
    <Notice title={words.clock({ instant: formatInstant(locale, introduction.answerDueAt) })}>
      {unknownYear && <p>{words.unknownYear({ year: unknownYear })}</p>}
    </Notice>
  );
}

function SentFiles({ names }: { names: readonly string[] }) {
  const { t } = useI18n();
  return (
    <Section title={t.introductions.sentFiles}>
      <ul className="list-disc break-all pl-5">
        {names.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
      <p className="mt-2 text-sm text-text-muted">{t.introductions.sentFilesText}</p>
    </Section>
  );
}

function Receiving({ introduction, own, colleagues, result }: PageProps) {
  const { t } = useI18n();
  const words = t.introductions;
  return (
    <Stack gap="large">
      <Section title={words.answerTitle}>
        <AnswerForms colleagues={colleagues} accepting={result.accepting} contact={own} declining={result.declining} />
      </Section>
      {introduction.questionAskedAt === null && (
        <Section title={words.askFirst}>
          <QuestionForm asking={result.asking} intent="ask" />
        </Section>
      )}
    </Stack>
  );
}

function Sending({ introduction, result }: PageProps) {
  const { t } = useI18n();
  const words = t.introductions;
  return (
    <Stack gap="large">
      {introduction.questionAskedAt !== null && (
        <Section title={words.reply}>
          <QuestionForm asking={result.asking} intent="reply" />
        </Section>
      )}
      <div>
        <ConfirmDialog
          cancelLabel={t.site.back}
          confirm={{ label: words.cancel, variant: 'danger' }}
          title={words.cancel}
          trigger={{ label: words.cancel, variant: 'secondary' }}
          values={{ intent: 'cancel' }}
        >
          <p>{words.cancelText}</p>
        </ConfirmDialog>
      </div>
    </Stack>
  );
}
