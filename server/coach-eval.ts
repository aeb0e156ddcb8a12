// `npm run coach:eval [-- FILE …]`: scores whole lists with the problem-statement coach and prints how they are spread.
// Without FILE: the 318 real challenges (and 226 real abstracts) beside the project, and the demo's own listings.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { CapabilityContent } from '#app/domain/capability.ts';
import { type CoachResult, coachListing } from '#app/domain/coach.ts';
import { type CoachPart, isMissing, type PartResult } from '#app/domain/coach-part.ts';
import type { OpportunityContent } from '#app/domain/opportunity.ts';
import { readTable } from '#app/features/import-listings/read-table.server.ts';
import {
  headingsOfTable,
  mapCapabilityTable,
  mapOpportunityTable,
  recogniseList,
} from '#app/features/import-listings/recognise-source.ts';
import { readDemoCapabilities, readDemoOpportunities } from '#prisma/demo/content.ts';

/** Needs no database, so nothing of the other programs' terminal, which brings one along. */
const say = (...lines: string[]): void => console.log(lines.join('\n'));
const callersPath = (file: string): string => path.resolve(process.env.INIT_CWD ?? process.cwd(), file);

type Content = OpportunityContent | CapabilityContent;

/** What most sites ask for; shares below it are printed. */
const threshold = 50;
/** Only written into contents that bring no day of their own; the score does not look at it. */
const someDay = '2099-12-31';
const realLists = ['challenge-gov-318.json', 'sbir-abstracts-226.jsonl'];

async function readList(file: string): Promise<Content[]> {
  const read = await readTable(await readFile(file), path.basename(file));
  if (!read.ok) throw new Error(`${file}: ${read.reason}`);
  const list = recogniseList(headingsOfTable(read.value.rows));
  if (!list) throw new Error(`${file}: list-unknown`);
  const map = list === 'opportunity' ? mapOpportunityTable : mapCapabilityTable;
  const rows = map(read.value, { validUntil: someDay, sourceName: '', sourceUrl: '' });
  return rows.flatMap((row) => (row.ok ? [row.content] : []));
}

const share = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function printSpread(name: string, results: readonly CoachResult[]): void {
  const scores = results.map(({ score }) => score).sort((a, b) => a - b);
  const at = (decile: number) => scores[Math.min(scores.length - 1, Math.floor((decile / 10) * scores.length))] ?? 0;
  const below = scores.filter((score) => score < threshold).length;
  const personal = results.filter((result) => result.personal.length > 0).length;
  say(
    `${name}: ${scores.length} · mean ${mean(scores).toFixed(1)} · below ${threshold}: ${below} (${share(below, scores.length)})` +
      ` · with contact details: ${personal}`,
    `  deciles  ${[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((decile) => `${decile * 10}% ${at(decile)}`).join('  ')}`,
  );
}

function printParts(results: readonly CoachResult[]): void {
  const columns = ['part', 'of', 'mean', 'found', 'full', 'missing'];
  const byPart = new Map<CoachPart, PartResult[]>();
  for (const { parts } of results)
    for (const given of parts) byPart.set(given.part, [...(byPart.get(given.part) ?? []), given]);
  const rows = [...byPart].map(([part, given]) => {
    const count = (test: (one: PartResult) => boolean) => share(given.filter(test).length, given.length);
    return [
      part,
      String(given[0]?.maximum ?? 0),
      mean(given.map(({ points }) => points)).toFixed(1),
      count(({ points }) => points > 0),
      count(({ points, maximum }) => points === maximum),
      count(isMissing),
    ];
  });
  const table = [columns, ...rows];
  const widths = columns.map((_, column) => Math.max(...table.map((cells) => cells[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `  ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ')}`;
  say(...table.map(line), '');
}

function printList(name: string, contents: readonly Content[]): void {
  const began = performance.now();
  const results = contents.map((content) => ({ language: content.language, result: coachListing(content) }));
  const milliseconds = (performance.now() - began) / Math.max(1, contents.length);
  if (results.length === 0) {
    say(`${name}: nothing in it`, '');
    return;
  }
  printSpread(
    name,
    results.map(({ result }) => result),
  );
  for (const language of ['zh', 'en'] as const) {
    const own = results.filter((one) => one.language === language).map(({ result }) => result);
    if (own.length > 0 && own.length < results.length) printSpread(`  of these ${language}`, own);
  }
  say(`  ${milliseconds.toFixed(2)} ms each`);
  printParts(results.map(({ result }) => result));
}

async function main(): Promise<void> {
  const given = process.argv.slice(2);
  const files =
    given.length > 0 ? given.map(callersPath) : realLists.map((name) => path.resolve('../shared/data', name));
  for (const file of files) {
    if (existsSync(file)) printList(path.basename(file), await readList(file));
    else {
      say(`not found: ${file}`, '');
      if (given.length > 0) process.exitCode = 1;
    }
  }
  if (given.length > 0) return;
  printList(
    'demo opportunities',
    readDemoOpportunities('2026-11-23').map(({ content }) => content),
  );
  printList(
    'demo capabilities',
    readDemoCapabilities('2026-11-23').map(({ content }) => content),
  );
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
