// The shape of sealed things: padding, manifests, and what is not a sealed bid.
import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64, toBase64, toHex } from '#app/domain/bytes.ts';
import {
  type BidManifest,
  bidAnswerKeys,
  checkSealedBid,
  checkSealedShare,
  checkWrappedIdentity,
  isRecipient,
  padmeLength,
  readManifest,
  sealLimits,
  shareLength,
  writeManifest,
} from '#app/domain/seal.ts';

const fields = Object.fromEntries(bidAnswerKeys.map((key) => [key, `答案 ${key}`])) as BidManifest['fields'];
const manifest: BidManifest = { version: 1, callReference: 'CL-1', organisation: 'OR-1', fields };
const expected = { callReference: 'CL-1', organisation: 'OR-1' };
const bytes = (text: string) => new TextEncoder().encode(text);
const reasonOf = (decision: { ok: boolean; reason?: string }): string => decision.reason ?? 'ok';

const recipient = await identityToRecipient(await generateX25519Identity());
async function seal(plaintext: Uint8Array, ...recipients: string[]): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  for (const one of recipients) encrypter.addRecipient(one);
  return encrypter.encrypt(plaintext);
}

describe('Padmé', () => {
  it('gives the published lengths', () => {
    expect([1, 2, 9, 100, 1000, 1023, 16_384, 16_385, 1_000_000].map(padmeLength)).toEqual([
      1, 2, 10, 104, 1024, 1024, 16_384, 17_408, 1_015_808,
    ]);
  });

  it('never shortens, adds at most 12 %, and its own lengths stay', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 60_000_000 }), (length) => {
        const padded = padmeLength(length);
        expect(padded).toBeGreaterThanOrEqual(length);
        expect(padded / length).toBeLessThan(1.12);
        expect(padmeLength(padded)).toBe(padded);
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('the manifest', () => {
  it('is padded to at least the smallest size, and is read back', () => {
    const written = writeManifest(manifest);
    expect(written.length).toBe(sealLimits.smallestPlaintext);
    expect(readManifest(written, expected)).toEqual({ ok: true, value: manifest });
    const long = writeManifest({ ...manifest, fields: { ...fields, solution: '长'.repeat(9000) } });
    expect(padmeLength(long.length)).toBe(long.length);
  });

  it('of another call or organisation is told apart', () => {
    expect(reasonOf(readManifest(writeManifest(manifest), { ...expected, callReference: 'CL-2' }))).toBe('wrong-call');
    expect(reasonOf(readManifest(writeManifest(manifest), { ...expected, organisation: 'OR-2' }))).toBe(
      'wrong-organisation',
    );
  });

  it('anything else is refused, without throwing, whatever the bytes', () => {
    for (const text of [
      '',
      '[]',
      'null',
      '{"version":1}',
      JSON.stringify({ ...manifest, version: 2 }),
      JSON.stringify({ ...manifest, fields: { ...fields, price: 5 } }),
      JSON.stringify({ ...manifest, fields: { ...fields, team: 'x'.repeat(20_001) } }),
      JSON.stringify({ ...manifest, fields: { ...fields, team: '\0' } }),
    ])
      expect(reasonOf(readManifest(bytes(text), expected))).toBe('not-a-manifest');
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        (noise) => reasonOf(readManifest(noise, expected)) === 'not-a-manifest',
      ),
    );
  });
});

describe('a sealed bid', () => {
  it('is one X25519 stanza around a padded plaintext, up to several chunks', async () => {
    for (const length of [16_384, 65_536, 131_072, 1_015_808])
      expect(reasonOf(checkSealedBid(await seal(new Uint8Array(length), recipient)))).toBe('ok');
  });

  it('is not plain text, PDF, PGP, an armoured file, a passphrase file, two recipients, unpadded, cut or too large', async () => {
    const good = await seal(writeManifest(manifest), recipient);
    const passphrase = new Encrypter();
    passphrase.setPassphrase('a passphrase');
    passphrase.setScryptWorkFactor(2);
    const tried: [Uint8Array, string][] = [
      [bytes('{"title":"plain"}'), 'not-sealed'],
      [new Uint8Array(), 'not-sealed'],
      [bytes('-----BEGIN AGE ENCRYPTED FILE-----\n'), 'not-sealed'],
      [bytes('%PDF-1.7'), 'pdf'],
      [bytes('-----BEGIN PGP MESSAGE-----'), 'pgp'],
      [new Uint8Array([0x85, 1, 2, 3]), 'pgp'],
      [await passphrase.encrypt(writeManifest(manifest)), 'wrong-recipients'],
      [await seal(writeManifest(manifest), recipient, recipient), 'wrong-recipients'],
      [await seal(new Uint8Array(16_385), recipient), 'unpadded'],
      [await seal(new Uint8Array(9), recipient), 'truncated'],
      [await seal(new Uint8Array(sealLimits.largestSealed), recipient), 'too-large'],
    ];
    for (const [file, reason] of tried) expect(reasonOf(checkSealedBid(file))).toBe(reason);
    for (let length = 0; length < good.length; length += 97)
      expect(checkSealedBid(good.subarray(0, length)).ok, `cut at ${length}`).toBe(false);
  });
});

describe('key shares and keys', () => {
  it('a share has the length of a share; a wrapped key is sealed under a passphrase', async () => {
    expect(reasonOf(checkSealedShare(await seal(new Uint8Array(shareLength), recipient)))).toBe('ok');
    expect(reasonOf(checkSealedShare(await seal(new Uint8Array(shareLength + 1), recipient)))).toBe('truncated');
    expect(reasonOf(checkSealedShare(bytes('plain share')))).toBe('not-sealed');
    const encrypter = new Encrypter();
    encrypter.setPassphrase('a passphrase');
    encrypter.setScryptWorkFactor(2);
    expect(reasonOf(checkWrappedIdentity(await encrypter.encrypt(await generateX25519Identity())))).toBe('ok');
    expect(reasonOf(checkWrappedIdentity(await seal(new Uint8Array(74), recipient)))).toBe('wrong-recipients');
    expect(reasonOf(checkWrappedIdentity(bytes(await generateX25519Identity())))).toBe('not-sealed');
    expect([isRecipient(recipient), isRecipient(recipient.slice(1)), isRecipient('AGE-SECRET-KEY-1X')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('bytes survive base64 and hex', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 20_000 }),
        (some) => toHex(fromBase64(toBase64(some)) ?? new Uint8Array()) === toHex(some),
      ),
    );
    expect([fromBase64('a'), fromBase64('a b='), fromBase64('=AAA')]).toEqual([null, null, null]);
  });
});
