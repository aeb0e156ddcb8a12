// Unified social credit codes: all known vectors, and one changed character never passes.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideUscc, normaliseUscc, shapedUscc, suggestedType, typeFitsUscc } from '#app/domain/uscc.ts';

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
const wrong = [
  '914403001922038217',
  '91110000800088421P',
  '9133010057462616XH',
  '91110108717809965C',
  '91430100MA4R7G5X7P',
];
const issuedButFailing = ['91350203M0001QAY9B'];

describe('unified social credit code', () => {
  it.each(issued)('accepts the issued code %s', (code) => {
    expect(decideUscc(code)).toEqual({ ok: true, value: code });
  });

  it.each(wrong)('refuses %s, whose check fails', (code) => {
    expect(decideUscc(code)).toEqual({ ok: false, reason: 'uscc-check' });
  });

  it.each(issuedButFailing)('refuses %s, issued although its check fails: an operator has to decide', (code) => {
    expect(decideUscc(code)).toEqual({ ok: false, reason: 'uscc-check' });
    expect(shapedUscc(code)).toBe(code);
  });

  it.each(['', '12345', '91440300192203821', '9144030019220382161', '9144O3001922038216', '91440300192203821I'])(
    'refuses the shape of "%s"',
    (code) => {
      expect(decideUscc(code)).toEqual({ ok: false, reason: 'uscc-shape' });
      expect(shapedUscc(code)).toBeNull();
    },
  );

  it('reads full-width, lower case and spaced codes', () => {
    expect(normaliseUscc(' ９１４４０３００ 71526726ｘｇ ')).toBe('9144030071526726XG');
    expect(decideUscc('9144-0300-7152-6726-xg')).toEqual({ ok: true, value: '9144030071526726XG' });
    for (const code of issued) {
      const fullWidth = [...code.toLowerCase()].map((one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)).join('');
      expect(decideUscc(fullWidth)).toEqual({ ok: true, value: code });
    }
  });

  it('refuses 10,000 random edits of one character, any letter or digit', () => {
    const characters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
    let tried = 0;
    fc.assert(
      fc.property(fc.constantFrom(...issued), fc.nat(17), fc.constantFrom(...characters), (code, place, character) => {
        fc.pre(code[place] !== character);
        tried += 1;
        const edited = code.slice(0, place) + character + code.slice(place + 1);
        expect(decideUscc(edited).ok).toBe(false);
      }),
      { numRuns: 10_000 },
    );
    expect(tried).toBeGreaterThanOrEqual(10_000);
  });

  it('refuses every single edit of every issued code', () => {
    const passed = issued.flatMap((code) =>
      [...code].flatMap((before, place) =>
        [...'0123456789ABCDEFGHJKLMNPQRTUWXY']
          .filter((character) => character !== before)
          .map((character) => code.slice(0, place) + character + code.slice(place + 1))
          .filter((edited) => decideUscc(edited).ok),
      ),
    );
    expect(passed).toEqual([]);
  });
});

describe('the type a code suggests', () => {
  it.each([
    ['11220100013828800N', 'government'],
    ['12100000400000624D', 'institute'],
    ['51100000500000000A', 'service-body'],
    ['914403001922038216', 'enterprise'],
    ['９１440300', 'enterprise'],
    ['', null],
    ['A1', null],
  ])('%s → %s', (code, type) => {
    expect(suggestedType(code)).toBe(type);
  });

  it('lets universities and hospitals go with a public institution, but not with a government body', () => {
    expect(typeFitsUscc('university', '12100000400000624D')).toBe(true);
    expect(typeFitsUscc('hospital', '12100000400000624D')).toBe(true);
    expect(typeFitsUscc('university', '11220100013828800N')).toBe(false);
    expect(typeFitsUscc('enterprise', 'Y1')).toBe(true);
  });
});
