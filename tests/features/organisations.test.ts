// Organisations: created, joined by invitation, managed; through the pages' own loaders and actions.
import { describe, expect, it } from 'vitest';
import { changeMemberRole, removeMember } from '#app/features/organisations/change-members.server.ts';
import { createOrganisation } from '#app/features/organisations/create-organisation.server.ts';
import { inviteMember, withdrawInvitation } from '#app/features/organisations/invite-member.server.ts';
import { type OrganisationInput, organisationInput } from '#app/features/organisations/organisation-input.ts';
import { db } from '#app/persistence/client.server.ts';
import { loader as outbox } from '#app/routes/accounts/outbox.tsx';
import { action as language } from '#app/routes/language.ts';
import { action as join, loader as readJoin } from '#app/routes/organisations/join.tsx';
import { action as create } from '#app/routes/organisations/new.tsx';
import { action as switchTo } from '#app/routes/organisations/switch.ts';
import { aSignedInPerson, type SignedInPerson } from '../support/people.ts';
import { aContext, aPost, aRequest } from '../support/requests.ts';

const profile = (more: Partial<Record<keyof OrganisationInput, string>> = {}): OrganisationInput =>
  organisationInput.parse({ type: 'enterprise', nameZh: '长春测试有限公司', divisionCode: '220100', ...more });

/** A person who administers a new organisation, and its id and reference. */
async function anAdministrator(more: Partial<Record<keyof OrganisationInput, string>> = {}) {
  const person = await aSignedInPerson();
  const { actor, sessionToken } = await person.viewer();
  const created = await createOrganisation(actor, sessionToken, profile(more));
  if (!created.ok) throw new Error(created.reason);
  const { organisation } = (await person.viewer()).actor;
  if (!organisation) throw new Error('acts for nobody');
  return { ...person, id: organisation.id, reference: created.reference };
}

const run = (
  values: Record<string, string>,
  person: SignedInPerson,
  path = '/',
  params: Record<string, string> = {},
) => ({
  request: aPost(path, values, person.cookie),
  context: aContext(),
  params,
});
const read = (path: string, person: SignedInPerson, params: Record<string, string> = {}) => ({
  request: aRequest(path, { headers: { cookie: person.cookie } }),
  context: aContext(),
  params,
});
/** Status of an answer, returned or thrown, made by `data` or `redirect`. */
const statusOf = async (reply: Promise<unknown>): Promise<number | undefined> => {
  const given = await reply.catch((thrown: unknown) => thrown);
  if (given instanceof Error) throw given;
  return given instanceof Response ? given.status : (given as { init?: { status?: number } | null }).init?.status;
};

const invitationToken = async (email: string): Promise<string> => {
  const mail = await db.mail.findFirstOrThrow({
    where: { toAddress: email, template: 'invitation' },
    orderBy: { createdAt: 'desc' },
  });
  return /token=([\w-]+)/.exec(mail.body)?.[1] ?? '';
};

async function aColleague(
  administrator: Awaited<ReturnType<typeof anAdministrator>>,
  role: 'drafter' | 'administrator',
) {
  const person = await aSignedInPerson();
  const { actor } = await administrator.viewer();
  expect(await inviteMember(actor, administrator.id, { email: person.email, role })).toEqual({ ok: true });
  expect(await statusOf(join(run({ token: await invitationToken(person.email) }, person)))).toBe(302);
  return person;
}

describe('creating an organisation', () => {
  it('makes its creator the administrator who acts for it', async () => {
    const person = await aSignedInPerson();
    const uscc = '９１４４０３００ 71526726xg';
    const reply = await create(run({ type: 'enterprise', nameEn: 'Test Ltd', uscc, divisionCode: '440300' }, person));
    expect(reply).toBeInstanceOf(Response);
    const viewer = await person.viewer();
    expect(viewer.organisation).toMatchObject({ nameEn: 'Test Ltd', role: 'administrator' });
    const row = await db.organisation.findUniqueOrThrow({ where: { id: viewer.organisation?.id ?? '' } });
    expect(row).toMatchObject({ uscc: '9144030071526726XG', verification: 'unverified' });
    const events = await db.event.findMany({ where: { subjectId: row.id } });
    expect(events.map(({ kind }) => kind)).toEqual(['organisation.created']);
  });

  it('is refused with a code whose check fails, or that somebody else uses', async () => {
    const person = await aSignedInPerson();
    const values = { type: 'enterprise', nameZh: '甲公司', divisionCode: '220100' };
    expect(await statusOf(create(run({ ...values, uscc: '914403001922038217' }, person)))).toBe(422);
    await anAdministrator({ uscc: '914403001922038216' });
    expect(await statusOf(create(run({ ...values, uscc: '914403001922038216' }, person)))).toBe(409);
  });

  it('needs a name, and a web address that is one', () => {
    const website = 'javascript:alert(1)';
    const refused = organisationInput.safeParse({ type: 'enterprise', divisionCode: '220100', website });
    expect(refused.error?.issues.map(({ path, message }) => [path[0], message])).toEqual([
      ['website', 'url'],
      ['nameZh', 'required'],
    ]);
  });
});

describe('joining', () => {
  it('works with the mailed link, for the invited person, once', async () => {
    const administrator = await anAdministrator();
    const { actor } = await administrator.viewer();
    const [invited, stranger] = [await aSignedInPerson(), await aSignedInPerson()];
    expect(await inviteMember(actor, administrator.id, { email: invited.email, role: 'bidder' })).toEqual({ ok: true });
    const token = await invitationToken(invited.email);
    expect(await db.invitation.findFirstOrThrow({ where: { email: invited.email } })).not.toMatchObject({
      tokenHash: token,
    });
    const path = `/organisations/join?token=${token}`;
    expect(await statusOf(readJoin(read(path, stranger)))).toBe(403);
    expect(await statusOf(join(run({ token }, stranger)))).toBe(403);
    const seen = (await readJoin(read(path, invited))) as { data: { invitation: unknown } };
    expect(seen.data.invitation).toMatchObject({ role: 'bidder', organisation: { nameZh: '长春测试有限公司' } });
    expect(await statusOf(join(run({ token }, invited)))).toBe(302);
    expect(await statusOf(join(run({ token }, invited)))).toBe(409);
    const viewer = await invited.viewer();
    expect(viewer.actor.organisation).toMatchObject({ id: administrator.id, permissions: ['draft', 'contact', 'bid'] });
  });

  it('works once even when the link is used twice at the same instant', async () => {
    const administrator = await anAdministrator();
    const { actor } = await administrator.viewer();
    const invited = await aSignedInPerson();
    await inviteMember(actor, administrator.id, { email: invited.email, role: 'drafter' });
    const token = await invitationToken(invited.email);
    const replies = await Promise.all([1, 2, 3].map(() => statusOf(join(run({ token }, invited)))));
    expect(replies.sort()).toEqual([302, 409, 409]);
  });

  it('ends when the invitation is taken back or too old', async () => {
    const administrator = await anAdministrator();
    const { actor } = await administrator.viewer();
    const [first, second] = [await aSignedInPerson(), await aSignedInPerson()];
    for (const { email } of [first, second]) await inviteMember(actor, administrator.id, { email, role: 'drafter' });
    const { id } = await db.invitation.findFirstOrThrow({ where: { email: first.email } });
    const other = await anAdministrator();
    const foreign = await withdrawInvitation((await other.viewer()).actor, other.id, id);
    expect(foreign).toEqual({ ok: false, reason: 'no-such-invitation' });
    expect(await withdrawInvitation(actor, administrator.id, id)).toEqual({ ok: true });
    expect(await statusOf(join(run({ token: await invitationToken(first.email) }, first)))).toBe(409);
    await db.$executeRaw`UPDATE invitation SET expires_at = app_clock() WHERE email = ${second.email}`;
    expect(await statusOf(join(run({ token: await invitationToken(second.email) }, second)))).toBe(409);
  });
});

describe('members', () => {
  it('keep an administrator when two of them step down at the same instant', async () => {
    const first = await anAdministrator();
    const second = await aColleague(first, 'administrator');
    const viewers = await Promise.all([first.viewer(), second.viewer()]);
    const results = await Promise.all(
      viewers.map(({ actor }) => changeMemberRole(actor, first.id, { personId: actor.personId, role: 'drafter' })),
    );
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(results).toContainEqual({ ok: false, reason: 'last-administrator' });
  });

  it('lose their powers at once when they are removed', async () => {
    const administrator = await anAdministrator();
    const colleague = await aColleague(administrator, 'administrator');
    const before = await colleague.viewer();
    const { actor } = await administrator.viewer();
    expect(await removeMember(actor, administrator.id, before.actor.personId)).toEqual({ ok: true });
    expect((await colleague.viewer()).actor.organisation).toBeNull();
    // Even with what their last request knew of them:
    const late = await changeMemberRole(before.actor, administrator.id, { personId: actor.personId, role: 'drafter' });
    expect(late).toEqual({ ok: false, reason: 'permission-missing' });
    const done = { subjectId: administrator.id, refusal: null };
    const events = await db.event.findMany({ where: done, orderBy: { seq: 'asc' } });
    expect(events.map(({ kind }) => kind)).toEqual([
      'organisation.created',
      'member.invited',
      'member.joined',
      'member.removed',
    ]);
  });

  it('of another organisation cannot be touched', async () => {
    const [one, other] = [await anAdministrator(), await anAdministrator()];
    const { actor } = await one.viewer();
    const { personId } = (await other.viewer()).actor;
    expect(await removeMember(actor, other.id, personId)).toEqual({ ok: false, reason: 'not-found' });
  });

  it('switch between their own organisations only', async () => {
    const [one, other] = [await anAdministrator(), await anAdministrator()];
    const { actor } = await one.viewer();
    const both = await aSignedInPerson();
    for (const administrator of [one, other]) {
      await inviteMember((await administrator.viewer()).actor, administrator.id, {
        email: both.email,
        role: 'drafter',
      });
      await join(run({ token: await invitationToken(both.email) }, both));
    }
    expect((await both.viewer()).organisation?.id).toBe(other.id);
    const reply = (await switchTo(run({ organisationId: one.id, to: '//evil.example' }, both))) as Response;
    expect(reply.headers.get('location')).toBe('/workspace');
    expect((await both.viewer()).organisation?.id).toBe(one.id);
    const outsider = await anAdministrator();
    expect(await statusOf(switchTo(run({ organisationId: actor.organisation?.id ?? '', to: '/' }, outsider)))).toBe(
      404,
    );
  });
});

describe('around the site', () => {
  it('the outbox is not there outside demonstrations', async () => {
    expect(await statusOf(outbox(read('/outbox', await aSignedInPerson())))).toBe(404);
  });

  it('the language is kept for a year, and leads back to this site', async () => {
    const request = aPost('/language', { locale: 'en', to: 'https://evil.example/' });
    const reply = (await language({ request, context: aContext(), params: {} })) as Response;
    expect(reply.headers.get('location')).toBe('/');
    expect(reply.headers.get('set-cookie')).toMatch(/^lang=en; Path=\/; Max-Age=31536000;/);
  });
});
