// What the page needs of a hit; everything in it is public.
import type { SearchHit } from '#search/query.ts';

export function searchCard({ id, list, reference, organisationZh, organisationEn, fields, kind, ...hit }: SearchHit) {
  const { titleZh, titleEn, summaryZh, summaryEn, bodyZh, bodyEn } = hit.marked;
  const { regions, budgetBand, endsAt, coachScore, language } = hit;
  return {
    ...{ id, list, reference, organisationZh, organisationEn, fields, kind },
    ...{ regions, budgetBand, endsAt, coachScore, language },
    marked: { titleZh, titleEn, summaryZh, summaryEn, bodyZh, bodyEn },
  };
}
