// Reads the visible sheets of a workbook in a thread with limits: a hostile file costs that thread and nothing else.
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { allow, type Decision, refuse } from '#app/domain/decision.ts';
import type { Grid, MergedRange } from './sheet-grid.ts';
import type { ReadRefusal } from './sniff-format.ts';
import type { SourceValue } from './source-row.ts';

export interface Sheet {
  readonly name: string;
  readonly grid: Grid;
  readonly merges: readonly MergedRange[];
  /** Indexes of rows the author hid. */
  readonly hidden: readonly number[];
}

interface Answer {
  readonly sheets?: readonly {
    readonly name: string;
    readonly rows: readonly (readonly (SourceValue | undefined)[])[];
    readonly merges: readonly MergedRange[];
    readonly hidden: readonly number[];
  }[];
  readonly failed?: 'encrypted' | 'broken';
}

/** Rows of a sheet that are parsed at all; lists end long before. */
export const maximumSheetRows = 50_000;
export const maximumColumns = 200;
const secondsAllowed = 30;
const megabytesAllowed = 512;

const program = () => path.resolve('server', 'workbook-reader.mjs');

function ask(bytes: Uint8Array): Promise<Answer | 'too-heavy'> {
  return new Promise((resolve) => {
    const thread = new Worker(program(), {
      workerData: { bytes, maximumSheetRows },
      resourceLimits: { maxOldGenerationSizeMb: megabytesAllowed },
      // A file that makes the library talk must not fill our log.
      stdout: true,
      stderr: true,
    });
    const end = (answer: Answer | 'too-heavy') => {
      clearTimeout(timer);
      resolve(answer);
      void thread.terminate();
    };
    const timer = setTimeout(() => end('too-heavy'), secondsAllowed * 1000);
    thread.once('message', (answer: Answer) => end(answer));
    thread.once('error', () => end('too-heavy'));
    thread.once('exit', () => end({ failed: 'broken' }));
  });
}

/** `bytes` is an .xls, or an .xlsx that `repackWorkbook` let through. */
export async function readWorkbook(bytes: Uint8Array): Promise<Decision<readonly Sheet[], ReadRefusal>> {
  const answer = await ask(bytes);
  if (answer === 'too-heavy') return refuse('workbook-too-heavy');
  if (answer.failed === 'encrypted') return refuse('encrypted-excel-file');
  if (!answer.sheets) return refuse('broken-workbook');
  if (answer.sheets.some(({ rows }) => rows.some((row) => row.length > maximumColumns))) {
    return refuse('too-many-columns');
  }
  return allow(
    answer.sheets.map(({ rows, ...sheet }) => ({
      ...sheet,
      grid: rows.map((row) => Array.from(row, (value) => value ?? null)),
    })),
  );
}
