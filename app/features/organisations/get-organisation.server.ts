// Organisations for reading: the public page, and the fuller view of those who manage it.
import { divisionName, divisionsWithin, isDivision } from '#app/domain/division.ts';
import type { ScanVerdict } from '#app/domain/document.ts';
import { honourState, publicHonours } from '#app/domain/honour.ts';
import type { EffectiveVerification } from '#app/domain/organisation.ts';
import { dayOf } from '#app/domain/period.ts';
import { homeCity, isListedDivision } from '#app/domain/region.ts';
import { typeFitsUscc } from '#app/domain/uscc.ts';
import { effectiveVerification, isRenewalDue, isRenewalPending, isUsccOpen } from '#app/domain/verification.ts';
import { readClock } from '#app/persistence/client.server.ts';
import { listEvidence } from '#app/persistence/documents.server.ts';
import { type HonourRow, listHonours } from '#app/persistence/honours.server.ts';
import { findOrganisation, getOrganisation, type OwnOrganisation } from '#app/persistence/organisations.server.ts';

/** Facts for everybody; null when there is no such organisation. The code is shown once an operator has checked it. */
export async function getPublicOrganisation(reference: string, locale: 'zh-CN' | 'en') {
  const organisation = await findOrganisation(reference);
  if (!organisation) return null;
  const [now, honours] = await Promise.all([readClock(), listHonours(organisation.id)]);
  const { id, verifiedAt, verifiedUntil, logoDocumentId, ...facts } = organisation;
  const verification: EffectiveVerification = effectiveVerification(organisation, now);
  const isVerified = verification === 'verified';
  return {
    id,
    ...facts,
    verification,
    uscc: isVerified ? facts.uscc : null,
    verifiedOn: isVerified && verifiedAt ? dayOf(verifiedAt) : null,
    verifiedUntil: isVerified && verifiedUntil ? dayOf(verifiedUntil) : null,
    division: divisionName(locale, facts.divisionCode) ?? '',
    /** Address of the logo; it changes with the picture. Only what an operator has seen is shown to everybody. */
    logo: logoDocumentId && `/organisations/${facts.reference}/logo?v=${logoDocumentId.slice(0, 8)}`,
    isLogoPublic: organisation.verification === 'verified',
    honours: publicHonours(honours, dayOf(now)),
  };
}

export type PublicView = NonNullable<Awaited<ReturnType<typeof getPublicOrganisation>>>;

/** For members of the organisation only. */
export const getOwnOrganisation = (id: string): Promise<OwnOrganisation> => getOrganisation(id);

export interface HonourLine extends HonourRow {
  readonly state: 'valid' | 'expiring' | 'expired';
}

/** What its own members see besides: where verification stands, and what ends soon. */
export async function getOwnView(id: string) {
  const [organisation, honours, evidence, now] = await Promise.all([
    getOrganisation(id),
    getOwnHonours(id),
    listEvidence(id),
    readClock(),
  ]);
  const { uscc, type, verifiedUntil } = organisation;
  return {
    verificationNote: organisation.verificationNote,
    renewal: isRenewalPending(organisation) ? 'pending' : isRenewalDue(organisation, now) ? 'due' : null,
    verifiedUntil: verifiedUntil && dayOf(verifiedUntil),
    evidence: evidence.length,
    isUsccOpen: isUsccOpen(organisation),
    isTypeUnusual: uscc !== null && !typeFitsUscc(type, uscc),
    ending: honours.filter(({ state }) => state !== 'valid'),
  } as const;
}

/** All honours, the expired ones too, with their state today. */
export async function getOwnHonours(organisationId: string): Promise<HonourLine[]> {
  const [honours, now] = await Promise.all([listHonours(organisationId), readClock()]);
  const today = dayOf(now);
  return honours.map((honour) => ({ ...honour, state: honourState(honour.validUntil, today) }));
}

export interface EvidenceLine {
  readonly id: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly size: number;
  readonly uploadedAt: Date;
  readonly scanVerdict: ScanVerdict;
}

/** For those who manage the organisation. */
export async function getOwnFiles(organisationId: string) {
  const [organisation, rows] = await Promise.all([getOrganisation(organisationId), listEvidence(organisationId)]);
  const evidence: EvidenceLine[] = rows.map(({ id, fileName, mediaType, size, uploadedAt, scanVerdict }) => ({
    id,
    fileName,
    mediaType,
    size,
    uploadedAt,
    scanVerdict,
  }));
  const { reference, logoDocumentId, nameZh, nameEn } = organisation;
  const logo = logoDocumentId && `/organisations/${reference}/logo?v=${logoDocumentId.slice(0, 8)}`;
  return { reference, nameZh, nameEn, logoDocumentId, logo, evidence };
}

/** Places a form offers besides provinces and main cities: the home city's districts, and the one chosen already. */
export function listMorePlaces(locale: 'zh-CN' | 'en', chosen = ''): { value: string; label: string }[] {
  const others = isListedDivision(chosen) || !isDivision(chosen) ? [] : [chosen];
  const codes = [...new Set([...divisionsWithin(homeCity), ...others])];
  return codes.map((value) => ({ value, label: divisionName(locale, value) ?? value }));
}
