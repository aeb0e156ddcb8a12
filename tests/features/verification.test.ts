// Verification through the pages: evidence, queue, case, decisions, codes that fail their check, and the yearly renewal.
import { describe, expect, it } from 'vitest';
import { askRenewals } from '#app/features/organisations/ask-renewals.server.ts';
import { db } from '#app/persistence/client.server.ts';
import { loader as readDetail, action as requestVerification } from '#app/routes/organisations/detail.tsx';
import { action as edit, loader as readEdit } from '#app/routes/organisations/edit.tsx';
import { action as create } from '#app/routes/organisations/new.tsx';
import { action as answer, loader as readCase } from '#app/routes/oversight/verification.tsx';
import { loader as readQueue } from '#app/routes/oversight/verifications.tsx';
import {
  type Administrator,
  anAdministrator,
  answerOf,
  asked,
  caseOf,
  handsInEvidence,
  posted,
  statusOf,
} from '../support/organisation-world.ts';
import { aSignedInPerson, type SignedInPerson } from '../support/people.ts';

const rowOf = (id: string) => db.organisation.findUniqueOrThrow({ where: { id } });
const mailsTo = (toAddress: string, template: string) => db.mail.count({ where: { toAddress, template } });
const requestOf = async (id: string) => (await rowOf(id)).verificationRequestedAt?.toISOString() ?? '';

async function submitted(more: Readonly<Record<string, string>> = {}): Promise<Administrator> {
  const administrator = await anAdministrator(more);
  await handsInEvidence(administrator);
  const params = { reference: administrator.reference };
  expect(await statusOf(requestVerification(posted({}, administrator, params)))).toBe(302);
  return administrator;
}

async function act(organisation: Administrator, operator: SignedInPerson, values: Record<string, string>) {
  const requestedAt = await requestOf(organisation.id);
  const sent = { organisationId: organisation.id, requestedAt, ...values };
  return answerOf(answer(posted(sent, operator, { reference: organisation.reference })));
}

describe('asking', () => {
  it('needs evidence first', async () => {
    const administrator = await anAdministrator();
    const ask = () => answerOf(requestVerification(posted({}, administrator, { reference: administrator.reference })));
    expect(await ask()).toMatchObject({ status: 409, data: { refusal: 'evidence-needed' } });
    await handsInEvidence(administrator);
    expect((await ask()).status).toBe(302);
    expect(await ask()).toMatchObject({ status: 409 });
    expect(await mailsTo(administrator.email, 'organisation-submitted')).toBe(1);
    const refused = await db.event.findMany({
      where: { subjectId: administrator.id, kind: 'organisation.verification-requested', refusal: { not: null } },
    });
    expect(refused.map(({ refusal }) => refusal)).toContain('evidence-needed');
  });
});

describe('an answer', () => {
  it('verifies for a year, is shown to everybody and mailed to the administrators', async () => {
    const organisation = await submitted();
    const operator = await aSignedInPerson(['operator']);
    const queue = await readQueue(asked('/operator/verifications', operator));
    expect(queue.entries.map(({ id }) => id)).toContain(organisation.id);
    expect((await act(organisation, operator, { act: 'verify' })).status).toBe(302);
    expect((await organisation.viewer()).actor.organisation?.verification).toBe('verified');
    const { verifiedAt, verifiedUntil } = await rowOf(organisation.id);
    expect(verifiedUntil?.getUTCFullYear()).toBe((verifiedAt?.getUTCFullYear() ?? 0) + 1);
    const page = await readDetail(asked('/', null, { reference: organisation.reference }));
    expect(page).toMatchObject({ organisation: { verification: 'verified' }, own: null });
    expect(await mailsTo(organisation.email, 'organisation-verified')).toBe(1);
    const event = await db.event.findFirstOrThrow({
      where: { subjectId: organisation.id, kind: 'organisation.verified' },
    });
    const consumers = await db.delivery.findMany({ where: { eventId: event.id } });
    expect(consumers.map(({ consumer }) => consumer).toSorted((a, b) => a.localeCompare(b))).toEqual([
      'match',
      'search',
    ]);
  });

  it('is not given to what changed after the operator looked, and is lost by a new name', async () => {
    const organisation = await submitted();
    const operator = await aSignedInPerson(['operator']);
    const stale = await requestOf(organisation.id);
    const renamed = { type: 'enterprise', nameZh: '新名称有限公司', divisionCode: '220100' };
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await statusOf(edit(posted(renamed, organisation)))).toBe(302);
    expect((await act(organisation, operator, { act: 'verify', requestedAt: stale })).status).toBe(409);
    expect((await act(organisation, operator, { act: 'verify' })).status).toBe(302);
    expect(await statusOf(edit(posted({ ...renamed, website: 'https://example.org' }, organisation)))).toBe(302);
    expect((await organisation.viewer()).actor.organisation?.verification).toBe('verified');
    expect(await statusOf(edit(posted({ ...renamed, nameZh: '冒名有限公司' }, organisation)))).toBe(302);
    expect((await organisation.viewer()).actor.organisation?.verification).toBe('submitted');
  });

  it('is returned with a reason only, which the public does not see', async () => {
    const organisation = await submitted();
    const operator = await aSignedInPerson(['operator']);
    expect((await act(organisation, operator, { act: 'return' })).status).toBe(422);
    expect((await act(organisation, operator, { act: 'return', note: '名称与证照不符' })).status).toBe(302);
    const params = { reference: organisation.reference };
    const own = await readDetail(asked('/', organisation, params));
    expect(own.own).toMatchObject({ mayManage: true, verificationNote: '名称与证照不符', evidence: 1 });
    expect(JSON.stringify(await readDetail(asked('/', operator, params)))).not.toContain('名称与证照不符');
    expect(await mailsTo(organisation.email, 'organisation-returned')).toBe(1);
  });

  it('suspends, and lifts that again with what was left of the year', async () => {
    const organisation = await submitted();
    const operator = await aSignedInPerson(['operator']);
    await act(organisation, operator, { act: 'verify' });
    const { verifiedUntil } = await rowOf(organisation.id);
    expect((await act(organisation, operator, { act: 'suspend', note: '投诉核查中' })).status).toBe(302);
    expect((await organisation.viewer()).actor.organisation?.verification).toBe('suspended');
    expect((await act(organisation, operator, { act: 'verify' })).status).toBe(302);
    const row = await rowOf(organisation.id);
    expect(row).toMatchObject({ verification: 'verified', verifiedUntil });
    const kinds = await db.event.findMany({ where: { subjectId: organisation.id }, orderBy: { seq: 'asc' } });
    expect(kinds.map(({ kind }) => kind).slice(-3)).toEqual([
      'organisation.verified',
      'organisation.suspended',
      'organisation.reinstated',
    ]);
    for (const template of ['organisation-suspended', 'organisation-reinstated'])
      expect(await mailsTo(organisation.email, template)).toBe(1);
  });

  it('is not for those who belong to the organisation, nor for anybody but operators', async () => {
    const organisation = await submitted();
    await db.person.update({ where: { email: organisation.email }, data: { platformRoles: ['operator'] } });
    expect((await act(organisation, organisation, { act: 'verify' })).status).toBe(403);
    const administrator = await anAdministrator();
    expect(await statusOf(readQueue(asked('/operator/verifications', administrator)))).toBe(404);
    expect(await statusOf(readCase(asked('/', administrator, { reference: organisation.reference })))).toBe(404);
    expect((await act(organisation, administrator, { act: 'verify' })).status).toBe(404);
  });
});

describe('the queue and the case', () => {
  it('are found by name, code and reference', async () => {
    const organisation = await submitted({ nameZh: '净月特种玻璃研究所', uscc: '12100000400000624D' });
    const operator = await aSignedInPerson(['operator']);
    const found = async (q: string) =>
      (await readQueue(asked(`/?${new URLSearchParams({ q })}`, operator))).entries.map(({ id }) => id);
    for (const q of ['特种玻璃', '400000624', organisation.reference])
      expect(await found(q)).toEqual([organisation.id]);
    expect(await found('没有这样的机构')).toEqual([]);
    expect(await found('%')).toEqual([]);
  });

  it('come in pages that follow each other', async () => {
    const operator = await aSignedInPerson(['operator']);
    const reference = (index: number) => `OR-PAGE-${String(index).padStart(2, '0')}`;
    await db.organisation.createMany({
      data: Array.from({ length: 25 }, (_, index) => ({
        reference: reference(index),
        type: 'enterprise',
        nameEn: `Paged ${index}`,
        verification: 'returned' as const,
      })),
    });
    const first = await readQueue(asked('/?state=returned&q=Paged', operator));
    const second = await readQueue(asked(`/?state=returned&q=Paged&after=${first.next}`, operator));
    const seen = [...first.entries, ...second.entries].map(({ id }) => id);
    expect([first.entries.length, second.entries.length, new Set(seen).size]).toEqual([20, 5, 25]);
    expect(second.next).toBeNull();
  });

  it('show what was checked, and hint at a government domain without deciding', async () => {
    const organisation = await submitted({ type: 'enterprise', uscc: '11220100013828800N', divisionCode: '220102' });
    await db.person.update({ where: { email: organisation.email }, data: { email: `${organisation.id}@cc.gov.cn` } });
    const found = await caseOf(organisation.reference, await aSignedInPerson(['operator']));
    expect(found).toMatchObject({
      governmentDomain: 'cc.gov.cn',
      usccChecks: true,
      isTypeUnusual: true,
      suggestedType: 'government',
      division: '南关区, Changchun',
      verification: 'submitted',
    });
    expect(found.evidence).toHaveLength(1);
    expect(found.history.map(({ kind }) => kind)).toContain('document.added');
    // Of the people only the part of the address that says where they work.
    expect(JSON.stringify(found)).not.toContain(`${organisation.id}@`);
  });
});

describe('a code whose check fails', () => {
  const failing = '91350203M0001QAY9B';
  const values = { type: 'enterprise', nameZh: '厦门某公司', divisionCode: '350200', uscc: failing };

  it('stops the form until its holder explains it, and verification until an operator accepts it', async () => {
    const person = await aSignedInPerson();
    const blocked = await answerOf(create(posted(values, person)));
    expect(blocked).toMatchObject({ status: 422, data: { reply: { error: { uscc: ['uscc-check'] } } } });
    const administrator = await anAdministrator({ ...values, usccClaim: '证照上就是这个代码' });
    await handsInEvidence(administrator);
    await requestVerification(posted({}, administrator, { reference: administrator.reference }));
    const operator = await aSignedInPerson(['operator']);
    expect(await caseOf(administrator.reference, operator)).toMatchObject({
      usccClaim: '证照上就是这个代码',
      isUsccOpen: true,
      usccChecks: false,
    });
    expect(await act(administrator, operator, { act: 'verify' })).toMatchObject({
      status: 409,
      data: { refusal: 'uscc-unconfirmed' },
    });
    expect((await act(administrator, operator, { intent: 'override' })).status).toBe(422);
    expect((await act(administrator, operator, { intent: 'override', note: '与证照原件一致' })).status).toBe(302);
    const operatorId = (await operator.viewer()).actor.personId;
    expect(await rowOf(administrator.id)).toMatchObject({
      usccOverrideReason: '与证照原件一致',
      usccOverriddenById: operatorId,
    });
    const event = await db.event.findFirstOrThrow({
      where: { kind: 'organisation.uscc-overridden', subjectId: administrator.id, refusal: null },
    });
    expect(event).toMatchObject({ actorId: operatorId, data: { uscc: failing, reason: '与证照原件一致' } });
    expect((await act(administrator, operator, { act: 'verify' })).status).toBe(302);
    // Saving again with the accepted code keeps it; another code loses the acceptance.
    const kept = await readEdit(asked('/', administrator));
    const saved = { ...values, usccClaim: kept.values.usccClaim };
    expect(await statusOf(edit(posted(saved, administrator)))).toBe(302);
    expect((await rowOf(administrator.id)).usccOverrideReason).not.toBe('');
    expect(await statusOf(edit(posted({ ...values, uscc: '914403001922038216' }, administrator)))).toBe(302);
    expect(await rowOf(administrator.id)).toMatchObject({
      usccOverrideReason: '',
      usccClaim: '',
      verification: 'submitted',
    });
  });

  it('cannot belong to two organisations', async () => {
    const code = '91350203M0001QAY9C';
    const claimed = { ...values, uscc: code, usccClaim: '如此' };
    await anAdministrator(claimed);
    expect(await statusOf(create(posted(claimed, await aSignedInPerson())))).toBe(409);
  });

  it('suggests the type where nothing was chosen', async () => {
    const person = await aSignedInPerson();
    const reply = create(posted({ nameZh: '某大学', divisionCode: '220100', uscc: '1210000042500615X0' }, person));
    expect(await statusOf(reply)).toBe(302);
    expect((await person.viewer()).actor.organisation?.type).toBe('institute');
  });
});

describe('the verified year', () => {
  async function verified(): Promise<Administrator> {
    const organisation = await submitted();
    await act(organisation, await aSignedInPerson(['operator']), { act: 'verify' });
    return organisation;
  }
  const endsIn = (id: string, days: number) =>
    db.$executeRaw`UPDATE organisation SET verified_until = app_clock() + ${days} * interval '1 day' WHERE id = ${id}::uuid`;

  it('ends by itself: the organisation then counts as unverified', async () => {
    const organisation = await verified();
    await endsIn(organisation.id, -1);
    expect((await organisation.viewer()).actor.organisation?.verification).toBe('lapsed');
    const page = await readDetail(asked('/', null, { reference: organisation.reference }));
    expect(page.organisation).toMatchObject({ verification: 'lapsed', verifiedOn: null, uscc: null });
    const operator = await aSignedInPerson(['operator']);
    const lapsed = await readQueue(asked('/?state=lapsed', operator));
    expect(lapsed.entries.map(({ id }) => id)).toContain(organisation.id);
  });

  it('is asked to be renewed thirty days before, once, by mail', async () => {
    const organisation = await verified();
    await endsIn(organisation.id, 31);
    await askRenewals();
    expect(await mailsTo(organisation.email, 'organisation-renewal')).toBe(0);
    await endsIn(organisation.id, 29);
    await Promise.all([askRenewals(), askRenewals()]);
    await askRenewals();
    expect(await mailsTo(organisation.email, 'organisation-renewal')).toBe(1);
    const events = await db.event.count({ where: { subjectId: organisation.id, kind: 'organisation.renewal-asked' } });
    expect(events).toBe(1);
  });

  it('is renewed without losing a day, and a refused renewal leaves what is left', async () => {
    const organisation = await verified();
    const operator = await aSignedInPerson(['operator']);
    const params = { reference: organisation.reference };
    const request = () => answerOf(requestVerification(posted({}, organisation, params)));
    expect((await request()).status).toBe(409);
    await endsIn(organisation.id, 20);
    expect((await request()).status).toBe(302);
    expect((await organisation.viewer()).actor.organisation?.verification).toBe('verified');
    const queue = await readQueue(asked('/operator/verifications', operator));
    expect(queue.entries.find(({ id }) => id === organisation.id)).toMatchObject({ isRenewal: true });
    expect((await act(organisation, operator, { act: 'return', note: '证照已过期' })).status).toBe(302);
    expect((await organisation.viewer()).actor.organisation?.verification).toBe('verified');
    expect((await request()).status).toBe(302);
    expect((await act(organisation, operator, { act: 'verify' })).status).toBe(302);
    const { verifiedUntil } = await rowOf(organisation.id);
    expect((verifiedUntil?.getTime() ?? 0) - Date.now()).toBeGreaterThan(360 * 86_400_000);
  });
});
