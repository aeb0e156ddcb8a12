// Rules of bids and openings.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/actor.ts';
import { type BidAct, countingVersion, decideReplay, decideSubmitBid, decideWithdrawBid } from '#app/domain/bid.ts';
import type { CallFacts } from '#app/domain/call.ts';
import {
  type Custodian,
  decideCompleteOpening,
  decideOpening,
  decideReadOpened,
  decideReleaseShares,
  decideServeShares,
} from '#app/domain/opening.ts';

const deadline = new Date('2026-12-01T10:00:00Z');
const at = (ms: number) => new Date(deadline.getTime() + ms);
const call: CallFacts = {
  organisationId: 'agency',
  publishedAt: at(-1e9),
  bidsUntil: deadline,
  openedAt: null,
  cancelledAt: null,
};

const actor = (
  personId: string,
  organisationId: string,
  permissions: readonly ('bid' | 'open' | 'evaluate')[],
): Actor => ({
  personId,
  emailVerified: true,
  platformRoles: [],
  organisation: { id: organisationId, type: 'enterprise', verification: 'verified', permissions, memberCount: 1 },
  requestId: '',
  hasSecondFactor: false,
  steppedUpAt: null,
  address: '',
});
const bidder = actor('b', 'bidder', ['bid']);

const reasonOf = (decision: { ok: boolean; reason?: string }): string => decision.reason ?? 'ok';

describe('submitting', () => {
  it('is accepted strictly before the deadline, over 10,000 instants', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 100_000 }), (ms) => {
        expect(reasonOf(decideSubmitBid({ actor: bidder, call, now: at(ms) }))).toBe(ms < 0 ? 'ok' : 'too-late');
      }),
      { numRuns: 10_000 },
    );
  });

  it('is refused on drafts, cancelled and opened calls, and to the calling organisation', () => {
    const now = at(-1);
    expect(reasonOf(decideSubmitBid({ actor: bidder, call: { ...call, publishedAt: null }, now }))).toBe('not-found');
    expect(reasonOf(decideSubmitBid({ actor: bidder, call: { ...call, cancelledAt: now }, now }))).toBe(
      'call-cancelled',
    );
    expect(reasonOf(decideSubmitBid({ actor: bidder, call: { ...call, openedAt: now }, now }))).toBe('too-late');
    expect(reasonOf(decideSubmitBid({ actor: actor('a', 'agency', ['bid']), call, now }))).toBe('own-call');
    expect(reasonOf(decideSubmitBid({ actor: actor('x', 'bidder', []), call, now }))).toBe('permission-missing');
  });
});

describe('versions', () => {
  it('the last act counts, over 10,000 sequences of submissions and withdrawals', () => {
    const acts = fc.array(fc.constantFrom<BidAct>('submission', 'withdrawal'), { maxLength: 12 });
    fc.assert(
      fc.property(acts, fc.boolean(), (sequence, reversed) => {
        const versions = sequence.map((act, index) => ({ id: `v${index}`, number: index + 1, act }));
        const counting = countingVersion(reversed ? versions.toReversed() : versions);
        const last = versions.at(-1);
        expect(counting).toEqual(last?.act === 'submission' ? last : null);
        const cited = { actor: bidder, call, now: at(-1), versions, citedVersionId: last?.id ?? '' };
        expect(decideWithdrawBid(cited).ok).toBe(counting !== null);
      }),
      { numRuns: 10_000 },
    );
  });

  it('a withdrawal cites the version that counts', () => {
    const versions = [
      { id: 'v1', number: 1, act: 'submission' as const },
      { id: 'v2', number: 2, act: 'submission' as const },
    ];
    const withdraw = (citedVersionId: string, ms: number) =>
      reasonOf(decideWithdrawBid({ actor: bidder, call, now: at(ms), versions, citedVersionId }));
    expect([withdraw('v1', -1), withdraw('v2', -1), withdraw('v2', 0)]).toEqual(['receipt-outdated', 'ok', 'too-late']);
  });

  it('the same key stands for the same act and content only', () => {
    const sent = { act: 'submission', sha256: 'a' } as const;
    expect(decideReplay(sent, sent).ok).toBe(true);
    expect(reasonOf(decideReplay(sent, { ...sent, sha256: 'b' }))).toBe('key-reused');
    expect(reasonOf(decideReplay(sent, { act: 'withdrawal', sha256: null }))).toBe('key-reused');
  });
});

describe('opening', () => {
  const seated = (released: number): Custodian[] =>
    (['agency', 'supervisor', 'escrow'] as const).map((seat, index) => ({
      seat,
      personId: seat,
      releasedAt: index < released ? at(1) : null,
    }));
  const proven = { hasSecondFactor: true, steppedUpAt: at(-60_000) };
  const supervisor = { ...actor('supervisor', 'elsewhere', []), ...proven };

  it('serves shares after the deadline to a custodian who has not handed over, and to nobody else', () => {
    const serve = (who: Actor | null, ms: number, released = 0, facts = call) =>
      reasonOf(decideServeShares({ actor: who, callId: 'c', call: facts, custodians: seated(released), now: at(ms) }));
    expect([serve(supervisor, -1), serve(supervisor, 0), serve(supervisor, 0, 2)]).toEqual([
      'too-early',
      'ok',
      'already-released',
    ]);
    expect([serve(bidder, 0), serve(null, 0)]).toEqual(['not-found', 'not-found']);
    expect(serve(supervisor, 0, 0, { ...call, cancelledAt: at(-5) })).toBe('call-cancelled');
    expect(serve(supervisor, 9, 0, { ...call, openedAt: at(5) })).toBe('already-opened');
  });

  it('serves and opens only for custodians who proved their second factor within five minutes', () => {
    const facts = { callId: 'c', call, custodians: seated(2), now: at(0) };
    const third = { ...actor('escrow', 'elsewhere', []), ...proven };
    const tries = [
      { ...third, hasSecondFactor: false },
      { ...third, steppedUpAt: null },
      { ...third, steppedUpAt: at(-300_001) },
      { ...third, steppedUpAt: at(-300_000) },
    ].map((who) => [
      reasonOf(decideServeShares({ ...facts, actor: who })),
      reasonOf(decideOpening({ ...facts, actor: who })),
    ]);
    const [missing, needed] = ['second-factor-needed', 'step-up-needed'];
    expect(tries).toEqual([
      [missing, missing],
      [needed, needed],
      [needed, needed],
      ['ok', 'ok'],
    ]);
  });

  it('needs the deadline and two custodians', () => {
    const open = (released: number, ms: number) =>
      reasonOf(decideOpening({ actor: supervisor, callId: 'c', call, custodians: seated(released), now: at(ms) }));
    expect([open(0, 0), open(1, 0), open(2, 0), open(3, 0), open(3, -1)]).toEqual([
      'two-custodians-needed',
      'two-custodians-needed',
      'ok',
      'ok',
      'too-early',
    ]);
  });

  it('a hand-over names every counting bid once, with the share the bidder promised', () => {
    const hand = (...handed: [string, boolean][]) =>
      reasonOf(
        decideReleaseShares(
          ['v1', 'v2'],
          handed.map(([versionId, matches]) => ({ versionId, matches })),
        ),
      );
    expect(hand(['v1', true], ['v2', true])).toBe('ok');
    expect(hand(['v1', true])).toBe('shares-incomplete');
    expect(hand(['v1', true], ['v1', true])).toBe('shares-incomplete');
    expect(hand(['v1', true], ['v3', true])).toBe('shares-incomplete');
    expect(hand(['v1', true], ['v2', false])).toBe('share-does-not-match');
  });

  it('waits for the third custodian only where the third can help', () => {
    const complete = (
      failures: Parameters<typeof decideCompleteOpening>[0]['failures'],
      releasedSeats: number,
      goOn = false,
    ) => reasonOf(decideCompleteOpening({ failures, releasedSeats, goOn }));
    expect(complete(['shares-unreadable'], 2)).toBe('third-custodian-could-help');
    expect(complete(['shares-unreadable'], 2, true)).toBe('ok');
    expect(complete(['shares-unreadable'], 3)).toBe('ok');
    expect(complete(['seal-broken', 'wrong-key'], 2)).toBe('ok');
  });

  it('lets the caller’s openers and evaluators and the supervisor read, after the opening only', () => {
    const read = (who: Actor | null, openedAt: Date | null = at(1)) =>
      decideReadOpened({ actor: who, callId: 'c', call: { ...call, openedAt }, custodians: seated(3), now: at(2) }).ok;
    const readers = [actor('x', 'agency', ['open']), actor('x', 'agency', ['evaluate']), supervisor];
    const others = [
      null,
      bidder,
      actor('x', 'agency', []),
      actor('escrow', 'platform', []),
      actor('x', 'rival', ['open', 'evaluate']),
    ];
    expect(readers.map((who) => read(who))).toEqual([true, true, true]);
    expect(others.map((who) => read(who))).toEqual([false, false, false, false, false]);
    expect(readers.map((who) => read(who, null))).toEqual([false, false, false]);
  });
});
