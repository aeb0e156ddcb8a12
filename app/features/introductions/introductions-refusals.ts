// Every refusal of this slice: status and sentence.
import type { FileReadingReason, SignReason } from '#app/domain/confidentiality-agreement.ts';
import type { AnswerReason, QuestionReason } from '#app/domain/introduction.ts';
import type { Messages } from '#app/i18n/index.ts';
import { accessRefusals } from '#app/ui/access-refusals.ts';
import type { ArrangeReason } from './arrange-meeting.server.ts';
import type { ConsentReason } from './change-consent.server.ts';
import type { ExpressReason } from './express-interest.server.ts';
import type { GiveReason, TakeBackReason } from './give-files.server.ts';
import type { SendReason } from './send-message.server.ts';

export type IntroductionReason =
  | AnswerReason
  | QuestionReason
  | ExpressReason
  | ConsentReason
  | SendReason
  | ArrangeReason
  | SignReason
  | GiveReason
  | TakeBackReason
  | FileReadingReason
  | 'upload-too-large'
  | 'upload-broken';

interface Refusal {
  readonly status: number;
  readonly say: (t: Messages) => string;
}

const file = (key: keyof Messages['attachments']['refusals'], status: number): Refusal => ({
  status,
  say: (t) => t.attachments.refusals[key],
});
const thread = (key: keyof Messages['thread']['refusals'], status = 409): Refusal => ({
  status,
  say: (t) => t.thread.refusals[key],
});
const disclosure = (key: keyof Messages['disclosure']['refusals'], status = 409): Refusal => ({
  status,
  say: (t) => t.disclosure.refusals[key],
});

export const introductionRefusals = {
  ...accessRefusals,
  'own-listing': { status: 409, say: (t) => t.introductions.refusal.ownListing },
  'offered-not-own': { status: 409, say: (t) => t.introductions.refusal.offeredNotOwn },
  'daily-limit': { status: 429, say: (t) => t.introductions.refusal.dailyLimit },
  'pair-limit': { status: 409, say: (t) => t.introductions.refusal.pairLimit },
  'declined-recently': { status: 409, say: (t) => t.introductions.refusal.declinedRecently },
  'contact-in-text': { status: 422, say: (t) => t.introductions.refusal.contactInText },
  'proposal-closed': { status: 409, say: (t) => t.brokering.refusals['proposal-closed'] },
  'not-open': { status: 409, say: (t) => t.introductions.refusal.notOpen },
  'decline-reason-needed': { status: 422, say: (t) => t.forms.errors.choose('') },
  'question-open': { status: 409, say: (t) => t.introductions.refusal.questionOpen },
  'no-question': { status: 409, say: (t) => t.introductions.refusal.noQuestion },
  'nothing-to-change': { status: 409, say: (t) => t.introductions.refusal.nothingToChange },
  'text-needed': thread('text-needed', 422),
  'call-open-ask': thread('call-open-ask'),
  'call-open-answer': thread('call-open-answer'),
  'times-needed': thread('times-needed', 422),
  'times-past': thread('times-past', 422),
  'meeting-settled': thread('meeting-settled'),
  'time-not-offered': thread('time-not-offered', 422),
  'own-proposal': thread('own-proposal'),
  'no-such-meeting': thread('no-such-meeting'),
  'already-signed': disclosure('already-signed'),
  'text-changed': disclosure('text-changed'),
  'not-signed': disclosure('not-signed'),
  'not-markable': disclosure('not-markable', 415),
  'agreement-needed': disclosure('agreement-needed', 403),
  'no-such-file': disclosure('no-such-file'),
  'file-needed': disclosure('file-needed', 422),
  'file-quota': thread('file-quota'),
  'too-many-files': thread('too-many-files'),
  'file-empty': file('file-empty', 422),
  'file-too-large': file('file-too-large', 413),
  'file-name': file('file-name', 422),
  'file-type': file('file-type', 415),
  'file-ending': file('file-ending', 415),
  'file-broken': file('file-broken', 422),
  'file-active': file('file-active', 422),
  'file-encrypted': file('file-encrypted', 422),
  'file-pixels': file('file-pixels', 422),
  'file-archive': file('file-archive', 422),
  'file-archive-content': file('file-archive-content', 422),
  'upload-too-large': file('upload-too-large', 413),
  'upload-broken': file('upload-broken', 400),
} as const satisfies Record<IntroductionReason, Refusal>;
