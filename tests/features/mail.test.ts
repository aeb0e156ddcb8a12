// Mail: claimed by one sender, sent by a real mail server, kept readable where there is none.
import { SMTPServer } from 'smtp-server';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { sendPendingMail } from '#app/jobs/send-mail.server.ts';
import { db } from '#app/persistence/client.server.ts';
import { claimMail, queueMailNow } from '#app/persistence/mail.server.ts';

const lastMail = (to: string) =>
  db.mail.findFirstOrThrow({ where: { toAddress: to }, orderBy: [{ createdAt: 'desc' }, { id: 'asc' }] });

describe('mail', () => {
  const received: string[] = [];
  let refuseNext = false;
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, _session, done) {
      let text = '';
      stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
      stream.on('end', () => {
        if (refuseNext) {
          refuseNext = false;
          done(new Error('try later'));
        } else {
          received.push(text);
          done();
        }
      });
    },
  });
  afterAll(() => new Promise<void>((resolve) => server.close(resolve)));

  it('without a server counts as delivered and stays readable', async () => {
    await sendPendingMail();
    await queueMailNow({ to: 'a@example.org', template: 'test', subject: 'Kept', body: 'x' });
    expect(await sendPendingMail()).toBe(1);
    expect(await lastMail('a@example.org')).toMatchObject({ lastError: 'no server configured', attempts: 1 });
    expect((await lastMail('a@example.org')).sentAt).not.toBeNull();
    expect(await sendPendingMail()).toBe(0);
  });

  it('is claimed by one sender only', async () => {
    await queueMailNow({ to: 'b@example.org', template: 'test', subject: 'One', body: 'x' });
    const claims = await Promise.all(Array.from({ length: 6 }, () => claimMail()));
    expect(claims.filter((claim) => claim !== null)).toHaveLength(1);
  });

  it('is sent by the server, again after a failure, under one Message-ID', async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.server.address() as { port: number };
    process.env.SMTP_URL = `smtp://127.0.0.1:${port}`;
    vi.resetModules();
    const sender = await import('#app/jobs/send-mail.server.ts');
    refuseNext = true;
    await queueMailNow({ to: 'c@example.org', template: 'test', subject: '您好', body: '第一行\n第二行' });
    expect(await sender.sendPendingMail()).toBe(0);
    const postponed = await lastMail('c@example.org');
    expect(postponed).toMatchObject({ sentAt: null, attempts: 1 });
    expect(postponed.lastError).toContain('try later');
    expect(await sender.sendPendingMail()).toBe(0); // not due yet
    await db.mail.update({ where: { id: postponed.id }, data: { nextAt: new Date(0) } });
    expect(await sender.sendPendingMail()).toBe(1);
    expect(received).toHaveLength(1);
    expect(received[0]).toContain(`Message-ID: <${postponed.id}@localhost>`);
    expect((await lastMail('c@example.org')).sentAt).not.toBeNull();
    delete process.env.SMTP_URL;
  });
});
