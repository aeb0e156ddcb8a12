// The public page of a call: challenge, criteria, custodians, how bids are sealed, and after the opening its record.
import type { ReactNode } from 'react';
import { useI18n } from '#app/i18n/index.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { DefinitionList } from '#app/ui/definition-list.tsx';
import { ConfirmDialog } from '#app/ui/dialog.tsx';
import { TextAreaField } from '#app/ui/field.tsx';
import { formatInstant } from '#app/ui/format.ts';
import { Columns, Section, Stack } from '#app/ui/layout.tsx';
import { organisationName } from '#app/ui/organisation-name.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { PlainText, TextLink } from '#app/ui/prose.tsx';
import { PhaseBadge, usePrize } from './call-card.tsx';
import { Countdown } from './countdown.tsx';
import type { CallDoors, PublicCall } from './get-call.server.ts';
import { OpeningRecord } from './opening-record.tsx';

export interface CallDetailProps {
  readonly call: PublicCall;
  readonly doors: CallDoors;
  readonly now: Date;
  /** Why cancelling was refused just now. */
  readonly cancelError?: string | undefined;
}

export function CallDetail({ call, doors, now, cancelError }: CallDetailProps) {
  const { t } = useI18n();
  return (
    <>
      <PageHeader
        actions={<CallActions cancelError={cancelError} doors={doors} reference={call.reference} />}
        eyebrow={call.reference}
        meta={<PhaseBadge phase={call.phase} />}
        title={call.title}
      />
      <Columns side={<CallFactsPanel call={call} now={now} />}>
        <Stack gap="large">
          {call.cancelReason && (
            <Section title={t.calls.detail.cancelReason}>
              <PlainText text={call.cancelReason} />
            </Section>
          )}
          <Section title={t.calls.detail.terms}>
            <PlainText text={call.terms} />
          </Section>
          <Criteria call={call} />
          {call.phase === 'opened' && (
            <Section title={t.calls.record.title}>
              <OpeningRecord rows={call.record} />
            </Section>
          )}
          <Custodians call={call} />
          <Section title={t.calls.detail.sealTitle}>
            <PlainText text={t.calls.detail.seal} />
          </Section>
        </Stack>
      </Columns>
    </>
  );
}

function CallActions(props: { doors: CallDoors; reference: string; cancelError: string | undefined }): ReactNode {
  const { t } = useI18n();
  const { doors, reference } = props;
  return (
    <>
      {doors.bid && (
        <ButtonLink icon="lock" to={`/calls/${reference}/bid`} variant="call">
          {t.calls.detail.bid}
        </ButtonLink>
      )}
      {doors.opening && <ButtonLink to={`/calls/${reference}/opening`}>{t.calls.detail.opening}</ButtonLink>}
      {doors.cancel && (
        <ConfirmDialog
          cancelLabel={t.site.cancel}
          confirm={{ label: t.calls.detail.cancelConfirm, variant: 'danger' }}
          startOpen={props.cancelError !== undefined}
          title={t.calls.detail.cancelTitle}
          trigger={{ label: t.calls.detail.cancel, variant: 'quiet' }}
        >
          <p>{t.calls.detail.cancelText}</p>
          <TextAreaField
            errors={props.cancelError === undefined ? undefined : [props.cancelError]}
            label={t.calls.detail.cancelReasonField}
            name="reason"
            required
            rows={3}
            wide
          />
        </ConfirmDialog>
      )}
    </>
  );
}

function CallFactsPanel({ call, now }: { call: PublicCall; now: Date }) {
  const { t, locale } = useI18n();
  const prize = usePrize(call.prizeWan);
  const { organisation, opportunity } = call;
  return (
    <DefinitionList
      items={[
        { term: t.calls.card.deadline, description: <Countdown now={now} until={call.bidsUntil} /> },
        { term: t.calls.card.prize, description: prize },
        { term: t.calls.card.mode, description: t.vocabulary.callMode[call.mode] },
        {
          term: t.calls.card.byOrganisation,
          description: (
            <TextLink to={`/organisations/${organisation.reference}`}>
              {organisationName(locale, organisation)}
            </TextLink>
          ),
        },
        {
          term: t.calls.card.onOpportunity,
          description: <TextLink to={`/opportunities/${opportunity.reference}`}>{opportunity.title}</TextLink>,
        },
        { term: t.calls.detail.publishedAt, description: formatInstant(locale, call.publishedAt) },
        { term: t.calls.detail.openedAt, description: call.openedAt && formatInstant(locale, call.openedAt) },
        { term: t.calls.detail.shortPeriodReason, description: call.shortPeriodReason },
      ]}
      stacked
    />
  );
}

function Criteria({ call }: { call: PublicCall }) {
  const { t } = useI18n();
  return (
    <Section title={t.calls.detail.criteria}>
      <DataTable
        caption={t.calls.detail.criteria}
        columns={[
          { key: 'name', header: t.calls.detail.criterion, rowHeader: true, render: ({ name }) => name },
          {
            key: 'weight',
            header: t.calls.detail.weight,
            align: 'end',
            render: ({ weight }) => t.calls.detail.weightValue({ weight }),
          },
        ]}
        hideCaption
        rowKey={({ name }) => name}
        rows={call.criteria}
      />
    </Section>
  );
}

function Custodians({ call }: { call: PublicCall }) {
  const { t, locale } = useI18n();
  const nameOf = ({ seat, organisation }: PublicCall['custodians'][number]): string => {
    if (seat === 'agency') return organisationName(locale, call.organisation);
    if (organisation) return organisationName(locale, organisation);
    return seat === 'escrow' ? t.calls.detail.platformItself : t.calls.detail.independent;
  };
  return (
    <Section title={t.calls.detail.custodians}>
      <p className="mb-3 text-text-muted">{t.calls.detail.custodiansLead}</p>
      <DataTable
        caption={t.calls.detail.custodians}
        columns={[
          {
            key: 'seat',
            header: t.calls.detail.seatHeading,
            rowHeader: true,
            render: ({ seat }) => t.calls.seat[seat],
          },
          { key: 'organisation', header: t.calls.detail.organisationHeading, render: nameOf },
        ]}
        hideCaption
        rowKey={({ seat }) => seat}
        rows={call.custodians}
      />
    </Section>
  );
}
