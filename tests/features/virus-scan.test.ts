// FL-3: with a scanner nothing is handed out before it was found clean, and nothing while the scanner is away.
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { addAttachments } from '#app/features/attachments/change-attachments.server.ts';
import {
  decideDownload,
  getOwnAttachments,
  listShownAttachments,
} from '#app/features/attachments/read-attachment.server.ts';
import { scanDocuments } from '#app/features/organisations/scan-documents.server.ts';
import { scan } from '#app/gateways/virus-scanner.server.ts';
import { db } from '#app/persistence/client.server.ts';
import { type Clamd, eicar, startClamd } from '../support/clamd-server.ts';
import { aListedOpportunity, aVerifiedMember, type Member } from '../support/listing-world.ts';
import { anOfficeFile, aZipOf, part } from '../support/sample-archives.ts';
import { aPdf } from '../support/sample-files.ts';

const port = vi.hoisted(() => {
  const chosen = 20_000 + (process.pid % 20_000);
  process.env.CLAMAV_URL = `tcp://127.0.0.1:${chosen}`;
  return chosen;
});

let clamd: Clamd | null = null;
const wake = async (says?: string) => {
  clamd = await startClamd(port, says);
};
const kill = async () => {
  await clamd?.kill();
  clamd = null;
};
afterAll(kill);

let owner: Member;
let listing: { id: string; reference: string };
beforeAll(async () => {
  owner = await aVerifiedMember();
  await db.membership.updateMany({ where: { personId: owner.personId }, data: { permissions: ['draft', 'manage'] } });
  listing = await aListedOpportunity(owner);
});

const add = async (name: string, bytes: Uint8Array): Promise<void> => {
  const key = { list: 'opportunity', reference: listing.reference } as const;
  const added = await addAttachments(owner, key, [{ name, bytes }], { caption: '', access: 'public' });
  expect(added).toEqual({ ok: true, isPending: true });
};
const place = () => ({ list: 'opportunity', id: listing.id, organisationId: owner.organisation.id }) as const;
const released = async () => (await listShownAttachments(null, place())).length;
const verdicts = async () =>
  (await getOwnAttachments(owner, 'opportunity', listing.reference))?.attachments.map(
    ({ fileName, scanVerdict }) => `${fileName} ${scanVerdict}`,
  );

it('keeps files in quarantine while the scanner is away, hangs up, or talks nonsense', async () => {
  await add('a.pdf', aPdf());
  await add('b.docx', anOfficeFile('docx'));
  expect(await released()).toBe(0);
  await expect(scanDocuments()).rejects.toThrow('ECONNREFUSED');
  for (const says of ['', 'stream: OK, probably', 'INSTREAM size limit exceeded. ERROR', 'stream: OK\nstream: OK']) {
    await wake(says);
    await expect(scanDocuments()).rejects.toThrow('the virus scanner said');
    await kill();
  }
  expect(await released()).toBe(0);
  for (const { id } of await db.document.findMany({ where: { opportunityId: listing.id } }))
    for (const reader of [null, owner])
      expect(await decideDownload(reader, place(), id)).toEqual({ ok: false, reason: 'not-found' });
});

it('releases what is clean and blocks what is not, in every container, with an event and a mail', async () => {
  const infected = Buffer.from(eicar);
  await add('eicar.txt', infected);
  await add('eicar.zip', aZipOf([part('资料/eicar.txt', eicar)]));
  await add('eicar.docx', anOfficeFile('docx', { more: [part('word/note.xml', `<!--x--><n>${eicar}</n>`)] }));
  await add('both.zip', aZipOf([{ name: 'a.docx', content: anOfficeFile('docx', { body: `<a>${eicar}</a>` }) }]));
  await wake();
  expect(await scanDocuments()).toEqual({ clean: 2, infected: 4, unreadable: 0 });
  expect(await verdicts()).toEqual([
    'a.pdf clean',
    'b.docx clean',
    'eicar.txt infected',
    'eicar.zip infected',
    'eicar.docx infected',
    'both.zip infected',
  ]);
  expect(await released()).toBe(2);
  expect(await scanDocuments()).toEqual({ clean: 0, infected: 0, unreadable: 0 });
  const kinds = await db.event.groupBy({ by: ['kind'], where: { kind: { startsWith: 'document.' } }, _count: true });
  expect(Object.fromEntries(kinds.map(({ kind, _count }) => [kind, _count]))).toEqual({
    'document.scanned': 2,
    'document.infected': 4,
  });
  const mails = await db.mail.findMany({ where: { template: 'document-infected' } });
  expect(mails.map(({ body }) => /“([^”]+\.(?:txt|zip|docx))”/.exec(body)?.[1]).toSorted()).toEqual([
    'both.zip',
    'eicar.docx',
    'eicar.txt',
    'eicar.zip',
  ]);
});

it('releases nothing when the scanner is killed between two files, and goes on when it is back', async () => {
  const before = await released();
  await kill();
  for (const name of ['c.pdf', 'd.pdf']) await add(name, aPdf());
  await expect(scanDocuments()).rejects.toThrow();
  expect(await released()).toBe(before);
  await wake();
  expect(await scanDocuments()).toMatchObject({ clean: 2 });
  expect(await released()).toBe(before + 2);
});

it('speaks INSTREAM with files of many chunks', async () => {
  const large = Buffer.alloc(5 * 1024 * 1024 + 17, 65);
  expect(await scan(large)).toBe('clean');
  large.write(eicar, large.length - 100);
  expect(await scan(large)).toBe('infected');
});
