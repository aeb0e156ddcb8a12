// Files in a bucket: the same gateway, with requests whose signatures a server checks by itself.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bucketStorage } from '#app/gateways/document-bucket.server.ts';
import { type BucketServer, startBucket } from '../support/bucket-server.ts';
import { aPdf } from '../support/sample-files.ts';

const secret = 'a secret of the bucket / with + signs';
let server: BucketServer;
beforeAll(async () => {
  server = await startBucket(secret);
});
afterAll(() => server.close());

const storage = (more = {}) =>
  bucketStorage({ endpoint: server.endpoint, bucket: 'jiebang', region: 'cn-north-1', key: 'K', secret, ...more });

it('keeps, reads, lists over several pages and removes files', async () => {
  const ids = Array.from({ length: 5 }, () => randomUUID());
  for (const id of ids) await storage().save(id, aPdf());
  expect(Buffer.from(await storage().read(ids[0] ?? '')).equals(aPdf())).toBe(true);
  server.objects.set('documents/not-an-id', { bytes: Buffer.from('x'), changedAt: new Date(0) });
  expect(new Set(await storage().list(0))).toEqual(new Set(ids));
  expect(await storage().list(3_600_000)).toEqual([]);
  for (const id of [...ids, ids[0] ?? '']) await storage().remove(id);
  expect([...server.objects.keys()]).toEqual(['documents/not-an-id']);
  await expect(storage().read(ids[0] ?? '')).rejects.toThrow('the storage answered 404');
  expect(server.refused()).toBe(0);
});

it('is refused with a wrong secret, and says so', async () => {
  const wrong = storage({ secret: 'another' });
  await expect(wrong.save(randomUUID(), aPdf())).rejects.toThrow('the storage answered 403');
  await expect(wrong.list(0)).rejects.toThrow('the storage answered 403');
  expect(server.refused()).toBeGreaterThanOrEqual(2);
});

it('takes ids alone for names', async () => {
  await expect(storage().read('../secrets')).rejects.toThrow('not the id of a document');
});
