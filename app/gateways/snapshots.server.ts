// Copies of what is held in memory, kept in DATA_DIR so that a restart need not make it again: one line that says what
// follows and proves it whole, then the bytes. Anything damaged or of another version is no copy.
import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { env } from '#app/runtime/env.server.ts';

interface Head {
  readonly version: number;
  readonly sha256: string;
  /** What belongs to the bytes and is not in them. */
  readonly about: unknown;
}

export interface Snapshot {
  readonly about: unknown;
  readonly bytes: Uint8Array;
}

const placeOf = (name: string): string => path.join(env().DATA_DIR, 'snapshots', name);

const sumOf = (about: string, bytes: Uint8Array): string =>
  createHash('sha256').update(about).update('\n').update(bytes).digest('hex');

/** Writes beside the old copy and puts it in its place when whole. */
export async function writeSnapshot(name: string, version: number, { about, bytes }: Snapshot): Promise<void> {
  const place = placeOf(name);
  await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
  const head: Head = { version, sha256: sumOf(JSON.stringify(about), bytes), about };
  const file = await open(`${place}.part`, 'w', 0o600);
  try {
    await file.write(`${JSON.stringify(head)}\n`);
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${place}.part`, place);
}

/** Null when there is no sound copy of this version. */
export async function readSnapshot(name: string, version: number): Promise<Snapshot | null> {
  const whole = await readFile(placeOf(name)).catch(() => null);
  if (!whole) return null;
  const end = whole.indexOf(10);
  if (end < 0) return null;
  try {
    const head = JSON.parse(whole.toString('utf8', 0, end)) as Partial<Head>;
    const bytes = whole.subarray(end + 1);
    const isSound = head.version === version && head.sha256 === sumOf(JSON.stringify(head.about), bytes);
    return isSound ? { about: head.about, bytes } : null;
  } catch {
    // Not ours, or cut off in its first line: the same as no copy.
    return null;
  }
}
