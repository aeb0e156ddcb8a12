// Introductions against a real database: who gets to know whom, when, and who never does.
import { describe, expect, it } from 'vitest';
import { declineReasons } from '#app/domain/introduction.ts';
import { answerIntroduction, cancelInterest } from '#app/features/introductions/answer-introduction.server.ts';
import { expressInterest } from '#app/features/introductions/express-interest.server.ts';
import { getInterestForm } from '#app/features/introductions/get-interest-form.server.ts';
import {
  getIntroduction,
  listIntroductions,
  revealContacts,
} from '#app/features/introductions/get-introduction.server.ts';
import { getPublicOpportunity } from '#app/features/listings/get-listing.server.ts';
import { withdrawListing } from '#app/features/listings/withdraw-listing.server.ts';
import { db, pool } from '#app/persistence/client.server.ts';
import { action, loader } from '#app/routes/introductions/detail.tsx';
import {
  aColleague,
  aListedCapability,
  aListedOpportunity,
  aVerifiedMember,
  type Member,
  type Published,
} from '../support/listing-world.ts';
import { aSignedInPerson } from '../support/people.ts';
import { aContext, aPost, aRequest } from '../support/requests.ts';
import { must } from '../support/sample-listings.ts';

const contactOf = (mark: string) => ({ name: `${mark} name`, phone: `${mark} phone`, email: `${mark}@example.org` });
const words = { cooperationSought: 'Joint trial', questions: 'Which line speed?', aboutUs: 'We build sensors' };

const send = (from: Member, to: Published, offered = '') =>
  expressInterest(
    from,
    { list: 'opportunity', reference: to.reference },
    { ...words, offered, contact: contactOf('SENDERMARK') },
  );
const accept = (by: Member, id: string) =>
  answerIntroduction(by, id, { accept: true, contact: contactOf('RECEIVERMARK') });
const decline = (by: Member, id: string) =>
  answerIntroduction(by, id, { accept: false, reason: 'terms', note: 'Not at this price' });

/** Two organisations, a listing of the second, and an open expression of interest in it. */
async function anOpenIntroduction() {
  const sender = await aVerifiedMember({ mark: 'SENDERMARK', name: 'Sender Ltd' });
  const receiver = await aVerifiedMember({ mark: 'RECEIVERMARK', name: 'Receiver Ltd' });
  const listing = await aListedOpportunity(receiver, {}, contactOf('RECEIVERMARK'));
  const { id } = must(await send(sender, listing));
  return { sender, receiver, listing, id };
}

const refused = (reason: string) => ({ ok: false, reason });
const json = (value: unknown) => JSON.stringify(value, (_, v) => (typeof v === 'bigint' ? `${v}n` : v));
/** Of a thrown redirect or refusal. */
const statusOf = (thrown: unknown) =>
  thrown instanceof Response ? thrown.status : (thrown as { init?: ResponseInit }).init?.status;
const eventsOf = (id: string) =>
  db.event.findMany({ where: { subjectId: id }, orderBy: { seq: 'asc' }, select: { kind: true, actorId: true } });

describe('an accepted introduction', () => {
  it('opens the contact details of both sides to both sides, and leaves a trace of each reading', async () => {
    const { sender, receiver, id } = await anOpenIntroduction();
    must(await accept(receiver, id));
    const both = { from: contactOf('SENDERMARK'), to: contactOf('RECEIVERMARK') };
    expect(await revealContacts(sender, id)).toEqual(both);
    expect(await revealContacts(receiver, id)).toEqual(both);
    expect(await revealContacts(sender, id)).toEqual(both);
    expect(await eventsOf(id)).toEqual([
      { kind: 'introduction.sent', actorId: sender.personId },
      { kind: 'introduction.accepted', actorId: receiver.personId },
      ...[sender, receiver, sender].map(({ personId: actorId }) => ({ kind: 'introduction.contacts-read', actorId })),
    ]);
  });

  it('opens them to nobody else: not to others, operators, or members without the permission', async () => {
    const { sender, receiver, id } = await anOpenIntroduction();
    must(await accept(receiver, id));
    const outsider = await aVerifiedMember();
    const operator = await aVerifiedMember({ platformRoles: ['operator', 'supervisor'] });
    const drafter = await aColleague(sender, ['draft', 'publish']);
    for (const actor of [outsider, operator, drafter]) expect(await revealContacts(actor, id)).toBeNull();
    const suspended = { ...sender, organisation: { ...sender.organisation, verification: 'suspended' as const } };
    expect(await revealContacts(suspended, id)).toBeNull();
    expect((await eventsOf(id)).map(({ kind }) => kind)).not.toContain('introduction.contacts-read');
  });
});

describe('before acceptance', () => {
  it('no name, phone or address of either side is in anything that anybody else reads', async () => {
    const { sender, receiver, listing, id } = await anOpenIntroduction();
    const outsider = await aVerifiedMember();
    const operator = await aVerifiedMember({ platformRoles: ['operator'] });
    const readers = [sender, receiver, outsider, operator];
    for (const actor of readers) expect(await revealContacts(actor, id)).toBeNull();
    for (const actor of [outsider, operator]) {
      expect(await getIntroduction(actor, id)).toBeNull();
      for (const side of ['from', 'to'] as const)
        expect((await listIntroductions(actor, side, null)).items).toEqual([]);
    }
    const reads = await Promise.all([
      ...readers.map((actor) => getIntroduction(actor, id)),
      ...readers.flatMap((actor) => [listIntroductions(actor, 'from', null), listIntroductions(actor, 'to', null)]),
      getInterestForm(sender, { list: 'opportunity', reference: listing.reference }),
      getPublicOpportunity(listing.reference),
      db.event.findMany({ select: { kind: true, data: true, subjectId: true, requestId: true } }),
    ]);
    expect(json(reads)).toContain(id);
    expect(json(reads)).not.toMatch(/sendermark|receivermark/i);
  });

  it('guests, people without an organisation and outsiders find no page and can do nothing', async () => {
    const { id } = await anOpenIntroduction();
    const lone = await aSignedInPerson(['operator']);
    const params = { id };
    for (const cookie of ['', lone.cookie]) {
      const open = aRequest(`/introductions/${id}`, { headers: { cookie } });
      const reveal = aPost(`/introductions/${id}`, { intent: 'contacts' }, cookie);
      const replies = await Promise.all([
        loader({ request: open, context: aContext(), params }).catch((thrown: unknown) => thrown),
        action({ request: reveal, context: aContext(), params }).catch((thrown: unknown) => thrown),
      ]);
      for (const reply of replies) expect(json(reply)).not.toMatch(/mark/i);
      for (const reply of replies) expect(statusOf(reply)).toBe(cookie === '' ? 302 : 403);
    }
  });

  it('a malformed id is simply not there', async () => {
    const { sender } = await anOpenIntroduction();
    expect(await getIntroduction(sender, 'x')).toBeNull();
    expect(await revealContacts(sender, "' OR 1=1")).toBeNull();
    expect((await listIntroductions(sender, 'from', 'x')).items).toHaveLength(1);
  });
});

describe('mails', () => {
  it('go to members who may answer, and name no person of the other side, accepted or not', async () => {
    const { sender, receiver, listing, id } = await anOpenIntroduction();
    await aColleague(receiver, ['draft']);
    const second = must(await send(sender, listing));
    must(await accept(receiver, id));
    must(await decline(receiver, second.id));
    const mails = await db.mail.findMany({
      where: { body: { contains: 'Ltd' }, OR: [{ body: { contains: id } }, { body: { contains: second.id } }] },
      select: { toAddress: true, template: true, subject: true, body: true },
    });
    const templates = mails.map(({ template }) => template).sort();
    expect(templates).toEqual(['accepted', 'declined', 'sent', 'sent'].map((kind) => `introduction-${kind}`));
    for (const { toAddress, subject, body } of mails) {
      const other = toAddress.startsWith('sendermark') ? /receivermark/i : /sendermark/i;
      expect(`${toAddress} ${subject} ${body}`).not.toMatch(other);
      expect(body).not.toMatch(/phone|@/);
    }
  });
});

describe('an answer', () => {
  it('comes once: a second one of any kind is refused', async () => {
    const { sender, receiver, id } = await anOpenIntroduction();
    must(await decline(receiver, id));
    expect(await accept(receiver, id)).toEqual(refused('not-open'));
    expect(await decline(receiver, id)).toEqual(refused('not-open'));
    expect(await cancelInterest(sender, id)).toEqual(refused('not-open'));
    expect(await revealContacts(sender, id)).toBeNull();
    expect(await getIntroduction(sender, id)).toMatchObject({ phase: 'declined', declineReason: 'terms' });
  });

  it('of several given at once is exactly one', async () => {
    const { sender, receiver, id } = await anOpenIntroduction();
    const results = await Promise.all([
      ...[1, 2, 3].flatMap(() => [accept(receiver, id), decline(receiver, id)]),
      cancelInterest(sender, id),
    ]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.filter((result) => !result.ok && result.reason === 'not-open')).toHaveLength(6);
    expect(await eventsOf(id)).toHaveLength(2);
  });

  it('after the day it was due is refused, and the introduction has expired for both', async () => {
    const { sender, receiver, id } = await anOpenIntroduction();
    await pool.query(
      "UPDATE introduction SET sent_at = sent_at - interval '20 days', answer_due_at = app_clock() WHERE id = $1",
      [id],
    );
    expect(await accept(receiver, id)).toEqual(refused('not-open'));
    expect(await decline(receiver, id)).toEqual(refused('not-open'));
    expect(await cancelInterest(sender, id)).toEqual(refused('not-open'));
    for (const actor of [sender, receiver])
      expect(await getIntroduction(actor, id)).toMatchObject({ phase: 'expired' });
    expect(await revealContacts(sender, id)).toBeNull();
  });

  it('is the receiver’s: sender, outsiders and members without the permission give none', async () => {
    const { sender, receiver, id } = await anOpenIntroduction();
    expect(await accept(sender, id)).toEqual(refused('not-found'));
    expect(await accept(await aVerifiedMember(), id)).toEqual(refused('not-found'));
    expect(await accept(await aColleague(receiver, ['draft']), id)).toEqual(refused('permission-missing'));
    expect(await cancelInterest(receiver, id)).toEqual(refused('not-found'));
    expect(await getIntroduction(receiver, id)).toMatchObject({ phase: 'open', side: 'to' });
  });

  it('can state every reason of the list', async () => {
    for (const reason of declineReasons) {
      const { receiver, id } = await anOpenIntroduction();
      must(await answerIntroduction(receiver, id, { accept: false, reason, note: '' }));
    }
  });
});

describe('taking back', () => {
  it('closes an open expression of interest and makes room for another', async () => {
    const { sender, receiver, listing, id } = await anOpenIntroduction();
    must(await send(sender, listing));
    must(await send(sender, listing));
    expect(await send(sender, listing)).toEqual(refused('pair-limit'));
    must(await cancelInterest(sender, id));
    expect(await accept(receiver, id)).toEqual(refused('not-open'));
    must(await send(sender, listing));
    expect((await eventsOf(id)).map(({ kind }) => kind)).toEqual(['introduction.sent', 'introduction.cancelled']);
  });
});

describe('limits', () => {
  it('hold under thirty requests at once: twenty a day, three open per pair', { timeout: 60_000 }, async () => {
    const sender = await aVerifiedMember();
    const receivers = await Promise.all(Array.from({ length: 6 }, () => aVerifiedMember()));
    const listings = await Promise.all(receivers.map((receiver) => aListedOpportunity(receiver)));
    const results = await Promise.all(Array.from({ length: 30 }, (_, n) => send(sender, listings[n % 6] as Published)));
    // Five requests for each of six receivers: three of each get through.
    expect(results.filter(({ ok }) => ok)).toHaveLength(18);
    const pairs = await db.introduction.groupBy({
      by: ['toOrganisationId'],
      where: { fromOrganisationId: sender.organisation.id },
      _count: true,
    });
    expect(pairs.map(({ _count }) => _count)).toEqual([3, 3, 3, 3, 3, 3]);
    const more = await Promise.all(Array.from({ length: 10 }, () => aVerifiedMember().then(aListedOpportunity)));
    const further = await Promise.all(more.map((listing) => send(sender, listing)));
    expect(further.filter(({ ok }) => ok)).toHaveLength(2);
    expect(further.filter((result) => !result.ok && result.reason === 'daily-limit')).toHaveLength(8);
    await pool.query("UPDATE introduction SET sent_at = sent_at - interval '1 day' WHERE from_organisation_id = $1", [
      sender.organisation.id,
    ]);
    expect((await send(sender, more[9] as Published)).ok).toBe(true);
  });

  it('keep a declined listing quiet for sixty days, whatever is offered with the next request', async () => {
    const { sender, receiver, listing, id } = await anOpenIntroduction();
    must(await decline(receiver, id));
    const offered = await aListedCapability(sender);
    expect(await send(sender, listing)).toEqual(refused('declined-recently'));
    expect(await send(sender, listing, offered.reference)).toEqual(refused('declined-recently'));
    must(await send(sender, await aListedOpportunity(receiver)));
    const back = (days: number) =>
      pool.query(
        `UPDATE introduction SET declined_at = declined_at - $2 * interval '1 day', sent_at = sent_at - $2 * interval '1 day'
         WHERE id = $1`,
        [id, days],
      );
    await back(59);
    expect(await send(sender, listing, offered.reference)).toEqual(refused('declined-recently'));
    await back(1);
    must(await send(sender, listing, offered.reference));
  });
});

describe('the listing asked about', () => {
  it('is another’s, on its list, of an organisation that is not suspended; the form says the same', async () => {
    const { sender, receiver, listing } = await anOpenIntroduction();
    const form = (actor: Member) => getInterestForm(actor, { list: 'opportunity', reference: listing.reference });
    const offer = await aListedCapability(sender, { title: 'Laser welding' });
    expect(await form(sender)).toMatchObject({ offerable: [{ reference: offer.reference, title: 'Laser welding' }] });
    expect(await form(receiver)).toBeNull();
    expect(await send(receiver, listing)).toEqual(refused('own-listing'));
    expect(await send(sender, listing, listing.reference)).toEqual(refused('offered-not-own'));
    const { id } = receiver.organisation;
    await db.organisation.update({ where: { id }, data: { verification: 'suspended' }, select: { id: true } });
    expect([await form(sender), await send(sender, listing)]).toEqual([null, refused('not-found')]);
    await db.organisation.update({ where: { id }, data: { verification: 'verified' }, select: { id: true } });
    must(await withdrawListing(receiver, 'opportunity', listing.reference, 'solved'));
    expect([await form(sender), await send(sender, listing)]).toEqual([null, refused('not-found')]);
  });
});
