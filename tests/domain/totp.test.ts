// One-time codes: the vectors of RFC 6238, base32, and that a code works once.
import { describe, expect, it } from 'vitest';
import { fromBase32, matchingStep, stepCode, toBase32, totpCode, totpStep } from '#app/domain/totp.ts';

const secret = new TextEncoder().encode('12345678901234567890');

describe('a one-time code', () => {
  // RFC 6238, appendix B, SHA-1; the last six of its eight digits.
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('at second %i is %s', (second, code) => {
    expect(totpCode(toBase32(secret), new Date(second * 1000))).toBe(code);
  });

  it('is taken half a minute early or late, and not later', () => {
    const now = new Date('2026-07-01T08:00:10Z');
    const step = totpStep(now);
    const taken = [-2, -1, 0, 1, 2].map((by) => matchingStep(secret, stepCode(secret, step + by), now, null) !== null);
    expect(taken).toEqual([false, true, true, true, false]);
  });

  it('is taken once, and none older after it', () => {
    const now = new Date('2026-07-01T08:00:10Z');
    const step = totpStep(now);
    expect(matchingStep(secret, stepCode(secret, step), now, step)).toBeNull();
    expect(matchingStep(secret, stepCode(secret, step - 1), now, step)).toBeNull();
    expect(matchingStep(secret, stepCode(secret, step + 1), now, step)).toBe(step + 1);
  });
});

describe('base32', () => {
  it('goes there and back', () => {
    expect(toBase32(new TextEncoder().encode('foobar'))).toBe('MZXW6YTBOI');
    for (let length = 0; length < 40; length += 1) {
      const bytes = Uint8Array.from({ length }, (_, at) => (at * 37 + length) % 256);
      expect(fromBase32(toBase32(bytes))).toEqual(bytes);
    }
    expect(() => fromBase32('0189')).toThrow();
  });
});
