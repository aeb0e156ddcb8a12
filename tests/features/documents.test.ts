// Files: what is taken, what is refused, who may read them, and that reading by staff is told.
import { randomUUID } from 'node:crypto';
import { readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { attachmentHeader } from '#app/domain/document.ts';
import { folderStorage } from '#app/gateways/documents.server.ts';
import { cleanUp } from '#app/jobs/clean-up.server.ts';
import { db } from '#app/persistence/client.server.ts';
import { loader as readOwn } from '#app/routes/organisations/document.ts';
import { loader as readFiles, action as sendFiles } from '#app/routes/organisations/files.tsx';
import { loader as readLogo } from '#app/routes/organisations/logo.ts';
import { action as readAsStaff } from '#app/routes/oversight/evidence.ts';
import { env } from '#app/runtime/env.server.ts';
import {
  anAdministrator,
  answerOf,
  asked,
  handsInEvidence,
  posted,
  statusOf,
  uploaded,
} from '../support/organisation-world.ts';
import { aSignedInPerson, type SignedInPerson } from '../support/people.ts';
import { aPdf, aPng, badEvidence, badLogos, goodEvidence, goodLogos } from '../support/sample-files.ts';

const folder = () => path.join(env().DATA_DIR, 'documents');
const storedFiles = (): string[] => {
  try {
    return readdirSync(folder());
  } catch {
    return [];
  }
};
const documentOf = (organisationId: string, purpose = 'evidence') =>
  db.document.findFirstOrThrow({ where: { organisationId, purpose, removedAt: null } });

/** The file itself, behind the address signed for minutes that the first answer leads to. */
async function downloaded(person: SignedInPerson, id: string): Promise<Response> {
  const onward = await readOwn(asked(`/organisations/documents/${id}`, person, { id }));
  expect(onward.status).toBe(303);
  return readOwn(asked(onward.headers.get('location') ?? '', person, { id }));
}

describe('bad files', () => {
  it('are refused, every one, and leave nothing behind', async () => {
    const administrator = await anAdministrator();
    const before = storedFiles().length;
    const accepted: string[] = [];
    let slowest = 0;
    for (const [kind, file] of Object.entries(badEvidence)) {
      const start = performance.now();
      const { status } = await answerOf(sendFiles(uploaded('evidence', [file], administrator)));
      slowest = Math.max(slowest, performance.now() - start);
      if (status < 400 || status >= 500) accepted.push(`${kind}: ${status}`);
    }
    expect(accepted).toEqual([]);
    expect(Object.keys(badEvidence).length).toBeGreaterThanOrEqual(40);
    expect(slowest).toBeLessThan(5_000);
    expect(await db.document.count({ where: { organisationId: administrator.id } })).toBe(0);
    expect(storedFiles()).toHaveLength(before);
  });

  it('are no logos either', async () => {
    const administrator = await anAdministrator();
    const all = { ...badLogos, ...badEvidence, 'a WebP': badLogos['an SVG'] };
    const accepted: string[] = [];
    for (const [kind, file] of Object.entries(all)) {
      const { status } = await answerOf(sendFiles(uploaded('logo', file ? [file] : [], administrator)));
      if (status < 400 || status >= 500) accepted.push(`${kind}: ${status}`);
    }
    expect(accepted).toEqual([]);
  });

  it('among good ones mean that none is kept', async () => {
    const administrator = await anAdministrator();
    const files = [...goodEvidence, { name: 'bad.pdf', bytes: aPng() }];
    const answer = await answerOf(sendFiles(uploaded('evidence', files, administrator)));
    expect(answer).toMatchObject({ status: 415, data: { refusal: 'file-ending', file: 'bad.pdf' } });
    expect(await db.document.count({ where: { organisationId: administrator.id } })).toBe(0);
  });
});

describe('evidence', () => {
  it('is kept under its id, for nobody else on the machine to read, and comes back', async () => {
    const administrator = await anAdministrator();
    expect(await statusOf(sendFiles(uploaded('evidence', goodEvidence, administrator)))).toBe(302);
    const page = await readFiles(asked('/', administrator));
    expect(page.evidence.map(({ fileName }) => fileName).toSorted((a, b) => a.localeCompare(b))).toEqual(
      goodEvidence.map(({ name }) => name).toSorted((a, b) => a.localeCompare(b)),
    );
    for (const { id, fileName } of page.evidence) {
      expect(statSync(path.join(folder(), id)).mode & 0o777).toBe(0o600);
      const reply = await downloaded(administrator, id);
      expect(reply.headers.get('content-disposition')).toBe(attachmentHeader(fileName));
      expect(reply.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);
      expect(reply.headers.get('x-content-type-options')).toBe('nosniff');
      expect(reply.headers.get('cache-control')).toBe('private, no-store');
      const bytes = Buffer.from(await reply.arrayBuffer());
      // Pictures are encoded anew; everything else comes back as it was.
      const given = goodEvidence.find(({ name }) => name === fileName)?.bytes ?? new Uint8Array();
      if (fileName.endsWith('.pdf')) expect(bytes.equals(given)).toBe(true);
      else expect(await sharp(bytes).metadata()).toMatchObject({ width: 1200, height: 900 });
    }
    const events = await db.event.findMany({ where: { subjectId: administrator.id, kind: 'document.added' } });
    expect(events).toHaveLength(3);
  });

  it('is limited to ten pieces, five at a time, even when two uploads race', async () => {
    const administrator = await anAdministrator();
    const some = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ name: `${index}.pdf`, bytes: aPdf() }));
    const six = await answerOf(sendFiles(uploaded('evidence', some(6), administrator)));
    expect(six).toMatchObject({ status: 409, data: { refusal: 'too-many-files' } });
    expect(await statusOf(sendFiles(uploaded('evidence', some(5), administrator)))).toBe(302);
    const race = await Promise.all([1, 2].map(() => statusOf(sendFiles(uploaded('evidence', some(4), administrator)))));
    expect(race.toSorted((a, b) => a - b)).toEqual([302, 409]);
    expect(await db.document.count({ where: { organisationId: administrator.id } })).toBe(9);
  });

  it('of another organisation is not there, for anybody', async () => {
    const [owner, stranger] = [await anAdministrator(), await anAdministrator()];
    await handsInEvidence(owner);
    const { id } = await documentOf(owner.id);
    expect(await statusOf(readOwn(asked('/', stranger, { id })))).toBe(404);
    expect(await statusOf(readOwn(asked('/', owner, { id: id.replace(/^./, 'x') })))).toBe(404);
    const takenBack = sendFiles(posted({ intent: 'take-back', documentId: id }, stranger));
    expect(await answerOf(takenBack)).toMatchObject({ status: 409, data: { refusal: 'no-such-document' } });
    expect(await statusOf(readAsStaff(posted({ reason: '好奇' }, stranger, { id })))).toBe(404);
    expect(await statusOf(readOwn(asked('/', null, { id })))).toBe(302);
  });

  it('read by an operator, with a reason, leaves an event; without one it is not given', async () => {
    const owner = await anAdministrator();
    await handsInEvidence(owner);
    const { id } = await documentOf(owner.id);
    const operator = await aSignedInPerson(['operator']);
    expect(await statusOf(readAsStaff(posted({ reason: ' ' }, operator, { id })))).toBe(422);
    const reply = await readAsStaff(posted({ reason: '机构核验' }, operator, { id }));
    expect(reply.status).toBe(200);
    expect(Buffer.from(await reply.arrayBuffer()).equals(aPdf())).toBe(true);
    const events = await db.event.findMany({
      where: { kind: 'document.read-by-staff', subjectId: owner.id },
      orderBy: { seq: 'asc' },
    });
    expect(events.map(({ refusal }) => refusal)).toEqual(['note-needed', null]);
    expect(events.at(-1)?.data).toEqual({ role: 'operator', reason: '机构核验', documentId: id });
  });

  it('taken back is gone from the disk, and stays on record', async () => {
    const owner = await anAdministrator();
    await handsInEvidence(owner);
    const { id } = await documentOf(owner.id);
    expect(await statusOf(sendFiles(posted({ intent: 'take-back', documentId: id }, owner)))).toBe(302);
    expect(storedFiles()).not.toContain(id);
    expect(await statusOf(readOwn(asked('/', owner, { id })))).toBe(404);
    expect(await db.event.count({ where: { subjectId: owner.id, kind: 'document.removed' } })).toBe(1);
  });

  it('that was changed on the disk is not handed out', async () => {
    const owner = await anAdministrator();
    await handsInEvidence(owner);
    const { id } = await documentOf(owner.id);
    await folderStorage(folder()).remove(id);
    await folderStorage(folder()).save(id, aPng());
    await expect(downloaded(owner, id)).rejects.toThrow('not what was handed in');
  });
});

describe('a logo', () => {
  it('is public once the organisation is verified, and replaces the one before', async () => {
    const owner = await anAdministrator();
    const at = { reference: owner.reference };
    for (const logo of goodLogos) expect(await statusOf(sendFiles(uploaded('logo', [logo], owner)))).toBe(302);
    expect(await db.document.count({ where: { organisationId: owner.id, purpose: 'logo', removedAt: null } })).toBe(1);
    expect(await statusOf(readLogo(asked('/', null, at)))).toBe(404);
    expect(await statusOf(readLogo(asked('/', owner, at)))).toBe(200);
    await db.organisation.update({
      where: { id: owner.id },
      data: { verification: 'verified', verifiedAt: new Date('2026-01-01T00:00:00Z') },
    });
    const reply = await readLogo(asked('/', null, at));
    expect(reply.headers.get('content-type')).toBe('image/webp');
    expect(reply.headers.get('content-security-policy')).toMatch(/^sandbox/);
    const again = asked('/', null, at);
    again.request.headers.set('if-none-match', reply.headers.get('etag') ?? '');
    expect((await readLogo(again)).status).toBe(304);
  });

  it('is not served as evidence', async () => {
    const owner = await anAdministrator();
    await sendFiles(uploaded('logo', goodLogos.slice(0, 1), owner));
    const { id } = await documentOf(owner.id, 'logo');
    expect(await statusOf(readOwn(asked('/', owner, { id })))).toBe(404);
  });
});

describe('bytes without a document', () => {
  const place = (name: string) => path.join(folder(), name);
  const age = (name: string, hours: number) => {
    const at = Date.now() / 1000 - hours * 3600;
    utimesSync(place(name), at, at);
  };

  it('are swept once they are old: of a process that ended midway, of what was taken back, of a replaced logo', async () => {
    const owner = await anAdministrator();
    await handsInEvidence(owner);
    const evidence = await documentOf(owner.id);
    const [lost, half, young] = [randomUUID(), randomUUID(), randomUUID()];
    for (const id of [lost, young]) await folderStorage(folder()).save(id, aPng());
    writeFileSync(place(`${half}.part`), aPng().subarray(0, 20));
    writeFileSync(place('not-ours.txt'), 'kept');
    const [first, second] = goodLogos;
    await sendFiles(uploaded('logo', first ? [first] : [], owner));
    const replaced = await documentOf(owner.id, 'logo');
    await sendFiles(uploaded('logo', second ? [second] : [], owner));
    const logo = await documentOf(owner.id, 'logo');
    const takenBack = randomUUID();
    await folderStorage(folder()).save(takenBack, aPng());
    await db.document.create({ data: { ...evidence, id: takenBack, removedAt: new Date() } });
    for (const name of [lost, `${half}.part`, 'not-ours.txt', evidence.id, replaced.id, logo.id, takenBack])
      age(name, 2);
    await cleanUp();
    const left = storedFiles();
    for (const name of [evidence.id, logo.id, young, 'not-ours.txt']) expect(left).toContain(name);
    for (const name of [lost, `${half}.part`, replaced.id, takenBack]) expect(left).not.toContain(name);
    expect((await downloaded(owner, evidence.id)).status).toBe(200);
  });
});

describe('names', () => {
  it('follow RFC 6266', () => {
    expect(attachmentHeader('营业执照 "1".pdf')).toBe(
      'attachment; filename="____ _1_.pdf"; filename*=UTF-8\'\'%E8%90%A5%E4%B8%9A%E6%89%A7%E7%85%A7%20%221%22.pdf',
    );
    expect(attachmentHeader("a'(b)*%.pdf")).toBe(
      "attachment; filename=\"a'(b)*_.pdf\"; filename*=UTF-8''a%27%28b%29%2A%25.pdf",
    );
  });

  it('never lead out of the folder', async () => {
    const storage = folderStorage(folder());
    await expect(storage.save('../../etc/passwd', aPng())).rejects.toThrow('not the id of a document');
    await expect(storage.read('..')).rejects.toThrow('not the id of a document');
  });
});
