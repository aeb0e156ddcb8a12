// Honours: valid to the end of their last day, announced sixty days before, hidden afterwards.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { honourKinds, honourState, honourWarningDays, publicHonours } from '#app/domain/honour.ts';
import { addDays } from '#app/domain/period.ts';
import { vocabulary as en } from '#app/i18n/en/vocabulary.ts';
import { vocabulary as zh } from '#app/i18n/zh-CN/vocabulary.ts';

const today = '2026-11-23';

describe('an honour', () => {
  it.each([
    [null, 'valid'],
    [addDays(today, 61), 'valid'],
    [addDays(today, 60), 'expiring'],
    [today, 'expiring'],
    [addDays(today, -1), 'expired'],
    ['2020-02-29', 'expired'],
  ] as const)('valid until %s is %s', (until, state) => {
    expect(honourState(until, today)).toBe(state);
  });

  it('goes through its states in order, whatever the days', () => {
    const order = ['valid', 'expiring', 'expired'];
    fc.assert(
      fc.property(fc.nat(4000), fc.nat(4000), (end, start) => {
        const until = addDays('2024-01-01', end);
        const day = addDays('2024-01-01', start);
        const now = order.indexOf(honourState(until, day));
        const next = order.indexOf(honourState(until, addDays(day, 1)));
        expect(next).toBeGreaterThanOrEqual(now);
        expect(honourState(until, addDays(until, -honourWarningDays - 1))).toBe('valid');
      }),
    );
  });

  it('is public while it is valid', () => {
    const honours = [{ validUntil: null }, { validUntil: today }, { validUntil: addDays(today, -1) }];
    expect(publicHonours(honours, today)).toEqual(honours.slice(0, 2));
  });

  it('has a name of its kind in both languages', () => {
    expect(Object.keys(zh.honourKind)).toEqual([...honourKinds]);
    expect(Object.keys(en.honourKind)).toEqual([...honourKinds]);
  });
});
