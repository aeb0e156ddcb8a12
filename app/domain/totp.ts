// Time-based one-time codes (RFC 6238: HMAC-SHA-1, six digits, thirty seconds), as authenticator apps show them.
import { createHmac } from 'node:crypto';

/** Milliseconds one code is shown. */
export const totpPeriod = 30_000;

/** The number of the thirty seconds this instant lies in. */
export const totpStep = (instant: Date): number => Math.floor(instant.getTime() / totpPeriod);

/** The code of a step, e.g. "042917". */
export function stepCode(secret: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', secret).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 0xf;
  return String((digest.readUInt32BE(offset) & 0x7fff_ffff) % 1_000_000).padStart(6, '0');
}

/**
 * The step whose code this is, among the present one and its two neighbours: clocks differ. Null when it is none, or
 * when that code or a later one was used before: a code works once.
 * @param lastStep the step of the latest code used, null when there was none
 */
export function matchingStep(secret: Uint8Array, code: string, now: Date, lastStep: number | null): number | null {
  const present = totpStep(now);
  const found = [present, present - 1, present + 1].find((step) => stepCode(secret, step) === code);
  return found === undefined || (lastStep !== null && found <= lastStep) ? null : found;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Letters as authenticator apps take them (RFC 4648, without padding). */
export function toBase32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => alphabet[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}

/** @throws Error on letters that are not base32 */
export function fromBase32(text: string): Uint8Array {
  const values = [...text.toUpperCase()].map((letter) => alphabet.indexOf(letter));
  if (values.includes(-1)) throw new Error('not base32');
  const bits = values.map((value) => value.toString(2).padStart(5, '0')).join('');
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2));
}

/** What an app with this secret shows at an instant. */
export const totpCode = (secretBase32: string, instant: Date): string =>
  stepCode(fromBase32(secretBase32), totpStep(instant));

/** What the QR code of a new secret says to an authenticator app. */
export function totpUri(secretBase32: string, email: string): string {
  const issuer = 'Jiebang';
  const query = new URLSearchParams({ secret: secretBase32, issuer, digits: '6', period: '30' });
  return `otpauth://totp/${issuer}:${encodeURIComponent(email)}?${query}`;
}
