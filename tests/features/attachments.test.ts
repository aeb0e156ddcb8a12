// Attachments of listings: who adds them, who reads which, and how they are handed out (FL-2).
import { describe, expect, it } from 'vitest';
import type { AttachmentLevel } from '#app/domain/attachment.ts';
import { addAttachments } from '#app/features/attachments/change-attachments.server.ts';
import { listShownAttachments } from '#app/features/attachments/read-attachment.server.ts';
import { db } from '#app/persistence/client.server.ts';
import { loader as download, action as open } from '#app/routes/attachments/download.ts';
import { action as manage, loader as readPage } from '#app/routes/attachments/manage.tsx';
import { aListedOpportunity, aVerifiedMember, type Member, type Published } from '../support/listing-world.ts';
import {
  type Administrator,
  anAdministrator,
  answerOf,
  asked,
  posted,
  statusOf,
} from '../support/organisation-world.ts';
import { aContext, aRequest } from '../support/requests.ts';
import { aPdf, type SampleFile } from '../support/sample-files.ts';

const name = '技术要求 "一期".pdf';
const pdf = (file = name): SampleFile => ({ name: file, bytes: aPdf() });

async function aVerifiedAdministrator(): Promise<Administrator> {
  const person = await anAdministrator();
  const data = { verification: 'verified', verifiedAt: new Date('2026-01-01T00:00:00Z') } as const;
  await db.organisation.update({ where: { id: person.id }, data });
  return person;
}

interface Desk {
  readonly owner: Member;
  readonly listing: Published;
}

async function aListingWith(...levels: AttachmentLevel[]): Promise<Desk & { ids: string[] }> {
  const owner = await aVerifiedMember();
  const listing = await aListedOpportunity(owner);
  const key = { list: 'opportunity', reference: listing.reference } as const;
  for (const access of levels) {
    const added = await addAttachments(owner, key, [pdf()], { caption: `CANARY ${access}`, access });
    if (!added.ok) throw new Error(added.reason);
  }
  const rows = await db.document.findMany({ where: { opportunityId: listing.id }, orderBy: { uploadedAt: 'asc' } });
  return { owner, listing, ids: rows.map(({ id }) => id) };
}

const pathOf = ({ listing }: Desk, id: string): string => `/opportunities/${listing.reference}/attachments/${id}`;
const paramsOf = ({ listing }: Desk, id: string) => ({ list: 'opportunities', reference: listing.reference, id });

/** As a browser without and with the signature the site gives. */
async function fetched(desk: Desk, id: string, person: Administrator | null): Promise<Response> {
  const onward = await download(asked(pathOf(desk, id), person, paramsOf(desk, id)));
  if (onward.status !== 303) return onward;
  return download(asked(onward.headers.get('location') ?? '', person, paramsOf(desk, id)));
}

const opened = (desk: Desk, id: string, person: Administrator) => open(posted({}, person, paramsOf(desk, id)));

const shownTo = async ({ listing, owner }: Desk, person: Administrator | null) =>
  listShownAttachments(person ? (await person.viewer()).actor : null, {
    list: 'opportunity',
    id: listing.id,
    organisationId: owner.organisation.id,
  });

describe('a reader', () => {
  it('gets open files, and sees of locked ones only that they are there', async () => {
    const desk = await aListingWith('public', 'verified', 'introduced');
    const forGuests = await shownTo(desk, null);
    expect(forGuests.map(({ state }) => state)).toEqual(['open', 'locked', 'locked']);
    expect(JSON.stringify(forGuests.slice(1))).not.toMatch(/CANARY|技术/);
    const verified = await aVerifiedAdministrator();
    expect((await shownTo(desk, verified)).map(({ state }) => state)).toEqual(['open', 'unlocked', 'locked']);
    expect((await shownTo(desk, await anAdministrator())).map(({ state }) => state)).toEqual([
      'open',
      'locked',
      'locked',
    ]);
  });

  it('is asked with every request: what is locked is not there, with or without an address of somebody else', async () => {
    const desk = await aListingWith('public', 'verified', 'introduced');
    const [free = '', forVerified = '', forIntroduced = ''] = desk.ids;
    const [verified, stranger] = [await aVerifiedAdministrator(), await anAdministrator()];
    expect((await fetched(desk, free, null)).status).toBe(200);
    for (const id of [forVerified, forIntroduced]) {
      expect(await statusOf(fetched(desk, id, null))).toBe(404);
      expect(await statusOf(fetched(desk, id, stranger))).toBe(404);
      expect(await statusOf(opened(desk, id, stranger))).toBe(404);
    }
    expect(await statusOf(opened(desk, forIntroduced, verified))).toBe(404);
    const onward = await opened(desk, forVerified, verified);
    const address = onward.headers.get('location') ?? '';
    expect((await download(asked(address, verified, paramsOf(desk, forVerified)))).status).toBe(200);
    for (const other of [null, stranger, await aVerifiedAdministrator()])
      expect(await statusOf(download(asked(address, other, paramsOf(desk, forVerified))))).toBe(404);
    // The organisation is suspended after the address was made: it opens nothing any more.
    await db.organisation.update({ where: { id: verified.id }, data: { verification: 'suspended' } });
    expect(await statusOf(download(asked(address, verified, paramsOf(desk, forVerified))))).toBe(404);
  });

  it('introduced about the listing opens what is for them, on record', async () => {
    const desk = await aListingWith('introduced');
    const [id = ''] = desk.ids;
    const partner = await aVerifiedAdministrator();
    const { personId } = (await partner.viewer()).actor;
    const now = new Date();
    await db.introduction.create({
      data: {
        ...{ opportunityId: desk.listing.id, fromOrganisationId: partner.id, sentById: personId },
        ...{ toOrganisationId: desk.owner.organisation.id, cooperationSought: 'x', questions: 'x', aboutUs: 'x' },
        ...{ sentAt: now, answerDueAt: new Date(now.getTime() + 86_400_000), acceptedAt: now },
        answeredById: desk.owner.personId,
      },
    });
    // A link alone leads back to the page: opening takes the button, which is recorded.
    const straight = await download(asked(pathOf(desk, id), partner, paramsOf(desk, id)));
    expect(straight.headers.get('location')).toBe(`/opportunities/${desk.listing.reference}#attachments`);
    expect((await opened(desk, id, partner)).status).toBe(303);
    const events = await db.event.findMany({ where: { kind: 'attachment.read', subjectId: desk.listing.id } });
    expect(events).toMatchObject([
      { actorId: personId, refusal: null, data: { documentId: id, access: 'introduced' } },
    ]);
  });

  it('gets a download that no browser runs and no cache keeps, under its real name', async () => {
    const desk = await aListingWith('public');
    const [id = ''] = desk.ids;
    const reply = await fetched(desk, id, null);
    expect(Object.fromEntries(reply.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition':
        'attachment; filename="____ ____.pdf"; filename*=UTF-8\'\'%E6%8A%80%E6%9C%AF%E8%A6%81%E6%B1%82%20%22%E4%B8%80%E6%9C%9F%22.pdf',
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
  });

  it('has five minutes: an address that ran out, was changed or is for another file opens nothing', async () => {
    const desk = await aListingWith('public', 'public');
    const [id = '', other = ''] = desk.ids;
    const onward = await download(asked(pathOf(desk, id), null, paramsOf(desk, id)));
    const url = new URL(onward.headers.get('location') ?? '', 'http://localhost');
    const left = Number(url.searchParams.get('until')) - Date.now();
    expect(left).toBeGreaterThan(200_000);
    expect(left).toBeLessThan(320_000);
    const tried = async (change: (u: URL) => void, file = id) => {
      const changed = new URL(url);
      change(changed);
      return statusOf(download(asked(changed.pathname + changed.search, null, paramsOf(desk, file))));
    };
    expect(await tried(() => {})).toBe(200);
    expect(await tried((u) => u.searchParams.set('until', String(Date.now() + 9e8)))).toBe(404);
    expect(await tried((u) => u.searchParams.set('until', String(Date.now() - 1)))).toBe(404);
    expect(await tried((u) => u.searchParams.set('signature', 'AAAA'))).toBe(404);
    expect(
      await tried((u) => {
        u.pathname = pathOf(desk, other);
      }, other),
    ).toBe(404);
  });

  it('finds no file of a listing under another one, nor of one that was withdrawn', async () => {
    const [desk, another] = [await aListingWith('public'), await aListingWith('public')];
    const [id = ''] = desk.ids;
    expect(await statusOf(fetched(another, id, null))).toBe(404);
    const data = { withdrawnAt: new Date(), withdrawalReason: 'x' };
    await db.opportunity.update({ where: { id: desk.listing.id }, data });
    expect(await statusOf(fetched(desk, id, null))).toBe(404);
  });
});

/** The form on the page, as the browser sends it. */
function sent(person: Administrator, reference: string, files: readonly SampleFile[], more: Record<string, string>) {
  const form = new FormData();
  for (const [key, value] of Object.entries({ intent: 'add', access: 'verified', caption: '说明', ...more }))
    form.set(key, value);
  for (const file of files) form.append('file', new File([new Uint8Array(file.bytes)], file.name));
  const request = aRequest('/', { method: 'POST', body: form, headers: { cookie: person.cookie } });
  return manage({ request, context: aContext(), params: { list: 'opportunities', reference } });
}

describe('the page of those who draft', () => {
  it('adds, words, opens to others and removes, each with one event', async () => {
    const person = await aVerifiedAdministrator();
    const { reference, id: listingId } = await aListedOpportunity((await person.viewer()).actor);
    const params = { list: 'opportunities', reference };
    expect(await statusOf(sent(person, reference, [pdf('a.pdf'), pdf('b.pdf')], {}))).toBe(302);
    const page = await readPage(asked('/', person, params));
    expect(page.attachments).toMatchObject([
      { fileName: 'a.pdf', access: 'verified', caption: '说明', scanVerdict: 'unscanned' },
      { fileName: 'b.pdf' },
    ]);
    const [first] = page.attachments;
    const documentId = first?.id ?? '';
    const change = { intent: 'change', documentId, caption: '新说明', access: 'public' };
    expect(await statusOf(manage(posted(change, person, params)))).toBe(302);
    expect((await readPage(asked('/', person, params))).attachments[0]).toMatchObject({
      caption: '新说明',
      access: 'public',
    });
    expect(await statusOf(sent(person, reference, [], { intent: 'remove', documentId }))).toBe(302);
    expect(await answerOf(sent(person, reference, [], { intent: 'remove', documentId }))).toMatchObject({
      status: 409,
      data: { refusal: 'no-such-attachment' },
    });
    const events = await db.event.findMany({ where: { subjectId: listingId, refusal: null }, orderBy: { seq: 'asc' } });
    expect(events.map(({ kind }) => kind).filter((kind) => kind.startsWith('attachment'))).toEqual([
      'attachment.added',
      'attachment.changed',
      'attachment.removed',
    ]);
  });

  it('refuses a bad file by name and keeps none, more than ten, and more than the quota', async () => {
    const person = await aVerifiedAdministrator();
    const { reference, id } = await aListedOpportunity((await person.viewer()).actor);
    const bad = await answerOf(sent(person, reference, [pdf('a.pdf'), { name: 'b.docx', bytes: aPdf() }], {}));
    expect(bad).toMatchObject({ status: 415, data: { refusal: 'file-ending', file: 'b.docx', caption: '说明' } });
    expect(await db.document.count({ where: { opportunityId: id } })).toBe(0);
    const five = Array.from({ length: 5 }, (_, index) => pdf(`${index}.pdf`));
    const race = await Promise.all([1, 2, 3].map(() => statusOf(sent(person, reference, five, {}))));
    expect(race.toSorted((a, b) => a - b)).toEqual([302, 302, 409]);
    expect(await db.document.count({ where: { opportunityId: id } })).toBe(10);
    const second = await aListedOpportunity((await person.viewer()).actor);
    const { personId: uploadedById } = (await person.viewer()).actor;
    const large = { fileName: 'x', mediaType: 'application/pdf', size: 20 * 1024 * 1024, sha256: '0'.repeat(64) };
    const row = { ...large, organisationId: person.id, purpose: 'evidence', uploadedById };
    await db.document.createMany({ data: Array.from({ length: 25 }, () => row) });
    expect(await answerOf(sent(person, second.reference, [pdf()], {}))).toMatchObject({
      status: 409,
      data: { refusal: 'file-quota' },
    });
  });

  it('of another organisation is not there', async () => {
    const desk = await aListingWith('public');
    const stranger = await aVerifiedAdministrator();
    const { reference } = desk.listing;
    expect(await statusOf(readPage(asked('/', stranger, { list: 'opportunities', reference })))).toBe(404);
    expect(await statusOf(sent(stranger, reference, [pdf()], {}))).toBe(404);
    expect(await statusOf(readPage(asked('/', stranger, { list: 'elsewhere', reference })))).toBe(404);
  });
});
