// AU-3, kill test: a process killed with SIGKILL in the middle of its commands leaves no effect without its record and
// no record without its effect.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { build } from 'vite';
import { beforeAll, expect, it } from 'vitest';
import { db } from '#app/persistence/client.server.ts';
import { hashOrganisation } from '#app/persistence/content-hash.server.ts';
import { anAgent } from '../support/audit-world.ts';
import type { Member } from '../support/listing-world.ts';

const root = path.join(import.meta.dirname, '../..');
/** Inside node_modules, so that the bundle finds its packages. */
const outDir = path.join(root, 'node_modules/.cache/audit-writer');
const program = path.join(outDir, 'audit-writer.mjs');
/** Kills. A process takes seconds to start, so the daily run kills few of them; `npm run fault:audit` kills a hundred. */
const rounds = Number(process.env.FAULT_ROUNDS ?? 12);
/** People in the middle of something whenever a process is killed, each with an organisation and a trail to compare. */
const writersEach = 8;
/** Processes that start while another works. */
const side = 2;

interface WritingProcess {
  readonly owners: readonly Member[];
  readonly process: ChildProcess;
  /** Resolves once so many commands were done; it works on meanwhile. */
  readonly busy: Promise<void>;
}

/** Commands rather than time: on a busy machine a second may be too short for any of them. */
function commandsDone(child: ChildProcess, wanted: number): Promise<void> {
  let done = 0;
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (dots: Buffer) => {
      done += dots.length;
      if (done > wanted) resolve();
    });
    child.once('exit', () => reject(new Error('the writing process ended by itself')));
  });
}

async function aWritingProcess(): Promise<WritingProcess> {
  const owners = await Promise.all(Array.from({ length: writersEach }, anAgent));
  const child = spawn(process.execPath, [program, JSON.stringify(owners)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const busy = commandsDone(child, writersEach * (1 + Math.random() * 2));
  // A kill before anybody looked is none of its business.
  busy.catch(() => {});
  return { owners, process: child, busy };
}

/** Effects and records that lack the other, by kind; all zero when each change has exactly its one event. */
async function loneliness(organisationId: string): Promise<Record<string, number>> {
  const [row] = await db.$queryRaw<Record<string, bigint>[]>`
    WITH own AS (SELECT * FROM event WHERE organisation_id = ${organisationId}::uuid AND refusal IS NULL),
      listing AS (SELECT * FROM opportunity WHERE organisation_id = ${organisationId}::uuid),
      invited AS (SELECT * FROM invitation WHERE organisation_id = ${organisationId}::uuid),
      -- one line for each effect
      effect (kind, key) AS (
        SELECT 'opportunity.drafted', id::text FROM listing
        UNION ALL SELECT 'opportunity.published', id::text FROM listing WHERE published_at IS NOT NULL
        UNION ALL SELECT 'opportunity.withdrawn', id::text FROM listing WHERE withdrawn_at IS NOT NULL
        UNION ALL SELECT 'member.invited', id::text FROM invited
        UNION ALL SELECT 'member.invitation-withdrawn', id::text FROM invited WHERE revoked_at IS NOT NULL),
      record (kind, key) AS (
        SELECT kind, CASE WHEN kind LIKE 'member.%' THEN data ->> 'invitationId' ELSE subject_id::text END
        FROM own WHERE kind <> 'organisation.changed' AND kind <> 'organisation.verification-requested')
    SELECT (SELECT count(*) FROM effect) AS effects,
      (SELECT count(*) FROM (SELECT * FROM effect EXCEPT ALL SELECT * FROM record) x) AS "effectsWithoutRecord",
      (SELECT count(*) FROM (SELECT * FROM record EXCEPT ALL SELECT * FROM effect) x) AS "recordsWithoutEffect",
      (SELECT count(*) FROM own WHERE kind = 'organisation.changed') AS renamings,
      (SELECT count(*) FROM own a JOIN own b ON b.kind = a.kind AND b.seq = (
          SELECT min(seq) FROM own n WHERE n.kind = a.kind AND n.seq > a.seq)
        WHERE a.kind = 'organisation.changed' AND a.after_hash <> b.before_hash) AS "brokenLinks",
      (SELECT count(*) FROM invited) - (SELECT count(*) FROM mail WHERE template = 'invitation'
        AND body LIKE '%join%' AND to_address IN (SELECT email FROM invited)) AS "mailsMissing",
      (SELECT count(*) FROM own e WHERE kind IN ('opportunity.published', 'opportunity.withdrawn', 'organisation.changed')
        AND (SELECT count(*) FROM delivery WHERE event_id = e.id) <> 2) AS "deliveriesMissing"`;
  return Object.fromEntries(Object.entries(row ?? {}).map(([key, count]) => [key, Number(count)]));
}

/** The name the organisation bears is the one its last change recorded; both read in one snapshot. */
const nameIsRecorded = (organisationId: string): Promise<boolean> =>
  db.$transaction(
    async (tx) => {
      const last = await tx.event.findFirst({
        where: { subjectId: organisationId, kind: 'organisation.changed', refusal: null },
        orderBy: { seq: 'desc' },
        select: { afterHash: true },
      });
      return last === null || last.afterHash === (await hashOrganisation(tx, organisationId));
    },
    { isolationLevel: 'RepeatableRead' },
  );

// Bundled once: so many processes that translate their sources would take minutes.
beforeAll(() =>
  build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: path.join(root, 'tests/support/audit-writer.ts'),
      outDir,
      emptyOutDir: true,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'audit-writer.mjs' } },
    },
  }),
);

const total = { effects: 0, renamings: 0, cut: 0 };

async function compareTrail({ organisation: { id } }: Member): Promise<void> {
  const { effects = 0, renamings = 0, ...faults } = await loneliness(id);
  expect(faults).toEqual({
    effectsWithoutRecord: 0,
    recordsWithoutEffect: 0,
    brokenLinks: 0,
    mailsMissing: 0,
    deliveriesMissing: 0,
  });
  expect(await nameIsRecorded(id)).toBe(true);
  total.effects += effects;
  total.renamings += renamings;
  // The first renaming is the warming up; more than that was in the middle of its work.
  total.cut += effects + renamings > 1 ? 1 : 0;
}

it(`killed ${rounds} times at random: never an effect without its record, nor a record without its effect`, {
  timeout: 30_000 + rounds * 10_000,
}, async () => {
  const waiting: Promise<WritingProcess>[] = [];
  for (let round = 0; round < rounds; round += 1) {
    while (waiting.length < side && round + waiting.length < rounds) waiting.push(aWritingProcess());
    const writing = await (waiting.shift() as Promise<WritingProcess>);
    await writing.busy;
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 200));
    const gone = once(writing.process, 'exit');
    writing.process.kill('SIGKILL');
    expect((await gone)[1]).toBe('SIGKILL');
    for (const owner of writing.owners) await compareTrail(owner);
  }
  process.stdout.write(
    `killed ${rounds} times with ${writersEach} people writing, ${total.cut} of ${rounds * writersEach} of them in the middle of their work: ${total.effects + total.renamings} effects, all with their one record\n`,
  );
  expect(total.cut).toBeGreaterThan((rounds * writersEach) / 2);
});
