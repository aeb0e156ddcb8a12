// What an organisation's own members are told on its page: where verification stands, what is missing, what ends soon.
import { Form } from '@remix-run/react';
import type { HonourKind } from '#app/domain/honour.ts';
import type { EffectiveVerification } from '#app/domain/organisation.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { formatDay } from '#app/ui/format.ts';
import { Notice } from '#app/ui/notice.tsx';

export interface EndingHonour {
  readonly id: string;
  readonly kind: HonourKind;
  readonly validUntil: string | null;
  readonly state: 'valid' | 'expiring' | 'expired';
}

export interface OwnViewData {
  readonly mayManage: boolean;
  readonly verificationNote: string;
  /** Of a verified organisation: the year ends soon, or the request for another one waits. */
  readonly renewal: 'due' | 'pending' | null;
  /** "YYYY-MM-DD" */
  readonly verifiedUntil: string | null;
  /** Pieces of evidence handed in. */
  readonly evidence: number;
  readonly isUsccOpen: boolean;
  readonly isTypeUnusual: boolean;
  /** Honours that end within sixty days, or have ended. */
  readonly ending: readonly EndingHonour[];
}

export function OwnNotices({ own, state }: { own: OwnViewData; state: EffectiveVerification }) {
  const { t } = useI18n();
  const { detail: words } = t.organisations;
  return (
    <>
      <VerificationNotice own={own} state={state} />
      {own.isUsccOpen && (
        <Notice title={words.usccOpenTitle} tone="warning">
          {words.usccOpenText}
        </Notice>
      )}
      {own.isTypeUnusual && own.mayManage && state !== 'verified' && <Notice>{words.typeUnusual}</Notice>}
      <EndingHonours ending={own.ending} mayManage={own.mayManage} />
    </>
  );
}

/** Without evidence the way leads to handing it in first. */
function Request({ own }: { own: OwnViewData }) {
  const { t } = useI18n();
  const { detail: words } = t.organisations;
  if (!own.mayManage) return null;
  const files = (
    <ButtonLink to="/organisations/files" variant={own.evidence === 0 ? 'primary' : 'secondary'}>
      {own.evidence === 0 ? words.handInEvidence : words.evidenceCount({ count: own.evidence })}
    </ButtonLink>
  );
  if (own.evidence === 0) return files;
  return (
    <>
      <Form method="post">
        <Button name="intent" type="submit" value="request-verification" variant="primary">
          {words.requestVerification}
        </Button>
      </Form>
      {files}
    </>
  );
}

function VerificationNotice({ own, state }: { own: OwnViewData; state: EffectiveVerification }) {
  const { locale, t } = useI18n();
  const { detail: words } = t.organisations;
  if (state === 'verified' && own.renewal === null) return null;
  const until = own.verifiedUntil ? formatDay(locale, own.verifiedUntil) : '';
  const request = <Request own={own} />;
  const pending = { tone: 'info', title: words.submittedTitle, text: words.submittedText, action: null } as const;
  const says = {
    unverified: { tone: 'info', title: words.unverifiedTitle, text: words.unverifiedText, action: request },
    submitted: pending,
    returned: { tone: 'warning', title: words.returnedTitle, text: own.verificationNote, action: request },
    suspended: { tone: 'danger', title: words.suspendedTitle, text: own.verificationNote, action: null },
    verified: { tone: 'warning', title: words.renewalTitle({ until }), text: words.renewalText, action: request },
    lapsed: { tone: 'danger', title: words.lapsedTitle({ until }), text: words.lapsedText, action: request },
  } as const;
  const { tone, title, text, action } = own.renewal === 'pending' && state === 'verified' ? pending : says[state];
  const isWaiting = own.renewal === 'pending';
  return (
    <Notice action={isWaiting ? null : action} title={title} tone={tone}>
      <p className="whitespace-pre-line">{isWaiting ? words.submittedText : text}</p>
    </Notice>
  );
}

function EndingHonours({ ending, mayManage }: { ending: readonly EndingHonour[]; mayManage: boolean }) {
  const { locale, t } = useI18n();
  const { detail: words } = t.organisations;
  if (ending.length === 0) return null;
  const day = ({ validUntil }: EndingHonour) => (validUntil ? formatDay(locale, validUntil) : '');
  return (
    <Notice
      action={mayManage && <ButtonLink to="/organisations/honours">{words.manageHonours}</ButtonLink>}
      title={words.honoursEndTitle}
      tone="warning"
    >
      <ul>
        {ending.map((honour) => (
          <li key={honour.id}>
            {(honour.state === 'expired' ? words.honourExpired : words.honourEnds)({
              honour: t.vocabulary.honourKind[honour.kind],
              day: day(honour),
            })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
