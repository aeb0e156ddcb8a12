// The shape of sealed things: padding, what a bid's plaintext says, and what an age file may look like from outside.
import { allow, type Decision, refuse } from './decision.ts';

/** Bytes. Every plaintext is at least `smallestPlaintext` long, so that short bids all look alike. */
export const sealLimits = {
  largestSealed: 8 * 1024 * 1024,
  smallestPlaintext: 16_384,
  fieldCharacters: 20_000,
} as const;

/** Padmé (Nikitin et al., PURBs, 2019): the next length that tells at most O(log log n) bits, at most 12 % longer. */
export function padmeLength(length: number): number {
  if (length < 2) return length;
  const exponent = Math.floor(Math.log2(length));
  const kept = Math.floor(Math.log2(exponent)) + 1;
  const step = 2 ** Math.max(0, exponent - kept);
  return Math.ceil(length / step) * step;
}

/** What a bid says; all of it is inside the seal. `price` is in 万元 as a plain decimal. */
export const bidAnswerKeys = ['title', 'solution', 'targets', 'team', 'schedule', 'price', 'contact'] as const;
export type BidAnswerKey = (typeof bidAnswerKeys)[number];
export type BidAnswers = Readonly<Record<BidAnswerKey, string>>;

/** The plaintext: call and organisation stand inside, so that a sealed bid cannot be passed off as another's. */
export interface BidManifest {
  readonly version: 1;
  readonly callReference: string;
  readonly organisation: string;
  readonly fields: BidAnswers;
}

/** JSON padded with spaces, which every JSON reader ignores. */
export function writeManifest(manifest: BidManifest): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify(manifest));
  const padded = new Uint8Array(padmeLength(Math.max(json.length, sealLimits.smallestPlaintext))).fill(0x20);
  padded.set(json);
  return padded;
}

export type ManifestFault = 'not-a-manifest' | 'wrong-call' | 'wrong-organisation';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function readFields(value: unknown): BidAnswers | null {
  if (!isRecord(value)) return null;
  const fields: Partial<Record<BidAnswerKey, string>> = {};
  for (const key of bidAnswerKeys) {
    const text = value[key];
    if (typeof text !== 'string' || text.length > sealLimits.fieldCharacters) return null;
    fields[key] = text;
  }
  return fields as BidAnswers;
}

/** Reads an opened plaintext; anything unexpected is refused, unknown keys are dropped. */
export function readManifest(
  plaintext: Uint8Array,
  expected: { readonly callReference: string; readonly organisation: string },
): Decision<BidManifest, ManifestFault> {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plaintext));
  } catch {
    return refuse('not-a-manifest');
  }
  if (!isRecord(value) || value.version !== 1) return refuse('not-a-manifest');
  const fields = readFields(value.fields);
  // PostgreSQL's jsonb cannot hold U+0000.
  if (!fields || Object.values(fields).some((text) => text.includes('\0'))) return refuse('not-a-manifest');
  if (value.callReference !== expected.callReference) return refuse('wrong-call');
  if (value.organisation !== expected.organisation) return refuse('wrong-organisation');
  return allow({ version: 1, callReference: expected.callReference, organisation: expected.organisation, fields });
}

export type SealFault = 'not-sealed' | 'pdf' | 'pgp' | 'wrong-recipients' | 'truncated' | 'unpadded' | 'too-large';

/** An age public key of the X25519 kind. */
export const isRecipient = (text: string): boolean => /^age1[02-9ac-hj-np-z]{58}$/.test(text);

const startsWith = (bytes: Uint8Array, text: string): boolean =>
  bytes.length >= text.length && [...text].every((letter, index) => bytes[index] === letter.charCodeAt(0));

interface AgeFile {
  readonly stanzas: readonly { readonly kind: string; readonly body: string }[];
  /** Bytes of the plaintext inside; negative or NaN never. */
  readonly plaintextLength: number;
}

/** A chunk of age's payload: 64 KiB and a 16-byte tag; before them a 16-byte nonce. */
const chunk = 65_536;
const tag = 16;

function plaintextLength(payloadBytes: number): number | null {
  const sealed = payloadBytes - tag;
  const chunks = Math.ceil(sealed / (chunk + tag));
  const length = sealed - chunks * tag;
  return sealed < tag || length < 0 || (length <= (chunks - 1) * chunk && chunks > 1) ? null : length;
}

/** Reads the header of a binary age file (age-encryption.org/v1) without any key. */
function readAgeFile(bytes: Uint8Array): Decision<AgeFile, SealFault> {
  if (startsWith(bytes, '%PDF')) return refuse('pdf');
  if (startsWith(bytes, '-----BEGIN PGP') || (bytes[0] ?? 0) >= 0x80) return refuse('pgp');
  if (!startsWith(bytes, 'age-encryption.org/v1\n')) return refuse('not-sealed');
  const head = String.fromCharCode(...bytes.subarray(0, 4096));
  const mac = /\n--- [A-Za-z0-9+/]{43}\n/.exec(head);
  if (!mac) return refuse('truncated');
  const lines = head.slice('age-encryption.org/v1\n'.length, mac.index + 1).split('\n');
  const stanzas = lines.join('\n').split(/^-> /m).slice(1);
  const length = plaintextLength(bytes.length - mac.index - mac[0].length);
  if (length === null) return refuse('truncated');
  return allow({
    stanzas: stanzas.map((stanza) => {
      const [kind = '', ...body] = stanza.trimEnd().split('\n');
      return { kind, body: body.join('\n') };
    }),
    plaintextLength: length,
  });
}

const oneX25519 = ({ stanzas }: AgeFile): boolean =>
  stanzas.length === 1 &&
  /^X25519 [A-Za-z0-9+/]{43}$/.test(stanzas[0]?.kind ?? '') &&
  /^[A-Za-z0-9+/]{43}$/.test(stanzas[0]?.body ?? '');

/** A sealed bid: one X25519 stanza (the bid's own key), plaintext padded, not too large. Content cannot be judged here. */
export function checkSealedBid(bytes: Uint8Array): Decision<true, SealFault> {
  if (bytes.length > sealLimits.largestSealed) return refuse('too-large');
  const file = readAgeFile(bytes);
  if (!file.ok) return file;
  if (!oneX25519(file.value)) return refuse('wrong-recipients');
  const { plaintextLength: length } = file.value;
  if (length < sealLimits.smallestPlaintext) return refuse('truncated');
  return padmeLength(length) === length ? allow(true) : refuse('unpadded');
}

/** Bytes of one key share: the 74 letters of an age identity and the share's number. */
export const shareLength = 75;

/** A key share sealed to one custodian. */
export function checkSealedShare(bytes: Uint8Array): Decision<true, SealFault> {
  if (bytes.length > 1024) return refuse('too-large');
  const file = readAgeFile(bytes);
  if (!file.ok) return file;
  if (!oneX25519(file.value)) return refuse('wrong-recipients');
  return file.value.plaintextLength === shareLength ? allow(true) : refuse('truncated');
}

/** A custodian's identity sealed under a passphrase (age's scrypt stanza). */
export function checkWrappedIdentity(bytes: Uint8Array): Decision<true, SealFault> {
  if (bytes.length > 1024) return refuse('too-large');
  const file = readAgeFile(bytes);
  if (!file.ok) return file;
  const [stanza, ...others] = file.value.stanzas;
  if (others.length > 0 || !/^scrypt [A-Za-z0-9+/]{22} [1-9][0-9]?$/.test(stanza?.kind ?? ''))
    return refuse('wrong-recipients');
  return file.value.plaintextLength >= 74 ? allow(true) : refuse('truncated');
}
