// AU-3: every change leaves exactly one event with all its attributes, every refused attempt, too, and nothing else.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { eventKinds } from '#app/domain/event.ts';
import { changeRoleBundle } from '#app/features/organisations/change-roles.server.ts';
import { db } from '#app/persistence/client.server.ts';
import { contentHash } from '#app/persistence/content-hash.server.ts';
import { bidCommands, callCommands } from '../support/audit-call-commands.ts';
import { listedCommands } from '../support/audit-commands.ts';
import { ownCommands } from '../support/audit-own-commands.ts';
import {
  address,
  anAgent,
  aPowerless,
  aSecondAdministrator,
  eventsOf,
  requestId,
  traced,
  worldHash,
} from '../support/audit-world.ts';
import { aLonePerson } from '../support/listing-world.ts';

const commands = [...listedCommands, ...ownCommands, ...callCommands, ...bidCommands];

/** Kinds that need a session, a mailed link, a file or the clock: the file that counts their events. */
const elsewhere = {
  'personal-data': ['person.erased'],
  retention: ['site.cleaned-up'],
  accounts: ['person.registered'],
  bids: ['bid.refused'],
  openings: ['call.opened'],
  trail: ['access.refused', 'call.share-released'],
  organisations: ['member.joined'],
  verification: [
    'organisation.verification-requested',
    'organisation.verified',
    'organisation.suspended',
    'organisation.reinstated',
    'organisation.renewal-asked',
    'organisation.uscc-overridden',
  ],
  attachments: ['attachment.added', 'attachment.changed', 'attachment.removed', 'attachment.read'],
  'virus-scan': ['document.scanned', 'document.infected'],
  documents: ['document.added', 'document.removed', 'document.read-by-staff'],
  'people-security': ['person.session-started', 'person.recovery-code-used'],
  'sign-in-elsewhere': ['person.identity-linked'],
  audit: ['member.permissions-changed'],
  versions: ['person.watch-started', 'person.watch-ended'],
  'list-events': [
    ...(['created', 'changed', 'discarded', 'scheduled', 'unscheduled', 'released', 'release-failed'] as const).map(
      (step) => `batch.${step}` as const,
    ),
    ...(['uploaded', 'sheet-chosen', 'columns-assigned', 'cells-corrected', 'started', 'finished'] as const).map(
      (step) => `import.${step}` as const,
    ),
    ...(['undo-started', 'undo-finished', 'discarded'] as const).map((step) => `import.${step}` as const),
    ...([
      'opportunity.watchers-told',
      'capability.watchers-told',
      'opportunity.import-undone',
      'capability.import-undone',
    ] as const),
    ...(['opportunity.draft-discarded', 'capability.draft-discarded'] as const),
    ...(['opportunity.sections-read', 'capability.sections-read'] as const),
  ],
  'editorial-clock': ['opportunity.schedule-failed', 'capability.schedule-failed'],
  editorial: (['opportunity', 'capability'] as const).flatMap((list) =>
    (
      [
        ...(['sent-to-review', 'taken-back', 'changes-requested', 'approved', 'comments-resolved'] as const),
        ...(['scheduled', 'unscheduled', 'fulfilled', 'confirmation-asked'] as const),
        ...(['confirmed', 'archived', 'moderated', 'restored'] as const),
        ...(['suggested', 'suggestion-accepted', 'suggestion-rejected'] as const),
      ] as const
    ).map((step) => `${list}.${step}` as const),
  ),
} as const;

const hash = /^[\da-f]{64}$/;
const hashShape = {
  none: [null, null],
  before: [expect.stringMatching(hash), null],
  after: [null, expect.stringMatching(hash)],
  both: [expect.stringMatching(hash), expect.stringMatching(hash)],
} as const;

describe('a command that is done', () => {
  it.each(commands.map((command) => [command.kind, command] as const))(
    '%s leaves one event: who, for whom, what, when, from where',
    async (kind, { prepare, hashes }) => {
      const { agent, run } = await prepare();
      const { result, events } = await eventsOf(() => run(agent));
      expect(result).not.toBeNull();
      expect((result as { ok?: boolean } | undefined)?.ok ?? true).toBe(true);
      const [beforeHash, afterHash] = hashShape[hashes];
      const isStaffAct = kind === 'organisation.read-by-staff';
      expect(events).toEqual([
        {
          id: expect.any(String),
          seq: expect.any(BigInt),
          kind,
          occurredAt: expect.any(Date),
          actorId: agent.personId,
          organisationId: isStaffAct ? null : (agent.organisation?.id ?? null),
          subjectType: expect.any(String),
          subjectId: expect.stringMatching(/^[\da-f-]{36}$/),
          data: expect.any(Object),
          requestId,
          address,
          refusal: null,
          beforeHash,
          afterHash,
        },
      ]);
      expect(Math.abs(Date.now() - (events[0]?.occurredAt.getTime() ?? 0))).toBeLessThan(10_000);
    },
  );

  it('carries different fingerprints before and after when the text changed', async () => {
    for (const { kind, hashes, prepare } of commands) {
      if (hashes !== 'both' || kind === 'call.published') continue;
      const { agent, run } = await prepare();
      const { events } = await eventsOf(() => run(agent));
      expect(events[0]?.beforeHash, kind).not.toBe(events[0]?.afterHash);
    }
  });
});

describe('a command that is refused', () => {
  const refusable = commands.filter(({ open }) => !open);

  it.each(refusable.map((command) => [command.kind, command] as const))(
    '%s leaves one event with the reason, and changes nothing',
    async (kind, { prepare, silent }) => {
      const { agent, run } = await prepare();
      const stranger = agent.organisation
        ? { ...(await aPowerless()), organisation: { ...agent.organisation, permissions: [] } }
        : await traced(await aLonePerson({ platformRoles: ['broker'] }));
      const before = await worldHash();
      const { result, events } = await eventsOf(() => run(stranger));
      if (!silent) expect(result).toMatchObject({ ok: false });
      expect(events).toMatchObject([
        {
          kind: kind === 'bid.submitted' || kind === 'bid.withdrawn' ? 'bid.refused' : kind,
          actorId: stranger.personId,
          requestId,
          address,
          refusal: expect.stringMatching(/^[a-z-]+$/),
          beforeHash: null,
          afterHash: null,
        },
      ]);
      const deliveries = await db.delivery.count({ where: { eventId: { in: events.map(({ id }) => id) } } });
      expect(deliveries).toBe(0);
      expect(await worldHash()).toBe(before);
    },
  );
});

describe('the trail', () => {
  it('only grows: no event can be changed, removed or cut off, even by the owner of the database', async () => {
    const [command] = commands;
    const { agent, run } = await (command as (typeof commands)[number]).prepare();
    await run(agent);
    await expect(db.$executeRaw`UPDATE event SET kind = kind`).rejects.toThrow(/cannot be changed/);
    await expect(db.$executeRaw`DELETE FROM event`).rejects.toThrow(/cannot be changed/);
    await expect(db.$executeRaw`TRUNCATE event CASCADE`).rejects.toThrow(/cannot be changed/);
  });

  it('has every kind of event in this table or in a test named for it', () => {
    const tested = new Set<string>(commands.map(({ kind }) => kind));
    const directory = path.join(import.meta.dirname);
    for (const [file, kinds] of Object.entries(elsewhere)) {
      const text = readFileSync(path.join(directory, `${file}.test.ts`), 'utf8');
      for (const kind of kinds) {
        expect(
          text.includes(`'${kind}'`) || text.includes(`\`\${list}.${kind.split('.')[1]}\``),
          `${file} mentions ${kind}`,
        ).toBe(true);
        tested.add(kind);
      }
    }
    // A passkey is made by a browser: tests/e2e/second-factor.spec.ts.
    expect(Object.keys(eventKinds).filter((kind) => !tested.has(kind))).toEqual(['person.passkey-added']);
  });

  it('tells of a changed role, and of each member whose permissions followed it', async () => {
    const agent = await anAgent();
    const { id } = agent.organisation;
    await aSecondAdministrator(agent);
    await db.membership.updateMany({
      where: { organisationId: id, personId: { not: agent.personId } },
      data: { role: 'liaison' },
    });
    const { events } = await eventsOf(() => changeRoleBundle(agent, id, { role: 'liaison', permissions: ['draft'] }));
    expect(events.map(({ kind }) => kind)).toEqual(['organisation.role-bundle-changed', 'member.permissions-changed']);
  });

  it('fingerprints content by its meaning: order of keys and kinds of blank do not count', () => {
    expect(contentHash({ b: 1n, a: [new Date(0), null] })).toBe(contentHash({ a: [new Date(0), undefined], b: '1' }));
    expect(contentHash({ a: undefined, b: 2 })).toBe(contentHash({ b: 2 }));
    expect(contentHash({ a: 1 })).not.toBe(contentHash({ a: 2 }));
    // SHA-256 of {"a":1,"b":"甲"}, as sha256sum gives it.
    expect(contentHash({ b: '甲', a: 1 })).toBe('7a735438f74645c6c135678034a57aefd15cbdc22f00d0e80b1a4146b116bf98');
  });
});
