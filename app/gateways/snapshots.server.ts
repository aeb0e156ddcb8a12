// Copies of what is held in memory, kept in DATA_DIR so that a restart need not make it again. Lines of text, and a last
// line that proves they are whole and of this version; anything else is no copy.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { env } from '#app/runtime/env.server.ts';

interface Seal {
  readonly version: number;
  readonly lines: number;
  readonly sha256: string;
}

const placeOf = (name: string): string => path.join(env().DATA_DIR, 'snapshots', `${name}.jsonl`);
/** Lines written at once. */
const together = 200;

/** Writes beside the old copy and puts it in its place when whole. Returns its size in bytes. */
export async function writeSnapshot(name: string, version: number, lines: Iterable<string>): Promise<number> {
  const place = placeOf(name);
  await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
  const file = await open(`${place}.part`, 'w', 0o600);
  const hash = createHash('sha256');
  let [count, bytes] = [0, 0];
  const write = async (text: string) => {
    hash.update(text);
    bytes += Buffer.byteLength(text);
    await file.write(text);
  };
  try {
    let chunk: string[] = [];
    for (const line of lines) {
      chunk.push(line);
      count += 1;
      if (chunk.length < together) continue;
      await write(`${chunk.join('\n')}\n`);
      chunk = [];
    }
    if (chunk.length > 0) await write(`${chunk.join('\n')}\n`);
    const seal: Seal = { version, lines: count, sha256: hash.digest('hex') };
    await file.write(`${JSON.stringify(seal)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${place}.part`, place);
  return bytes;
}

const eachLine = (place: string): AsyncIterable<string> =>
  createInterface({ input: createReadStream(place, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY });

/** Whether the copy is there, whole, and of this version. */
async function isSound(place: string, version: number): Promise<boolean> {
  const hash = createHash('sha256');
  let last: string | null = null;
  let lines = 0;
  try {
    for await (const line of eachLine(place)) {
      if (last !== null) {
        hash.update(`${last}\n`);
        lines += 1;
      }
      last = line;
    }
    const seal = JSON.parse(last ?? '') as Partial<Seal>;
    return seal.version === version && seal.lines === lines && seal.sha256 === hash.digest('hex');
  } catch {
    // Not there, or cut off in the middle: the same as no copy.
    return false;
  }
}

/** Hands every line to `take`. False, with nothing handed over, when there is no sound copy of this version. */
export async function readSnapshot(name: string, version: number, take: (line: string) => void): Promise<boolean> {
  const place = placeOf(name);
  if (!(await isSound(place, version))) return false;
  let held: string | null = null;
  for await (const line of eachLine(place)) {
    if (held !== null) take(held);
    held = line;
  }
  return true;
}

export const dropSnapshot = (name: string): Promise<void> => rm(placeOf(name), { force: true });
