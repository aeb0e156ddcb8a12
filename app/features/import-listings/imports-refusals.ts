// Why something about an import was refused: status and sentence.
import type { AccessReason } from '#app/domain/authorisation.ts';
import type { Messages } from '#app/i18n/index.ts';
import { accessRefusals } from '#app/ui/access-refusals.ts';
import type { ImportReason } from './import-phase.ts';
import { type ReadRefusal, readRefusals } from './sniff-format.ts';

export type ImportsReason =
  | AccessReason
  | ReadRefusal
  | ImportReason
  | 'file-missing'
  | 'list-unknown'
  | 'upload-too-large'
  | 'upload-broken'
  | 'too-many-files'
  | 'file-gone'
  | 'nothing-to-send';

interface Refusal {
  readonly status: number;
  readonly say: (t: Messages) => string;
}

const own = (key: keyof Messages['imports']['refusals'], status: number): Refusal => ({
  status,
  say: (t) => t.imports.refusals[key],
});

const ofFile = Object.fromEntries(
  readRefusals.map((reason) => [reason, { status: 422, say: (t: Messages) => t.importing.refusals[reason] }]),
) as Record<ReadRefusal, Refusal>;

export const importsRefusals = {
  ...accessRefusals,
  ...ofFile,
  'upload-too-large': { status: 413, say: (t: Messages) => t.importing.refusals['file-too-large'] },
  'file-missing': own('file-missing', 422),
  'list-unknown': own('list-unknown', 422),
  'upload-broken': own('upload-broken', 422),
  'too-many-files': own('too-many-files', 422),
  'file-gone': own('file-gone', 409),
  'nothing-to-send': own('nothing-to-send', 409),
  'already-started': own('already-started', 409),
  'not-checked': own('not-checked', 409),
  'nothing-to-import': own('nothing-to-import', 409),
  'not-finished': own('not-finished', 409),
} satisfies Record<ImportsReason, Refusal>;
