// Calls in a list: cards with phase, deadline and prize.
import type { CallMode, CallPhase } from '#app/domain/call.ts';
import { moneyFromWan } from '#app/domain/money.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Badge, BadgeRow } from '#app/ui/badge.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { Card, CardList } from '#app/ui/card.tsx';
import { formatInstant, formatMoney } from '#app/ui/format.ts';
import { Section } from '#app/ui/layout.tsx';
import { organisationName } from '#app/ui/organisation-name.ts';
import type { Tone } from '#app/ui/tone.ts';

/** What everybody may know of a published call; nothing about bids. */
export interface CallSummary {
  readonly reference: string;
  readonly title: string;
  readonly mode: CallMode;
  readonly phase: CallPhase;
  readonly bidsUntil: Date;
  /** Decimal in 万元; null when there is none. */
  readonly prizeWan: string | null;
  readonly organisation: { readonly reference: string; readonly nameZh: string; readonly nameEn: string };
  readonly opportunity: { readonly reference: string; readonly title: string };
}

const phaseTone = {
  draft: 'neutral',
  open: 'call',
  closed: 'warning',
  opened: 'success',
  cancelled: 'neutral',
} satisfies Record<CallPhase, Tone>;

export function PhaseBadge({ phase }: { phase: CallPhase }) {
  const { t } = useI18n();
  return <Badge tone={phaseTone[phase]}>{t.calls.phase[phase]}</Badge>;
}

/** The prize as readers of each language expect it; null when there is none. */
export function usePrize(prizeWan: string | null): string | null {
  const { locale } = useI18n();
  const money = prizeWan === null ? null : moneyFromWan(prizeWan);
  return money && formatMoney(locale, money);
}

export function CallCard({ call, headingLevel = 3 }: { call: CallSummary; headingLevel?: 2 | 3 | 4 }) {
  const { t, locale } = useI18n();
  const prize = usePrize(call.prizeWan);
  const to = call.phase === 'draft' ? `/calls/${call.reference}/edit` : `/calls/${call.reference}`;
  return (
    <Card
      aside={prize && <span className="font-semibold text-call tabular-nums">{prize}</span>}
      badges={
        <BadgeRow>
          <PhaseBadge phase={call.phase} />
          <Badge>{t.vocabulary.callMode[call.mode]}</Badge>
        </BadgeRow>
      }
      headingLevel={headingLevel}
      meta={
        <>
          <span>{organisationName(locale, call.organisation)}</span>
          <span>
            {t.calls.card.deadline}{' '}
            <time dateTime={call.bidsUntil.toISOString()}>{formatInstant(locale, call.bidsUntil)}</time>
          </span>
        </>
      }
      title={call.title}
      to={to}
    />
  );
}

export function CallCards(props: { calls: readonly CallSummary[]; label?: string; headingLevel?: 2 | 3 | 4 }) {
  return (
    <CardList columns={2} label={props.label}>
      {props.calls.map((call) => (
        <CallCard call={call} headingLevel={props.headingLevel} key={call.reference} />
      ))}
    </CardList>
  );
}

/** The calls of an opportunity, and the way to a new one for those who may; nothing when there is neither. */
export function CallSection(props: { calls: readonly CallSummary[]; createTo?: string | undefined }) {
  const { t } = useI18n();
  if (props.calls.length === 0 && !props.createTo) return null;
  return (
    <Section
      actions={
        props.createTo && (
          <ButtonLink size="small" to={props.createTo} variant="secondary">
            {t.calls.list.create}
          </ButtonLink>
        )
      }
      title={t.calls.list.title}
    >
      {props.calls.length > 0 ? (
        <CallCards calls={props.calls} />
      ) : (
        <p className="text-text-muted">{t.calls.list.invite}</p>
      )}
    </Section>
  );
}
