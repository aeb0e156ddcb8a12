// What everybody may know of the organisation behind a listing, a call or itself: name, type, code, honours valid today.
import { type HonourKind, honourKinds, publicHonours } from '#app/domain/honour.ts';
import type { OrganisationType } from '#app/domain/organisation.ts';
import { dayOf } from '#app/domain/period.ts';

export const holderSelect = {
  id: true,
  reference: true,
  nameZh: true,
  nameEn: true,
  type: true,
  uscc: true,
  functionalArea: true,
  honours: { select: { kind: true, validUntil: true } },
} as const;

export interface HolderRow {
  readonly id: string;
  readonly reference: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly type: string;
  readonly uscc: string | null;
  readonly functionalArea: string;
  readonly honours: readonly { readonly kind: string; readonly validUntil: Date | null }[];
}

export interface Holder {
  readonly id: string;
  readonly reference: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly type: OrganisationType;
  readonly uscc: string | null;
  readonly functionalArea: string;
  readonly honours: readonly HonourKind[];
}

export function holderFrom({ honours, type, ...row }: HolderRow, now: Date): Holder {
  const dated = honours.map(({ kind, validUntil }) => ({
    kind: kind as HonourKind,
    validUntil: validUntil?.toISOString().slice(0, 10) ?? null,
  }));
  const held = new Set(publicHonours(dated, dayOf(now)).map(({ kind }) => kind));
  return { ...row, type: type as OrganisationType, honours: honourKinds.filter((kind) => held.has(kind)) };
}
