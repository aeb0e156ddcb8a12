// The funnel as open data: CSV and JSON with the same figures as the page. A cell of one or two reads "1-2".
import { type FunnelDimension, funnelColumns } from '#app/domain/funnel.ts';
import { defused } from '#app/domain/list-sheet.ts';
import type { FunnelRow } from './get-funnel.server.ts';

const few = '1-2';
const cell = (text: string): string => {
  const safe = defused(text);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

export function funnelCsv(rows: readonly FunnelRow[]): string {
  const lines = rows.map(({ key, nameZh, nameEn, counts }) => [
    ...[key, nameZh, nameEn].map(cell),
    ...funnelColumns.map((column) => String(counts?.[column] ?? few)),
  ]);
  return `\uFEFF${[['key', 'name_zh', 'name_en', ...funnelColumns], ...lines].map((line) => `${line.join(',')}\r\n`).join('')}`;
}

export function funnelJson(by: FunnelDimension, rows: readonly FunnelRow[]): string {
  const groups = rows.map(({ key, nameZh, nameEn, counts }) => ({
    ...{ key, nameZh, nameEn },
    ...Object.fromEntries(funnelColumns.map((column) => [column, counts?.[column] ?? few])),
  }));
  return `${JSON.stringify({ by, groups }, null, 2)}\n`;
}
