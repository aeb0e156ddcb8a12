// How long sessions live, and how fresh the proof of a second factor must be.
import { describe, expect, it } from 'vitest';
import { decideSession, decideStepUp } from '#app/domain/session.ts';

const now = new Date('2026-07-01T08:00:00Z');
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);

describe('a proof of the second factor', () => {
  it.each([
    [0, true],
    [300, true],
    [301, false],
  ])('of %i seconds ago counts: %s', (seconds, ok) => {
    expect(decideStepUp({ hasSecondFactor: true, steppedUpAt: ago(seconds) }, now).ok).toBe(ok);
  });
  it('is asked for, or first a second factor', () => {
    const reason = (hasSecondFactor: boolean) => decideStepUp({ hasSecondFactor, steppedUpAt: null }, now);
    expect(reason(true)).toEqual({ ok: false, reason: 'step-up-needed' });
    expect(reason(false)).toEqual({ ok: false, reason: 'second-factor-needed' });
  });
});

describe('a session', () => {
  const minutes = 60;
  const hours = 3600;
  it.each([
    ['operator', 15 * minutes - 1, true],
    ['operator', 15 * minutes, false],
    ['broker', 15 * minutes, false],
    [null, 12 * hours - 1, true],
    [null, 12 * hours, false],
  ] as const)('of role %s idle for %i s lives: %s', (role, idle, ok) => {
    const session = { createdAt: ago(13 * hours), lastSeenAt: ago(idle) };
    expect(decideSession(session, role ? [role] : [], now).ok).toBe(ok);
  });
  it('ends seven days after it began', () => {
    const week = 7 * 24 * hours;
    expect(decideSession({ createdAt: ago(week - 1), lastSeenAt: now }, [], now).ok).toBe(true);
    expect(decideSession({ createdAt: ago(week), lastSeenAt: now }, [], now).ok).toBe(false);
  });
  it('is noted as seen once a minute', () => {
    const noted = (idle: number) => decideSession({ createdAt: ago(600), lastSeenAt: ago(idle) }, [], now);
    expect(noted(59)).toMatchObject({ value: { noteSeen: false } });
    expect(noted(60)).toMatchObject({ value: { noteSeen: true } });
  });
});
