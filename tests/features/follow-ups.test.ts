// The follow-up ledger, its file and alarms; blocks and quotas; letters, mail settings and links that end mails.
import { describe, expect, it } from 'vitest';
import { followUpStages } from '#app/domain/follow-up.ts';
import { exportLedger } from '#app/features/follow-ups/export-ledger.server.ts';
import { getLedger, listLedger } from '#app/features/follow-ups/get-ledger.server.ts';
import { importLedger } from '#app/features/follow-ups/import-ledger.server.ts';
import { answerStep, planNext, proposeStep } from '#app/features/follow-ups/keep-ledger.server.ts';
import { raiseAlarms } from '#app/features/follow-ups/raise-alarms.server.ts';
import { inviteAgain, keepBlock } from '#app/features/guarding/guard-introduction.server.ts';
import { readTable } from '#app/features/import-listings/read-table.server.ts';
import { cellText } from '#app/features/import-listings/source-row.ts';
import { answerIntroduction } from '#app/features/introductions/answer-introduction.server.ts';
import { expressInterest } from '#app/features/introductions/express-interest.server.ts';
import { getInterestForm } from '#app/features/introductions/get-interest-form.server.ts';
import { previewMails } from '#app/features/mail-desk/preview-mails.ts';
import {
  changeRhythms,
  isUnsubscribed,
  readUnsubscribeLink,
  resumeMail,
  unsubscribe,
} from '#app/features/notifications/change-mail-settings.server.ts';
import { listNotifications, openNotification } from '#app/features/notifications/list-notifications.server.ts';
import { i18nFor } from '#app/i18n/server-messages.server.ts';
import { mailDueNotifications } from '#app/jobs/mail-notifications.server.ts';
import { db } from '#app/persistence/client.server.ts';
import { unsubscribeUrl } from '#app/persistence/letters.server.ts';
import { aListedOpportunity, aVerifiedMember, type Member } from '../support/listing-world.ts';
import { must } from '../support/sample-listings.ts';

const contact = { name: '联系人', phone: '13800000000', email: 'contact@example.test' };
const interest = { cooperationSought: '共同试点', questions: '', aboutUs: '我们', offered: '', contact };
const refused = (reason: string) => ({ ok: false, reason });
const talk = { stage: 'talk', endReason: null, happenedOn: '2026-01-05', note: '' } as const;
const confirm = { answer: 'confirmed', note: '' } as const;

async function anAcceptedPair() {
  const [from, to] = [await aVerifiedMember({ name: 'Sender Ltd' }), await aVerifiedMember({ name: 'Receiver Ltd' })];
  const listing = await aListedOpportunity(to);
  const { id } = must(await expressInterest(from, { list: 'opportunity', reference: listing.reference }, interest));
  must(await answerIntroduction(to, id, { accept: true, contact }));
  return { from, to, id };
}
const unreadOf = async (actor: Member) => {
  const page = await listNotifications(actor, i18nFor('en'), new URLSearchParams({ topic: 'follow-up' }));
  return page.entries;
};

describe('the follow-up ledger', () => {
  it('goes onwards step by step, each proposed by one side and confirmed by the other, who is told', async () => {
    const { from, to, id } = await anAcceptedPair();
    const stranger = await aVerifiedMember();
    expect(await proposeStep(stranger, id, talk)).toEqual(refused('not-found'));
    expect(await getLedger(stranger, id)).toBeNull();
    must(await proposeStep(from, id, talk));
    expect(await proposeStep(to, id, talk)).toEqual(refused('step-open'));
    expect(await answerStep(from, id, confirm)).toEqual(refused('own-step'));
    expect(await answerStep(to, id, { answer: 'disputed', note: ' ' })).toEqual(refused('dispute-note-needed'));
    expect((await unreadOf(to)).map(({ title }) => title)).toEqual(['Sender Ltd recorded a step: please confirm it']);
    must(await answerStep(to, id, { answer: 'disputed', note: 'We never met' }));
    expect((await getLedger(to, id))?.stage).toBeNull();
    for (const stage of followUpStages.slice(0, 5)) {
      must(await proposeStep(to, id, { ...talk, stage }));
      must(await answerStep(from, id, confirm));
    }
    expect((await getLedger(from, id))?.stage).toBe('scaled');
    const end = { ...talk, stage: 'ended', endReason: 'price' } as const;
    expect(await proposeStep(from, id, end)).toEqual(refused('not-onwards'));
    await expect(db.followUpStep.updateMany({ where: { introductionId: id }, data: { note: 'x' } })).rejects.toThrow();
  });

  it('is answered once under parallel clicks', async () => {
    const { from, to, id } = await anAcceptedPair();
    const proposed = await Promise.all([1, 2, 3, 4].map((at) => proposeStep(at % 2 ? from : to, id, talk)));
    expect(proposed.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db.followUpStep.count({ where: { introductionId: id } })).toBe(1);
  });

  it('leaves as Excel and comes back filled in; a row that asks for nothing changes nothing', async () => {
    const { from, to, id } = await anAcceptedPair();
    const i18n = i18nFor('zh-CN');
    const { bytes, fileName } = await exportLedger(to, i18n);
    const table = must(await readTable(new Uint8Array(bytes), fileName, { guessHeader: true }));
    const rows = table.rows.map(({ number, cells }) => ({
      number,
      cells: Object.fromEntries(Object.entries(cells).map(([name, value]) => [name, cellText(value)])),
    }));
    expect(await importLedger(to, rows, i18n)).toEqual({ steps: 0, plans: 0, same: 1, refused: [] });
    const columns = i18n.t.followUps.file.columns;
    const [row] = rows;
    const cells = {
      ...row?.cells,
      [columns.newStage]: '考察',
      [columns.newOn]: '2026-03-01',
      [columns.nextOn]: '2027-02-01',
    };
    expect(await importLedger(to, [{ number: 2, cells }], i18n)).toEqual({ steps: 1, plans: 1, same: 0, refused: [] });
    const again = await importLedger(from, [{ number: 2, cells: { ...cells, [columns.id]: 'none' } }], i18n);
    expect(again?.refused).toEqual([{ row: 2, why: i18n.t.followUps.file.unknownRow }]);
    expect(await importLedger(to, [{ number: 1, cells: { 标题: 'x' } }], i18n)).toBeNull();
    const [own] = (await listLedger(to, '')).rows;
    expect(own).toMatchObject({ id, nextOn: '2027-02-01', stage: null, open: { stage: 'visit', isOwn: true } });
    // What one side plans, the other does not see.
    expect((await listLedger(from, '')).rows[0]?.nextOn).toBeNull();
  });

  it('that has gone stale is pointed out once, to the side that should look after it', async () => {
    const { from, to, id } = await anAcceptedPair();
    must(await planNext(to, id, { nextOn: '2026-01-05', responsibleId: to.personId, note: '' }));
    await raiseAlarms();
    await raiseAlarms();
    const alarms = await db.event.findMany({ where: { kind: 'follow-up.alarm-raised', subjectId: id } });
    expect(alarms.map(({ data }) => data)).toMatchObject([{ why: 'date-passed', since: '2026-01-05' }]);
    expect((await unreadOf(to)).map(({ title }) => title)).toContainEqual(
      expect.stringContaining('The ledger needs a look'),
    );
    expect(await unreadOf(from)).toEqual([]);
  });
});

describe('limits between organisations', () => {
  it('let twenty requests a day and three open per pair through, however many come at once', async () => {
    const from = await aVerifiedMember();
    const receivers = await Promise.all(Array.from({ length: 8 }, () => aVerifiedMember()));
    const listings = await Promise.all(receivers.map((one) => aListedOpportunity(one)));
    const tries = listings.flatMap(({ reference }) => Array.from({ length: 4 }, () => reference));
    const results = await Promise.all(
      tries.map((reference) => expressInterest(from, { list: 'opportunity', reference }, interest)),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(20);
    const pairs = await db.introduction.groupBy({
      by: ['toOrganisationId'],
      where: { fromOrganisationId: from.organisation.id },
      _count: true,
    });
    expect(Math.max(...pairs.map(({ _count }) => _count))).toBe(3);
    // The database itself says no to the 21st.
    const [one] = await db.introduction.findMany({ where: { fromOrganisationId: from.organisation.id }, take: 1 });
    const { id: _, ...more } = one ?? { id: '' };
    await expect(db.introduction.create({ data: { ...more, sentAt: new Date() } as never })).rejects.toThrow(
      /twenty requests/,
    );
  });

  it('who is blocked finds a listing closed; who declined may invite again', async () => {
    const [from, to] = [await aVerifiedMember(), await aVerifiedMember()];
    const { reference } = await aListedOpportunity(to);
    const about = { list: 'opportunity', reference } as const;
    const { id } = must(await expressInterest(from, about, interest));
    must(await answerIntroduction(to, id, { accept: false, reason: 'terms', note: '' }));
    expect(await expressInterest(from, about, interest)).toEqual(refused('declined-recently'));
    expect(await inviteAgain(from, id)).toMatchObject({ ok: false });
    must(await inviteAgain(to, id));
    must(await keepBlock(to, id, true));
    expect(await expressInterest(from, about, interest)).toEqual(refused('not-found'));
    expect(await getInterestForm(from, about)).toBeNull();
    must(await keepBlock(to, id, false));
    expect(await expressInterest(from, about, interest)).toMatchObject({ ok: true });
  });
});

describe('mails of a topic', () => {
  it('come at once, in one portion, or not at all, and end by the link in them', async () => {
    const { from, to, id } = await anAcceptedPair();
    await mailDueNotifications();
    await db.person.update({ where: { id: to.personId }, data: { emailVerified: true } });
    const { email } = await db.person.findUniqueOrThrow({ where: { id: to.personId } });
    must(await proposeStep(from, id, talk));
    await mailDueNotifications();
    const mails = await db.mail.findMany({ where: { toAddress: email, template: 'notifications' } });
    const last = mails.at(-1);
    expect(last?.body).toContain(`/follow-ups/${id}`);
    const url = new URL(last?.unsubscribeUrl ?? '');
    expect(url.href).toBe(unsubscribeUrl(to.personId, 'follow-up'));
    const token = url.searchParams.get('token') ?? '';
    expect(readUnsubscribeLink(to.personId, 'match', token)).toBeNull();
    const link = readUnsubscribeLink(to.personId, 'follow-up', token);
    if (!link) throw new Error('the link is not known');
    const from2 = { requestId: 'test', clientAddress: '' };
    await unsubscribe(link, from2);
    await unsubscribe(link, from2);
    expect(await isUnsubscribed(link)).toBe(true);
    const events = await db.event.count({ where: { kind: 'person.mail-settings-changed', subjectId: to.personId } });
    expect(events).toBe(1);
    must(await answerStep(to, id, confirm));
    must(await proposeStep(from, id, { ...talk, stage: 'visit' }));
    await mailDueNotifications();
    expect(await db.mail.count({ where: { toAddress: email, template: 'notifications' } })).toBe(mails.length);
    must(await changeRhythms(to, { 'follow-up': 'weekly' }));
    const entry = (await unreadOf(to))[0];
    expect(await openNotification(from, entry?.id ?? '')).toBeNull();
    expect(await openNotification(to, entry?.id ?? '')).toBe(`/follow-ups/${id}`);
  });

  it('go to a mailbox again once its owner says so', async () => {
    const person = await aVerifiedMember();
    const address = `${person.personId}@example.org`;
    await db.mailSuppression.create({ data: { address, reason: '550' } });
    must(await resumeMail(person, address.toUpperCase()));
    expect(await db.mailSuppression.count({ where: { address } })).toBe(0);
    expect(await db.event.count({ where: { kind: 'person.mail-resumed', subjectId: person.personId } })).toBe(1);
  });

  it('can all be previewed, in both languages, with nothing left to fill in but names of params', () => {
    const [zh, en] = [previewMails(i18nFor('zh-CN')), previewMails(i18nFor('en'))];
    expect(zh.map(({ name }) => name)).toEqual(en.map(({ name }) => name));
    expect(zh.map(({ name }) => name)).toEqual(expect.arrayContaining(['mails.verify-email', 'follow-up.proposed']));
    expect([...zh, ...en].filter(({ subject, body }) => `${subject}${body}`.includes('undefined'))).toEqual([]);
  });
});
