// RL-8: a mail server that is away, puts off, refuses or never answers, and a worker killed at each step: nothing is
// lost, and a mail is sent twice at the one documented point only, under the same Message-ID.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { startFaultMailServer } from '../support/fault-mail-server.ts';

const server = await startFaultMailServer();
// Before the first import of what reads it.
process.env.SMTP_URL = `smtp://127.0.0.1:${server.port}`;
const { sendPendingMail } = await import('#app/jobs/send-mail.server.ts');
const { db, pool } = await import('#app/persistence/client.server.ts');
const { queueMailNow } = await import('#app/persistence/mail.server.ts');
const { sendAgain } = await import('#app/features/mail-desk/run-mail-desk.server.ts');
const { aSignedInPerson } = await import('../support/people.ts');

/** The daily run is small; `npm run fault:mail` has thousands of mails and many kills. */
const size = Number(process.env.FAULT_ROUNDS ?? 1);
const program = path.join(import.meta.dirname, '../support/mail-process.ts');

const stillUnsent = () => db.mail.count({ where: { sentAt: null, givenUpAt: null } });
const makeDue = () =>
  db.$executeRaw`UPDATE mail SET next_at = app_clock() WHERE sent_at IS NULL AND given_up_at IS NULL`;
const inOrder = (ids: readonly string[]): string[] => ids.toSorted((a, b) => a.localeCompare(b));
const messageId = (id: string) => `<${id}@localhost>`;

async function queue(count: number, to = 'someone@example.org', template = 'test'): Promise<string[]> {
  const before = new Set((await db.mail.findMany({ select: { id: true } })).map(({ id }) => id));
  for (let at = 0; at < count; at += 1)
    await queueMailNow({ to, template, subject: `Nr ${at}`, body: 'What happened?' });
  return (await db.mail.findMany({ select: { id: true } })).map(({ id }) => id).filter((id) => !before.has(id));
}

async function drain(): Promise<void> {
  while ((await sendPendingMail()) > 0);
}

beforeEach(async () => {
  await db.mail.deleteMany();
  await db.mailSuppression.deleteMany();
  server.taken.length = 0;
  server.mood = 'fine';
  server.during = async () => {};
});
afterAll(() => server.close());

describe('a mail server', () => {
  it('that is away, then puts off, then is back, gets every mail once, within five minutes', async () => {
    const ids = await queue(40 * size);
    await server.close();
    expect(await sendPendingMail()).toBe(0);
    // Who finds nobody there leaves the others alone: they are due the moment the server is back.
    expect(await db.mail.count({ where: { attempts: { gt: 0 } } })).toBeLessThanOrEqual(4);
    await server.open();
    server.mood = 'later';
    // As after an hour of attempts.
    await db.mail.updateMany({ data: { attempts: 11 } });
    await makeDue();
    while ((await db.mail.count({ where: { attempts: 11 } })) > 0) expect(await sendPendingMail()).toBe(0);
    expect(await stillUnsent()).toBe(ids.length);
    const [{ late }] = (
      await pool.query('SELECT max(next_at - app_clock()) <= $1::interval AS late FROM mail', ['4 min'])
    ).rows as [{ late: boolean }];
    expect(late).toBe(true);
    server.mood = 'fine';
    await makeDue();
    await drain();
    expect(inOrder(server.taken)).toEqual(inOrder(ids.map(messageId)));
    expect(await stillUnsent()).toBe(0);
  });

  it('that knows no such mailbox ends a mail on the operators’ list, and keeps further mails from it', async () => {
    const [first = ''] = await queue(1, 'Gone@example.org');
    server.mood = 'no-mailbox';
    await sendPendingMail();
    expect(await db.mail.findUniqueOrThrow({ where: { id: first } })).toMatchObject({
      failure: 'bounced',
      attempts: 1,
    });
    server.mood = 'fine';
    const [second = ''] = await queue(1, 'gone@example.org');
    await sendPendingMail();
    expect(await db.mail.findUniqueOrThrow({ where: { id: second } })).toMatchObject({ failure: 'suppressed' });
    expect(server.taken).toEqual([]);
    // What its owner asks for is tried, and shows that the mailbox works again.
    const [third = ''] = await queue(1, 'gone@example.org', 'verify-email');
    await sendPendingMail();
    expect(server.taken).toEqual([messageId(third)]);
    expect(await db.mailSuppression.count()).toBe(0);
    const { actor } = await (await aSignedInPerson(['operator'])).viewer();
    expect(await sendAgain(actor, first)).toEqual({ ok: true, value: true });
    expect(await sendAgain(actor, first)).toMatchObject({ ok: false, reason: 'not-found' });
    await sendPendingMail();
    expect(server.taken).toEqual([messageId(third), messageId(first)]);
  });

  it('that refuses a text ends that mail alone', async () => {
    const [id = ''] = await queue(1);
    server.mood = 'no-content';
    await sendPendingMail();
    const mail = await db.mail.findUniqueOrThrow({ where: { id } });
    expect(mail).toMatchObject({ failure: 'refused', sentAt: null });
    expect(mail.lastError).toContain('5.7.1');
    expect(await db.mailSuppression.count()).toBe(0);
  });
});

/** Starts a sender and kills it with SIGKILL when `moment` comes. */
async function killedAt(moment: (child: ChildProcess) => Promise<void>): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', program], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const gone = once(child, 'exit');
  await moment(child);
  child.kill('SIGKILL');
  const [, signal] = await gone;
  expect(signal).toBe('SIGKILL');
}

describe('a sender killed', () => {
  it('before the server has the mail sends it once in the end', async () => {
    const ids = await queue(3);
    const reached = new Promise<void>((resolve) => {
      server.during = (step) => (step === 'recipient' ? new Promise(() => resolve()) : Promise.resolve());
    });
    await killedAt(() => reached);
    server.during = async () => {};
    expect(server.taken).toEqual([]);
    await makeDue();
    await drain();
    expect(inOrder(server.taken)).toEqual(inOrder(ids.map(messageId)));
  });

  it('between the server’s yes and the commit sends it a second time under the same Message-ID, and no other', async () => {
    const ids = await queue(6);
    const client = await pool.connect();
    let firstTaken = '';
    try {
      // The server says yes; the row that should be marked is held by somebody else: the commit cannot come.
      const marked = new Promise<void>((resolve) => {
        server.during = async (step) => {
          if (step !== 'taken' || firstTaken) return;
          firstTaken = server.taken.at(-1) ?? '';
          await client.query('BEGIN');
          await client.query('SELECT FROM mail WHERE id = $1 FOR UPDATE', [firstTaken.slice(1, -'@localhost>'.length)]);
          resolve();
        };
      });
      await killedAt(async () => {
        await marked;
        // The others are done; this one waits for its row.
        while ((await stillUnsent()) > 1) await new Promise((resolve) => setTimeout(resolve, 20));
        await new Promise((resolve) => setTimeout(resolve, 100));
      });
    } finally {
      // Its connection dies with it: what it waits to commit never comes.
      await pool.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
      );
      await client.query('ROLLBACK');
      client.release();
    }
    expect(await stillUnsent()).toBe(1);
    await makeDue();
    await drain();
    expect(inOrder(server.taken)).toEqual(inOrder([...ids.map(messageId), firstTaken]));
    expect(await stillUnsent()).toBe(0);
  });

  it('again and again, at any moment, loses nothing', async () => {
    const ids = await queue(30 * size);
    for (let kill = 0; kill < size; kill += 1) {
      await killedAt(async (child) => {
        await once(child, 'message');
        await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 150));
      });
      await makeDue();
    }
    await drain();
    expect(new Set(server.taken)).toEqual(new Set(ids.map(messageId)));
    // At most the mails under way in each killed process (four) can have come twice.
    expect(server.taken.length - ids.length).toBeLessThanOrEqual(4 * size);
    expect(await stillUnsent()).toBe(0);
  });
});
