// What operators see of organisations: the queue by state, and one organisation's case.
import { divisionName } from '#app/domain/division.ts';
import { honourState } from '#app/domain/honour.ts';
import type { EffectiveVerification } from '#app/domain/organisation.ts';
import { dayOf } from '#app/domain/period.ts';
import { suggestedType, typeFitsUscc, usccChecks } from '#app/domain/uscc.ts';
import {
  actsFrom,
  effectiveVerification,
  governmentDomain,
  isRenewalPending,
  isUsccOpen,
} from '#app/domain/verification.ts';
import { readClock } from '#app/persistence/client.server.ts';
import { listEvidence } from '#app/persistence/documents.server.ts';
import { listHonours } from '#app/persistence/honours.server.ts';
import {
  countCases,
  findCase,
  listCases,
  listOrganisationHistory,
} from '#app/persistence/verification-cases.server.ts';

const pageSize = 20;
const historyLength = 50;

/** Tabs of the queue; "submitted" holds requests for renewal, too. */
export const queueStates = ['submitted', 'verified', 'lapsed', 'returned', 'suspended', 'unverified'] as const;

/** @param cursor id of the last organisation of the page before */
export async function listVerifications(
  query: { readonly state: EffectiveVerification; readonly text: string },
  cursor?: string,
) {
  const now = await readClock();
  const [rows, counts] = await Promise.all([
    listCases({ ...query, now }, pageSize, cursor),
    countCases(queueStates, now),
  ]);
  const entries = rows.slice(0, pageSize).map((row) => ({
    id: row.id,
    reference: row.reference,
    nameZh: row.nameZh,
    nameEn: row.nameEn,
    type: row.type,
    uscc: row.uscc,
    verification: effectiveVerification(row, now),
    requestedAt: row.verificationRequestedAt,
    isRenewal: isRenewalPending(row),
    isUsccOpen: isUsccOpen(row),
    evidence: row.evidence,
  }));
  return { entries, next: rows.length > pageSize ? (entries.at(-1)?.id ?? null) : null, counts };
}

export type QueueEntry = Awaited<ReturnType<typeof listVerifications>>['entries'][number];

/** The part of an address that tells where somebody works; the rest is not the operator's business. */
const domainOf = (email: string): string => email.slice(email.lastIndexOf('@') + 1);

/** Everything an operator needs to decide; null when there is no such organisation. */
export async function getVerificationCase(reference: string, locale: 'zh-CN' | 'en') {
  const found = await findCase(reference);
  if (!found) return null;
  const { administrators, logoDocumentId, usccOverrideReason, ...organisation } = found;
  const [now, evidence, honours, history] = await Promise.all([
    readClock(),
    listEvidence(organisation.id),
    listHonours(organisation.id),
    listOrganisationHistory(organisation.id, historyLength),
  ]);
  const { uscc, type } = organisation;
  return {
    ...organisation,
    usccOverrideReason,
    hasLogo: logoDocumentId !== null,
    division: divisionName(locale, organisation.divisionCode) ?? '',
    effective: effectiveVerification(organisation, now),
    isRenewal: isRenewalPending(organisation),
    acts: actsFrom(organisation),
    usccChecks: uscc !== null && usccChecks(uscc),
    isUsccOpen: isUsccOpen(found),
    suggestedType: uscc === null ? null : suggestedType(uscc),
    isTypeUnusual: uscc !== null && !typeFitsUscc(type, uscc),
    governmentDomain: governmentDomain(administrators.filter(({ verified }) => verified).map(({ email }) => email)),
    administrators: administrators.map(({ name, email, verified }) => ({ name, domain: domainOf(email), verified })),
    evidence: evidence.map(({ id, fileName, mediaType, size, uploadedAt }) => ({
      id,
      fileName,
      mediaType,
      size,
      uploadedAt,
    })),
    honours: honours.map((honour) => ({ ...honour, state: honourState(honour.validUntil, dayOf(now)) })),
    history: history.map(({ id, kind, occurredAt, actorName }) => ({ id, kind, occurredAt, actorName })),
  };
}

export type VerificationCaseView = NonNullable<Awaited<ReturnType<typeof getVerificationCase>>>;
