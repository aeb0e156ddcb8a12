// Why something about attachments was refused: status and sentence.
import type { Messages } from '#app/i18n/index.ts';
import { accessRefusals } from '#app/ui/access-refusals.ts';
import type { AttachmentReason } from './change-attachments.server.ts';

export type AttachmentRefusal = AttachmentReason | 'upload-too-large' | 'upload-broken' | 'bad-words';

const own = (key: keyof Messages['attachments']['refusals'], status: number) => ({
  status,
  say: (t: Messages) => t.attachments.refusals[key],
});

export const attachmentsRefusals = {
  ...accessRefusals,
  'file-needed': own('file-needed', 422),
  'file-empty': own('file-empty', 422),
  'file-too-large': own('file-too-large', 413),
  'file-name': own('file-name', 422),
  'file-type': own('file-type', 415),
  'file-ending': own('file-ending', 415),
  'file-broken': own('file-broken', 422),
  'file-active': own('file-active', 422),
  'file-encrypted': own('file-encrypted', 422),
  'file-pixels': own('file-pixels', 422),
  'file-archive': own('file-archive', 422),
  'file-archive-content': own('file-archive-content', 422),
  'file-quota': own('file-quota', 409),
  'too-many-files': own('too-many-files', 409),
  'upload-too-large': own('upload-too-large', 413),
  'upload-broken': own('upload-broken', 400),
  'no-such-attachment': own('no-such-attachment', 409),
  'bad-words': own('bad-words', 422),
} as const satisfies Record<AttachmentRefusal, { status: number; say: (t: Messages) => string }>;
