// Where handed-in files are kept: in a folder here, or elsewhere by another Storage. Names are ids, never what people typed.
import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { env } from '#app/runtime/env.server.ts';
import { bucketStorage } from './document-bucket.server.ts';
import { isDocumentId, type Storage } from './document-storage.ts';

const unfinished = '.part';

const unlessAbsent =
  <T>(instead: T) =>
  (error: NodeJS.ErrnoException): T => {
    if (error.code === 'ENOENT') return instead;
    throw error;
  };

/** Files in one folder, readable for the site's own user alone. */
export function folderStorage(folder: string): Storage {
  const placeOf = (id: string): string => {
    if (!isDocumentId.test(id)) throw new Error('not the id of a document');
    return path.join(folder, id);
  };
  return {
    async save(id, bytes) {
      const place = placeOf(id);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = await open(`${place}${unfinished}`, 'wx', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(`${place}${unfinished}`, place);
    },
    read: async (id) => readFile(placeOf(id)),
    async remove(id) {
      const place = placeOf(id);
      await Promise.all([rm(place, { force: true }), rm(`${place}${unfinished}`, { force: true })]);
    },
    async list(forMs) {
      const ids = new Set<string>();
      for (const name of await readdir(folder).catch(unlessAbsent<string[]>([]))) {
        const id = name.endsWith(unfinished) ? name.slice(0, -unfinished.length) : name;
        if (!isDocumentId.test(id)) continue;
        const found = await stat(path.join(folder, name)).catch(unlessAbsent(null));
        if (found && Date.now() - found.mtimeMs >= forMs) ids.add(id);
      }
      return [...ids];
    },
  };
}

/** The bucket where one is configured, otherwise the folder. */
export function documentStorage(): Storage {
  const { S3_ENDPOINT, S3_BUCKET, S3_REGION, S3_KEY, S3_SECRET, DATA_DIR } = env();
  return S3_ENDPOINT && S3_BUCKET && S3_KEY && S3_SECRET
    ? bucketStorage({ endpoint: S3_ENDPOINT, bucket: S3_BUCKET, region: S3_REGION, key: S3_KEY, secret: S3_SECRET })
    : folderStorage(path.join(DATA_DIR, 'documents'));
}

/** Stores the bytes, runs the work that makes the rows, and takes the bytes away again when it did not happen. */
export async function withStored<Result extends { readonly ok: boolean }>(
  files: readonly { readonly id: string; readonly bytes: Uint8Array }[],
  work: () => Promise<Result>,
): Promise<Result> {
  const storage = documentStorage();
  const undo = () => Promise.all(files.map(({ id }) => storage.remove(id)));
  try {
    for (const { id, bytes } of files) await storage.save(id, bytes);
    const result = await work();
    if (!result.ok) await undo();
    return result;
  } catch (error) {
    await undo();
    throw error;
  }
}

export const sha256OfDocument = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
