// A record of the SBIR award abstracts → a capability: every key is used, or dropped with its reason.
import type { CapabilityContent } from '#app/domain/capability.ts';
import { type MapOptions, type MappedRow, wholeRow } from './import-notes.ts';
import { readFields } from './listing-columns.ts';
import { RowDraft } from './row-draft.ts';
import { cellText, type SourceRow } from './source-row.ts';

export const sbirName = 'SBIR (US government award data)';
export const sbirKeys = ['award_id', 'title', 'abstract', 'agency', 'phase', 'year'] as const;

/** Phase I shows feasibility in the laboratory, phase II ends with a prototype; a guess the supplier must correct. */
function trlOf(draft: RowDraft, phase: string): number | null {
  const level = /^phase\s+II$/i.test(phase) ? 6 : /^phase\s+I$/i.test(phase) ? 4 : null;
  if (level !== null) {
    draft.note('phase', 'mapped', 'mapped', 'trl');
    draft.note('phase', 'warning', 'trl-guessed', `${phase} → ${level}`);
  } else if (phase) draft.note('phase', 'warning', 'trl-unreadable', phase.slice(0, 80));
  return level;
}

function readAward(draft: RowDraft, row: SourceRow): CapabilityContent['referenceCases'] {
  const cell = (key: (typeof sbirKeys)[number]) => cellText(row.cells[key]);
  const [client, year] = [cell('agency'), cell('year')];
  if (!client && !year) return [];
  for (const key of ['agency', 'year'] as const) if (cell(key)) draft.note(key, 'mapped', 'mapped', 'referenceCases');
  const award = ['SBIR', cell('phase'), 'award', cell('award_id')].filter(Boolean).join(' ');
  return [{ client, year, result: award }];
}

export function mapSbir(row: SourceRow, options: MapOptions): MappedRow<CapabilityContent> {
  const draft = new RowDraft('en');
  for (const [key, value] of Object.entries(row.cells)) {
    const known = (sbirKeys as readonly string[]).includes(key);
    if (!known && cellText(value)) draft.note(key, 'dropped', 'unknown-heading', key);
  }
  const title = draft.compose('title', [{ column: 'title', heading: '', text: cellText(row.cells.title) }]);
  if (!title) {
    draft.note('title', 'error', 'title-missing', cellText(row.cells.award_id));
    return { ok: false, number: row.number, reason: 'title-missing', notes: draft.notes };
  }
  const description = draft.compose('description', [
    { column: 'abstract', heading: '', text: cellText(row.cells.abstract) },
  ]);
  const summary = draft.summarise('abstract', description, 300);
  draft.note(wholeRow, 'warning', 'valid-until-assumed', options.validUntil);
  draft.note('award_id', 'mapped', 'mapped', 'importKey');
  const content: CapabilityContent = {
    language: 'en',
    title,
    titleTranslated: '',
    summary,
    summaryTranslated: '',
    description,
    referenceCases: readAward(draft, row),
    kind: 'technology',
    fields: readFields(draft, [], title, description),
    industryCode: '',
    divisionCode: '',
    trl: trlOf(draft, cellText(row.cells.phase)),
    ipRights: [],
    qualifications: [],
    regionsServed: [],
    capacity: '',
    priceModel: '',
    validUntil: options.validUntil,
    sourceName: sbirName,
    sourceUrl: options.sourceUrl,
    sectionAccess: {},
  };
  draft.noteLeftovers(row);
  const importKey = `sbir:${cellText(row.cells.award_id)}`;
  return {
    ok: true,
    number: row.number,
    importKey,
    content,
    contact: draft.contact(),
    organisationName: '',
    notes: draft.notes,
  };
}
