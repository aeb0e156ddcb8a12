// Public reference numbers: short, unguessable, easy to read out, and telling nothing about how many there are.

export const referencePrefixes = {
  organisation: 'OR',
  opportunity: 'OP',
  capability: 'CP',
  batch: 'BA',
  call: 'CL',
} as const;
export type ReferenceKind = keyof typeof referencePrefixes;

/** Crockford's base 32: no I, L, O, U. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Source of a pattern for references of these kinds, in capitals. */
export const referencePattern = (...kinds: readonly ReferenceKind[]): string =>
  `(?:${kinds.map((kind) => referencePrefixes[kind]).join('|')})-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}`;

export const referenceKinds = Object.keys(referencePrefixes) as ReferenceKind[];

/** "OP-7K3M-9QXA-T2" from ten random bytes (50 bits used). */
export function referenceFrom(kind: ReferenceKind, random: Uint8Array): string {
  if (random.length < 10) throw new RangeError('ten random bytes are needed');
  const letters = Array.from(random.slice(0, 10), (byte) => alphabet[byte % 32]).join('');
  return `${referencePrefixes[kind]}-${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`;
}
