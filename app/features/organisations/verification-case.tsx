// One organisation as the operator judges it: what it says, what it handed in, what the site checked, what happened so far.
import { useI18n } from '#app/i18n/index.ts';
import { Badge, BadgeRow } from '#app/ui/badge.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { DefinitionList } from '#app/ui/definition-list.tsx';
import { formatDay, formatInstant } from '#app/ui/format.ts';
import { Columns, Section, Stack } from '#app/ui/layout.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { organisationName } from '#app/ui/organisation-name.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { PlainText } from '#app/ui/prose.tsx';
import { Timeline } from '#app/ui/timeline.tsx';
import { areaName } from './area-name.ts';
import { CaseActs, CaseEvidence } from './case-acts.tsx';
import type { VerificationCaseView } from './list-verifications.server.ts';
import type { OrganisationReason } from './organisations-refusals.ts';
import { RefusalNotice } from './refusal-notice.tsx';
import { VerificationBadge } from './verification-badge.tsx';

export function VerificationCase(props: { found: VerificationCaseView; refusal: OrganisationReason | null }) {
  const { locale, t } = useI18n();
  const { found } = props;
  const { caseOf: words } = t.operations;
  return (
    <>
      <PageHeader
        actions={<ButtonLink to={`/organisations/${found.reference}`}>{words.publicPage}</ButtonLink>}
        eyebrow={`${words.eyebrow} · ${found.reference}`}
        meta={
          <>
            <VerificationBadge own state={found.effective} />
            <span>{t.vocabulary.organisationType[found.type]}</span>
            {found.isRenewal && <Badge tone="info">{t.operations.verifications.renewal}</Badge>}
          </>
        }
        title={organisationName(locale, found)}
      />
      <Stack gap="large">
        <RefusalNotice reason={props.refusal} />
        <Hints found={found} />
        <CaseActs found={found} />
        <Columns side={<History found={found} />}>
          <Stack gap="large">
            <Facts found={found} />
            <CaseEvidence evidence={found.evidence} />
            <Honours found={found} />
          </Stack>
        </Columns>
      </Stack>
    </>
  );
}

/** What the site noticed. None of it decides. */
function Hints({ found }: { found: VerificationCaseView }) {
  const { t } = useI18n();
  const { caseOf: words } = t.operations;
  const { suggestedType, governmentDomain } = found;
  return (
    <>
      {governmentDomain && (
        <Notice title={words.governmentTitle({ domain: governmentDomain })}>{words.governmentText}</Notice>
      )}
      {found.isTypeUnusual && suggestedType && (
        <Notice tone="warning">{words.typeUnusual({ type: t.vocabulary.organisationType[suggestedType] })}</Notice>
      )}
      {found.evidence.length === 0 && <Notice tone="warning">{words.noEvidence}</Notice>}
    </>
  );
}

function UsccState({ found }: { found: VerificationCaseView }) {
  const { t } = useI18n();
  const { caseOf: words } = t.operations;
  if (found.uscc === null) return <>{t.operations.verifications.noUscc}</>;
  const [tone, state] = found.usccChecks
    ? (['success', words.usccRight] as const)
    : found.isUsccOpen
      ? (['danger', words.usccWrong] as const)
      : (['warning', words.usccOverridden] as const);
  return (
    <BadgeRow>
      <span className="tabular-nums">{found.uscc}</span>
      <Badge tone={tone}>{state}</Badge>
    </BadgeRow>
  );
}

function Facts({ found }: { found: VerificationCaseView }) {
  const { locale, t } = useI18n();
  const { caseOf: words } = t.operations;
  const { fields: labels, detail } = t.organisations;
  const instant = (at: Date | null) => at && formatInstant(locale, at);
  return (
    <Section title={detail.facts}>
      <DefinitionList
        items={[
          { term: labels.nameZh, description: found.nameZh },
          { term: labels.nameEn, description: found.nameEn },
          { term: labels.uscc, description: <UsccState found={found} /> },
          { term: words.usccClaim, description: found.usccClaim && <PlainText text={found.usccClaim} /> },
          { term: words.usccOverride, description: found.usccOverrideReason },
          { term: labels.type, description: t.vocabulary.organisationType[found.type] },
          { term: labels.divisionCode, description: found.division },
          { term: labels.functionalArea, description: areaName(t, found.functionalArea) },
          { term: labels.website, description: found.website },
          {
            term: t.operations.verifications.administrators,
            description: found.administrators.map(({ name, domain }) => `${name} (@${domain})`).join(' · '),
          },
          { term: t.operations.verifications.requestedAt, description: instant(found.verificationRequestedAt) },
          { term: detail.verifiedAt, description: instant(found.verifiedAt) },
          { term: detail.verifiedUntil, description: instant(found.verifiedUntil) },
          { term: t.operations.verifications.lastNote, description: found.verificationNote },
          {
            term: detail.credit,
            description:
              found.credit &&
              detail.creditText({
                score: String(found.credit.score),
                source: found.credit.source,
                day: formatDay(locale, found.credit.on),
              }),
          },
          { term: detail.about, description: found.descriptionZh || found.descriptionEn },
        ]}
      />
    </Section>
  );
}

function Honours({ found }: { found: VerificationCaseView }) {
  const { locale, t } = useI18n();
  if (found.honours.length === 0) return null;
  const { honours: words } = t.organisations;
  return (
    <Section title={t.organisations.detail.honours}>
      <ul className="list-disc pl-5">
        {found.honours.map((honour) => (
          <li key={honour.id}>
            {[
              t.vocabulary.honourKind[honour.kind],
              honour.issuer,
              honour.number,
              honour.validUntil && t.site.untilDay({ day: formatDay(locale, honour.validUntil) }),
              words.states[honour.state],
            ]
              .filter(Boolean)
              .join(' · ')}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function History({ found }: { found: VerificationCaseView }) {
  const { locale, t } = useI18n();
  const { caseOf: words } = t.operations;
  const names: Readonly<Record<string, string>> = t.oversight.events;
  return (
    <Section title={words.history}>
      <Timeline
        items={found.history.map(({ id, kind, occurredAt, actorName }) => ({
          key: id,
          title: names[kind] ?? kind,
          state: 'done' as const,
          stateLabel: '',
          time: formatInstant(locale, occurredAt),
          description: actorName,
        }))}
      />
    </Section>
  );
}
