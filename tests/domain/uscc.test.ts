// Unified social credit codes: real ones pass, one changed character never does.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideUscc, normaliseUscc } from '#app/domain/uscc.ts';

const issued = [
  '11220100013828800N',
  '11341700744889543Y',
  '1134170000324502XP',
  '12100000400000624D',
  '1210000042500615X0',
  '914403001922038216',
  '9144030071526726XG',
  '91330100799655058B',
  '91110108551385082Q',
  '91440300708461136T',
];

describe('unified social credit code', () => {
  it.each(issued)('accepts the issued code %s', (code) => {
    expect(decideUscc(code)).toEqual({ ok: true, value: code });
  });

  it.each([
    '914403001922038217',
    '91110000800088421P',
    '9133010057462616XH',
    '91110108717809965C',
    '91430100MA4R7G5X7P',
  ])('refuses %s, whose check fails', (code) => {
    expect(decideUscc(code)).toEqual({ ok: false, reason: 'uscc-check' });
  });

  it('refuses a code that was issued although its check fails: an operator has to decide', () => {
    expect(decideUscc('91350203M0001QAY9B')).toEqual({ ok: false, reason: 'uscc-check' });
  });

  it.each(['', '12345', '91440300192203821', '9144030019220382161', '9144O3001922038216', '91440300192203821I'])(
    'refuses the shape of "%s"',
    (code) => {
      expect(decideUscc(code)).toEqual({ ok: false, reason: 'uscc-shape' });
    },
  );

  it('reads full-width, lower case and spaced codes', () => {
    expect(normaliseUscc(' ９１４４０３００ 71526726ｘｇ ')).toBe('9144030071526726XG');
    expect(decideUscc('9144-0300-7152-6726-xg')).toEqual({ ok: true, value: '9144030071526726XG' });
  });

  it('refuses every code with one character changed', () => {
    const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
    fc.assert(
      fc.property(fc.constantFrom(...issued), fc.nat(17), fc.constantFrom(...alphabet), (code, place, character) => {
        fc.pre(code[place] !== character);
        expect(decideUscc(code.slice(0, place) + character + code.slice(place + 1)).ok).toBe(false);
      }),
    );
  });
});
