// Where handed-in files are kept: in a folder here, or elsewhere by another Storage. Names are ids, never what people typed.
import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { env } from '#app/runtime/env.server.ts';

export interface Storage {
  /** All or nothing. @throws when it cannot be kept */
  readonly save: (id: string, bytes: Uint8Array) => Promise<void>;
  /** @throws when there is no such file */
  readonly read: (id: string) => Promise<Uint8Array>;
  /** Quiet when there is no such file. */
  readonly remove: (id: string) => Promise<void>;
}

const isId = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

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
      const file = await open(`${place}.part`, 'wx', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(`${place}.part`, place);
    },
    read: async (id) => readFile(placeOf(id)),
    remove: (id) => rm(placeOf(id), { force: true }),
  };
}

export const documentStorage = (): Storage => folderStorage(path.join(env().DATA_DIR, 'documents'));

export const sha256OfDocument = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
