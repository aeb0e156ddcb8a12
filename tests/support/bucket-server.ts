// A small S3: PUT, GET, DELETE and ListObjectsV2 over HTTP, which checks every request's SigV4 signature by itself.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';

export interface BucketServer {
  readonly endpoint: string;
  readonly objects: Map<string, { bytes: Buffer; changedAt: Date }>;
  /** Requests whose signature or digest was wrong. */
  readonly refused: () => number;
  readonly close: () => Promise<void>;
}

/** As AWS orders: by the code of the characters. */
const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const hex = (bytes: string | Buffer): string => createHash('sha256').update(bytes).digest('hex');
const encode = (text: string): string =>
  encodeURIComponent(text).replaceAll(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** After AWS's "Signature Version 4" (canonical request, string to sign, derived key), from the request alone. */
function isSigned(request: IncomingMessage, body: Buffer, secret: string): boolean {
  const given =
    /Credential=[^/]+\/(\d+)\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([\da-f]{64})/.exec(
      request.headers.authorization ?? '',
    );
  if (!given) return false;
  const [, day = '', region = '', names = '', signature = ''] = given;
  const digest = String(request.headers['x-amz-content-sha256'] ?? '');
  if (digest !== hex(body) || !names.split(';').includes('x-amz-content-sha256')) return false;
  const url = new URL(request.url ?? '/', 'http://s3');
  const query = [...url.searchParams]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .toSorted(byCode)
    .join('&');
  const headers = names.split(';').map((name) => `${name}:${String(request.headers[name] ?? '').trim()}\n`);
  const canonical = [request.method, url.pathname, query, headers.join(''), names, digest].join('\n');
  const stamp = String(request.headers['x-amz-date']);
  const toSign = ['AWS4-HMAC-SHA256', stamp, `${day}/${region}/s3/aws4_request`, hex(canonical)].join('\n');
  const key = [region, 's3', 'aws4_request'].reduce((last, text) => hmac(last, text), hmac(`AWS4${secret}`, day));
  return timingSafeEqual(hmac(key, toSign), Buffer.from(signature, 'hex'));
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

export async function startBucket(secret: string, pageSize = 2): Promise<BucketServer> {
  const objects: BucketServer['objects'] = new Map();
  let refused = 0;
  const listing = (url: URL): string => {
    const keys = [...objects.keys()]
      .filter((key) => key.startsWith(url.searchParams.get('prefix') ?? ''))
      .toSorted(byCode);
    const start = Number(url.searchParams.get('continuation-token') ?? 0);
    const next =
      start + pageSize < keys.length ? `<NextContinuationToken>${start + pageSize}</NextContinuationToken>` : '';
    const contents = keys
      .slice(start, start + pageSize)
      .map(
        (key) =>
          `<Contents><Key>${key}</Key><LastModified>${objects.get(key)?.changedAt.toISOString()}</LastModified></Contents>`,
      );
    return `<?xml version="1.0"?><ListBucketResult>${contents.join('')}${next}</ListBucketResult>`;
  };
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    if (!isSigned(request, body, secret)) {
      refused += 1;
      return response.writeHead(403).end('<Error><Code>SignatureDoesNotMatch</Code></Error>');
    }
    const url = new URL(request.url ?? '/', 'http://s3');
    const key = url.pathname.split('/').slice(2).join('/');
    if (request.method === 'PUT') {
      objects.set(key, { bytes: body, changedAt: new Date() });
      return response.writeHead(200).end();
    }
    if (request.method === 'DELETE') {
      objects.delete(key);
      return response.writeHead(204).end();
    }
    if (key === '') return response.writeHead(200, { 'Content-Type': 'application/xml' }).end(listing(url));
    const found = objects.get(key);
    return found ? response.writeHead(200).end(found.bytes) : response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('no port');
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    objects,
    refused: () => refused,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
