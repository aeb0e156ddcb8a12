// Where handed-in files are kept: in a folder here, or elsewhere by another Storage. Names are ids, never what people typed.
import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { env } from '#app/runtime/env.server.ts';

export interface Storage {
  /** All or nothing. @throws when it cannot be kept */
  readonly save: (id: string, bytes: Uint8Array) => Promise<void>;
  /** @throws when there is no such file */
  readonly read: (id: string) => Promise<Uint8Array>;
  /** Quiet when there is no such file. */
  readonly remove: (id: string) => Promise<void>;
  /** Ids of files that have lain here at least so long, unfinished ones too. */
  readonly list: (forMs: number) => Promise<string[]>;
}

const isId = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
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
    if (!isId.test(id)) throw new Error('not the id of a document');
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
        if (!isId.test(id)) continue;
        const found = await stat(path.join(folder, name)).catch(unlessAbsent(null));
        if (found && Date.now() - found.mtimeMs >= forMs) ids.add(id);
      }
      return [...ids];
    },
  };
}

export const documentStorage = (): Storage => folderStorage(path.join(env().DATA_DIR, 'documents'));

export const sha256OfDocument = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
