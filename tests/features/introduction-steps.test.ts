// The steps of an introduction against a real database: questions, the clock, messages, meetings, agreement, files, brokers, calls.
import { PDFDocument } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { answerIntroduction } from '#app/features/introductions/answer-introduction.server.ts';
import {
  callMeetingOff,
  chooseMeetingTime,
  proposeMeeting,
  writeMeetingCalendar,
} from '#app/features/introductions/arrange-meeting.server.ts';
import { askFirst, replyToQuestion } from '#app/features/introductions/ask-first.server.ts';
import { expressInterest } from '#app/features/introductions/express-interest.server.ts';
import { getInterestForm } from '#app/features/introductions/get-interest-form.server.ts';
import { getIntroduction, getIntroductionDetails } from '#app/features/introductions/get-introduction.server.ts';
import { getThread } from '#app/features/introductions/get-thread.server.ts';
import { giveFiles } from '#app/features/introductions/give-files.server.ts';
import { decideFile, openFile, readFileFor } from '#app/features/introductions/read-file.server.ts';
import { runIntroductionClock } from '#app/features/introductions/run-clock.server.ts';
import { markThreadRead, sendMessage } from '#app/features/introductions/send-message.server.ts';
import { revokeAgreement, signAgreement } from '#app/features/introductions/sign-agreement.server.ts';
import { db, pool } from '#app/persistence/client.server.ts';
import { anAccepted, anOpen, contact, refused, words } from '../support/introduced-world.ts';
import { aListedOpportunity, aVerifiedMember, type Member } from '../support/listing-world.ts';
import { must } from '../support/sample-listings.ts';

const version = '2026-11';

/** As if it had been sent so many days earlier. */
const age = (id: string, days: number) =>
  pool.query(
    `UPDATE introduction SET sent_at = sent_at - $2 * interval '1 day', answer_due_at = answer_due_at - $2 * interval '1 day' WHERE id = $1`,
    [id, days],
  );
const kindsOf = async (id: string, { personId }: Member) =>
  (
    await db.notification.findMany({
      where: { path: { startsWith: `/introductions/${id}` }, personId },
      orderBy: { createdAt: 'asc' },
    })
  ).map(({ kind }) => kind);

describe('the form', () => {
  it('starts from the organisation’s own profile without its contact details, and tells of an unknown year', async () => {
    const { sender, listing } = await anOpen();
    const about = { list: 'opportunity', reference: listing.reference } as const;
    await db.organisation.update({
      where: { id: sender.organisation.id },
      data: { descriptionEn: 'We build sensors. Call 13912345678.', descriptionZh: '我们做传感器。' },
    });
    const form = await getInterestForm(sender, about, 'en');
    expect(form?.profile).toContain('We build sensors.');
    expect(form?.profile).not.toContain('13912345678');
    expect((await getInterestForm(sender, about, 'zh-CN'))?.profile).toBe('我们做传感器。');
    expect(form).toHaveProperty('unknownYear');
  });

  it('refuses contact details in the three answers and in names of files, whoever calls', async () => {
    const { sender, receiver } = await anOpen();
    const about = { list: 'opportunity', reference: (await aListedOpportunity(receiver)).reference } as const;
    for (const field of ['cooperationSought', 'questions', 'aboutUs'] as const)
      expect(await expressInterest(sender, about, { ...words, [field]: '请拨打 13912345678' })).toEqual(
        refused('contact-in-text'),
      );
    const file = { name: '电话13912345678.txt', bytes: new TextEncoder().encode('x') };
    expect(await expressInterest(sender, about, words, [file])).toEqual(refused('contact-in-text'));
  });

  it('sends files along: before acceptance their names alone are seen', async () => {
    const { sender, receiver } = await anOpen();
    const about = { list: 'opportunity', reference: (await aListedOpportunity(receiver)).reference } as const;
    const file = { name: 'plan.txt', bytes: new TextEncoder().encode('Our plan.') };
    const { id } = must(await expressInterest(sender, about, words, [file]));
    expect((await getIntroductionDetails(receiver, id))?.fileNames).toEqual(['plan.txt']);
    const { id: fileId } = await db.document.findFirstOrThrow({ where: { introductionId: id } });
    expect((await decideFile(receiver, id, fileId)).ok).toBe(false);
    must(await answerIntroduction(receiver, id, { accept: true, contact }));
    expect((await decideFile(receiver, id, fileId)).ok).toBe(true);
  });
});

describe('a question before the answer', () => {
  it('is asked by the receiver, one at a time; the reply leaves three working days at least', async () => {
    const { sender, receiver, id } = await anOpen();
    expect(await askFirst(sender, id, 'Why?')).toEqual(refused('not-found'));
    must(await askFirst(receiver, id, 'How many sensors?'));
    expect(await askFirst(receiver, id, 'And how large?')).toEqual(refused('question-open'));

    await pool.query(
      "UPDATE introduction SET answer_due_at = app_clock() + interval '1 hour', sent_at = app_clock() - interval '14 days' WHERE id = $1",
      [id],
    );
    must(await replyToQuestion(sender, id, 'Forty.'));
    const details = await getIntroductionDetails(receiver, id);
    expect(details?.questions.map(({ kind, text }) => [kind, text])).toEqual([
      ['question', 'How many sensors?'],
      ['reply', 'Forty.'],
    ]);
    const left = (details?.introduction.answerDueAt.getTime() ?? 0) - Date.now();
    expect(left).toBeGreaterThan(2 * 86_400_000);
    expect(await replyToQuestion(sender, id, 'Again.')).toEqual(refused('no-question'));
    must(await answerIntroduction(receiver, id, { accept: true, contact }));
    expect(await askFirst(receiver, id, 'Late?')).toEqual(refused('not-open'));
  });
});

describe('the clock', () => {
  it('reminds after three and seven working days and ends after ten, each told once, with the reason', async () => {
    const { sender, receiver, id } = await anOpen();
    await runIntroductionClock();
    expect(await kindsOf(id, receiver)).toEqual(['introduction.sent']);
    await age(id, 6);
    await Promise.all([runIntroductionClock(), runIntroductionClock()]);
    expect(await kindsOf(id, receiver)).toEqual(['introduction.sent', 'introduction.reminded']);
    await age(id, 6);
    await runIntroductionClock();
    expect((await kindsOf(id, receiver)).filter((kind) => kind === 'introduction.reminded')).toHaveLength(2);
    await age(id, 30);
    await Promise.all([runIntroductionClock(), runIntroductionClock()]);
    for (const side of [sender, receiver]) {
      expect((await kindsOf(id, side)).filter((kind) => kind === 'introduction.expired')).toHaveLength(1);
      expect(await getIntroduction(side, id)).toMatchObject({ phase: 'expired', expiry: 'no-answer' });
    }
    const events = await db.event.findMany({ where: { subjectId: id, actorId: null }, orderBy: { seq: 'asc' } });
    expect(events.map(({ kind }) => kind)).toEqual([
      'introduction.reminded',
      'introduction.reminded',
      'introduction.expired',
    ]);
  });
});

describe('messages', () => {
  it('are for the two sides after acceptance, with files and the mark of having been read', async () => {
    const { sender, receiver, id } = await anOpen();
    expect(await sendMessage(sender, id, 'Too early')).toEqual(refused('not-found'));
    must(await answerIntroduction(receiver, id, { accept: true, contact }));
    const file = { name: 'plan.txt', bytes: new TextEncoder().encode('Our plan.') };
    must(await sendMessage(sender, id, 'When shall we begin?', [file]));
    expect(await getThread(await aVerifiedMember(), id, null)).toBeNull();
    const before = await getThread(receiver, id, null);
    expect(before).toMatchObject({
      hasUnread: true,
      messages: [{ text: 'When shall we begin?', files: [{ fileName: 'plan.txt' }] }],
    });
    must(await markThreadRead(receiver, id));
    expect(await getThread(receiver, id, null)).toMatchObject({ hasUnread: false });
    expect(await getThread(sender, id, null)).toMatchObject({ messages: [{ isReadByOther: true }] });
    expect(await kindsOf(id, receiver)).toContain('introduction.message-sent');
  });

  it('come from nobody else, whatever writes them, and never change', async () => {
    const { sender, id } = await anAccepted();
    const other = await aVerifiedMember();
    const row = { introductionId: id, authorId: other.personId, kind: 'message', text: 'x' };
    await expect(
      db.introductionMessage.create({ data: { ...row, organisationId: other.organisation.id } }),
    ).rejects.toThrow(/two sides/);
    must(await sendMessage(sender, id, 'Hello'));
    await expect(
      db.introductionMessage.updateMany({ where: { introductionId: id }, data: { text: 'y' } }),
    ).rejects.toThrow(/cannot be changed/);
    const { sender: asker, id: open } = await anOpen();
    const early = { introductionId: open, authorId: asker.personId, kind: 'message', text: 'x' };
    await expect(
      db.introductionMessage.create({ data: { ...early, organisationId: asker.organisation.id } }),
    ).rejects.toThrow(/before acceptance/);
    await expect(db.introduction.update({ where: { id }, data: { acceptedAt: null } })).rejects.toThrow(
      /answered once/,
    );
  });
});

describe('a meeting', () => {
  it('is proposed with times, settled by the other side, and is a calendar file without addresses', async () => {
    const { sender, receiver, id } = await anAccepted();
    const options = [1, 2].map((days) => new Date(Date.UTC(2030, 0, days, 1)));
    const input = { topic: 'Visit to the plant', place: 'Gate 2', duration: 90, options };
    expect(await proposeMeeting(sender, id, { ...input, options: [new Date(0)] })).toEqual(refused('times-past'));
    must(await proposeMeeting(sender, id, input));
    const meeting = (await getThread(receiver, id, null))?.meetings[0]?.id ?? '';
    expect(await chooseMeetingTime(sender, id, meeting, options[0] ?? null)).toEqual(refused('own-proposal'));
    expect(await chooseMeetingTime(receiver, id, meeting, new Date())).toEqual(refused('time-not-offered'));
    expect(await writeMeetingCalendar(receiver, id, meeting)).toBeNull();
    must(await chooseMeetingTime(receiver, id, meeting, options[1] ?? null));
    expect(await chooseMeetingTime(receiver, id, meeting, options[0] ?? null)).toEqual(refused('meeting-settled'));
    const file = await writeMeetingCalendar(sender, id, meeting);
    expect(file).toContain('DTSTART:20300102T010000Z');
    expect(file).toContain('DTEND:20300102T023000Z');
    expect(file).toContain('SUMMARY:Visit to the plant');
    expect(file).not.toMatch(/mailto|ATTENDEE|ORGANIZER|@example/i);
    must(await callMeetingOff(sender, id, meeting));
    expect(await writeMeetingCalendar(receiver, id, meeting)).toContain('STATUS:CANCELLED');
    expect(await writeMeetingCalendar(await aVerifiedMember(), id, meeting)).toBeNull();
  });
});

async function aPdf(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  for (let page = 0; page < 2; page += 1)
    pdf.addPage([400, 300]).drawText('Confidential plan', { x: 20, y: 200, size: 12 });
  return pdf.save({ useObjectStreams: false });
}
const aPicture = () =>
  sharp({ create: { width: 600, height: 400, channels: 3, background: '#ffffff' } })
    .png()
    .toBuffer();

describe('the confidentiality agreement', () => {
  it('opens marked copies once both have signed the same text, on record, and shuts when one side revokes', async () => {
    const { sender, receiver, id } = await anAccepted();
    const bytes = { pdf: await aPdf(), png: await aPicture() };
    const text = { name: 'plan.txt', bytes: new TextEncoder().encode('plain') };
    expect(await giveFiles(sender, id, 'agreement', [text])).toEqual(refused('not-markable'));
    must(
      await giveFiles(sender, id, 'agreement', [
        { name: 'plan.pdf', bytes: bytes.pdf },
        { name: 'plan.png', bytes: bytes.png },
      ]),
    );
    const files = await db.document.findMany({ where: { introductionId: id }, orderBy: { fileName: 'asc' } });
    const [pdf, png] = files.map((file) => file.id) as [string, string];
    expect(await openFile(receiver, id, pdf)).toEqual(refused('agreement-needed'));
    expect(await signAgreement(sender, id, '2020-01')).toEqual(refused('text-changed'));
    must(await signAgreement(sender, id, version));
    expect(await openFile(receiver, id, pdf)).toEqual(refused('agreement-needed'));
    must(await signAgreement(receiver, id, version));
    must(await openFile(receiver, id, pdf));
    for (const [file, original] of [
      [pdf, bytes.pdf],
      [png, bytes.png],
    ] as const) {
      const decision = must(await decideFile(receiver, id, file));
      expect(decision.isMarked).toBe(true);
      const copies = await Promise.all(
        ['李雷', '韩梅梅'].map((name) => readFileFor({ name, organisation: '长春新区' }, decision.file, true)),
      );
      expect(copies[0]?.sha256).not.toBe(copies[1]?.sha256);
      expect(Buffer.from(copies[0]?.bytes ?? []).equals(Buffer.from(original))).toBe(false);
      if (file === pdf) expect((await PDFDocument.load(copies[0]?.bytes ?? new Uint8Array())).getPageCount()).toBe(2);
      else expect((await sharp(copies[0]?.bytes).stats()).isOpaque).toBe(true);
    }
    expect(must(await decideFile(sender, id, pdf)).isMarked).toBe(false);
    must(await revokeAgreement(receiver, id));
    expect(await openFile(receiver, id, pdf)).toEqual(refused('agreement-needed'));
    const kinds = (await db.event.findMany({ where: { subjectId: id, refusal: null } })).map(({ kind }) => kind);
    for (const kind of ['agreement-signed', 'agreement-revoked', 'files-given', 'file-read'])
      expect(kinds).toContain(`introduction.${kind}`);
  });

  it('keeps signatures as they were signed, with the checksum in the trail', async () => {
    const { sender, id } = await anAccepted();
    must(await signAgreement(sender, id, version));
    expect(await signAgreement(sender, id, version)).toEqual(refused('already-signed'));
    const [signature] = await db.introductionSignature.findMany({ where: { introductionId: id } });
    const event = await db.event.findFirstOrThrow({ where: { subjectId: id, kind: 'introduction.agreement-signed' } });
    expect(event.data).toEqual({ version, textHash: signature?.textHash, hash: signature?.hash });
    const where = { introductionId: id };
    await expect(db.introductionSignature.updateMany({ where, data: { version: 'x' } })).rejects.toThrow(
      /cannot be changed/,
    );
    await expect(db.introductionSignature.deleteMany({ where })).rejects.toThrow(/cannot be changed/);
  });
});
