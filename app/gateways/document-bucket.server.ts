// Handed-in files in a bucket that speaks the S3 API (AWS, MinIO, Ceph, OSS and COS in their S3 mode), requests signed.
import { createHash } from 'node:crypto';
import { AwsClient } from 'aws4fetch';
import { Parser } from 'htmlparser2';
import { isDocumentId, type Storage } from './document-storage.ts';

export interface Bucket {
  /** Origin, without a slash at the end. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly key: string;
  readonly secret: string;
}

const prefix = 'documents/';
const timeoutMs = 60_000;

interface Page {
  readonly objects: readonly { readonly key: string; readonly changedAt: number }[];
  readonly next: string | null;
}

/** ListObjectsV2's answer: keys with their instants, and the token of the next page. */
function readPage(xml: string): Page {
  const objects: { key: string; changedAt: number }[] = [];
  let [name, key, next] = ['', '', ''];
  const parser = new Parser(
    {
      onopentag: (tag) => {
        name = tag;
      },
      ontext: (text) => {
        if (name === 'Key') key += text;
        if (name === 'LastModified') objects.push({ key, changedAt: Date.parse(text) });
        if (name === 'NextContinuationToken') next += text;
      },
      onclosetag: (tag) => {
        name = '';
        if (tag === 'Contents') key = '';
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
  return { objects, next: next || null };
}

export function bucketStorage({ endpoint, bucket, region, key, secret }: Bucket): Storage {
  const client = new AwsClient({ accessKeyId: key, secretAccessKey: secret, region, service: 's3', retries: 2 });
  const root = `${endpoint}/${bucket}`;
  const placeOf = (id: string): string => {
    if (!isDocumentId.test(id)) throw new Error('not the id of a document');
    return `${root}/${prefix}${id}`;
  };
  const ask = async (url: string, method: string, body?: Uint8Array): Promise<Response> => {
    // The digest is signed, too: what arrives is what was sent.
    const digest = createHash('sha256')
      .update(body ?? '')
      .digest('hex');
    const headers = { 'X-Amz-Content-Sha256': digest, ...(body && { 'Content-Type': 'application/octet-stream' }) };
    const init = {
      method,
      headers,
      signal: AbortSignal.timeout(timeoutMs),
      ...(body && { body: new Uint8Array(body) }),
    };
    return client.fetch(url, init);
  };
  const must = async (reply: Response, what: string): Promise<Response> => {
    if (reply.ok) return reply;
    await reply.body?.cancel();
    throw new Error(`the storage answered ${reply.status} to ${what}`);
  };
  return {
    async save(id, bytes) {
      await must(await ask(placeOf(id), 'PUT', bytes), 'a file to keep');
    },
    async read(id) {
      const reply = await must(await ask(placeOf(id), 'GET'), 'a file to read');
      return new Uint8Array(await reply.arrayBuffer());
    },
    async remove(id) {
      const reply = await ask(placeOf(id), 'DELETE');
      if (reply.status !== 404) await must(reply, 'a file to remove');
    },
    async list(forMs) {
      const ids: string[] = [];
      let next: string | null = null;
      do {
        const query = new URLSearchParams({ 'list-type': '2', prefix, ...(next && { 'continuation-token': next }) });
        const reply = await must(await ask(`${root}?${query}`, 'GET'), 'its list');
        const page = readPage(await reply.text());
        for (const { key: name, changedAt } of page.objects) {
          const id = name.slice(prefix.length);
          if (name.startsWith(prefix) && isDocumentId.test(id) && Date.now() - changedAt >= forMs) ids.push(id);
        }
        next = page.next;
      } while (next);
      return ids;
    },
  };
}
