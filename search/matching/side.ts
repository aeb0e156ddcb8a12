// One of the two lists in memory: texts by slot, the listings they belong to and what excludes them, in typed arrays.
import type { ContentLanguage } from '#app/domain/opportunity.ts';
import type { KnownListing, Listing } from './listing.ts';
import type { SemanticSpace } from './semantic.ts';
import type { Section } from './snapshot.ts';
import { TextIndex, type TextIndexState } from './text-index.ts';
import { TextStore } from './text-store.ts';
import { withRoom } from './vector-store.ts';
import type { TermVector, Vocabulary } from './vocabulary.ts';

const languageBits: Readonly<Record<ContentLanguage, number>> = { zh: 1, en: 2 };

const bitsOf = (languages: readonly ContentLanguage[] = []): number =>
  languages.reduce((bits, language) => bits | languageBits[language], 0);

/** "YYYY-MM-DD" as a number that orders the same; 0 for none. */
const dayNumber = (day: string): number => (day === '' ? 0 : Number(day.replaceAll('-', '')));

/** Numbers for names, shared by both lists. */
export class Numbers {
  private readonly known = new Map<string, number>();

  of(name: string): number {
    const number = this.known.get(name) ?? this.known.size + 1;
    this.known.set(name, number);
    return number;
  }
}

const decoder = new TextDecoder();
/** Money is counted in bigint, which JSON does not know. */
const toJson = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? { bigint: String(value) } : value);
const fromJson = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'bigint' in value ? BigInt(String(value.bigint)) : value;

export class Side {
  readonly slots = new Map<string, number>();
  private listings: (KnownListing | null)[] = [];
  private owners: Uint32Array = new Uint32Array(64);
  private ends: Uint32Array = new Uint32Array(64);
  private languages: Uint8Array = new Uint8Array(64);

  constructor(
    private readonly organisations: Numbers,
    readonly index: TextIndex,
    private readonly texts = new TextStore(),
  ) {}

  /** Typed arrays only; the listings' facts are objects of about half a kilobyte each. */
  get bytes(): number {
    const columns = this.owners.byteLength + this.ends.byteLength + this.languages.byteLength;
    return this.index.bytes + this.texts.bytes + columns;
  }

  slotOf(id: string): number {
    return this.slots.get(id) ?? -1;
  }

  listing(slot: number): KnownListing | null {
    return this.listings[slot] ?? null;
  }

  text(slot: number): string {
    return this.texts.at(slot);
  }

  put({ title, body, ...listing }: Listing, vector: TermVector): void {
    this.place(this.index.add(vector), listing);
    this.texts.append(`${title}\n${body}`);
  }

  private place(slot: number, listing: KnownListing): void {
    this.owners = withRoom(this.owners, slot + 1);
    this.ends = withRoom(this.ends, slot + 1);
    this.languages = withRoom(this.languages, slot + 1);
    this.owners[slot] = this.organisations.of(listing.organisationId);
    this.ends[slot] = dayNumber(listing.validUntil);
    this.languages[slot] = bitsOf(listing.languages);
    this.listings[slot] = listing;
    this.slots.set(listing.id, slot);
  }

  take(id: string): void {
    const slot = this.slotOf(id);
    if (slot < 0) return;
    this.index.drop(slot);
    this.listings[slot] = null;
    this.slots.delete(id);
  }

  /** Who may be suggested: not of that organisation, not expired, readable. */
  filter(
    organisationId: string,
    today: string,
    excludedLanguages: readonly ContentLanguage[] = [],
  ): (slot: number) => boolean {
    const [owner, day, excluded] = [this.organisations.of(organisationId), dayNumber(today), bitsOf(excludedLanguages)];
    const { owners, ends, languages } = this;
    return (slot) => {
      if (owners[slot] === owner) return false;
      const end = ends[slot] as number;
      if (end !== 0 && end < day) return false;
      const readable = languages[slot] as number;
      return readable === 0 || (readable & ~excluded) !== 0;
    };
  }

  /** The same list without the gaps of removed listings; `renumbered` gives the new numbers of terms. */
  compacted(vocabulary: Vocabulary, renumbered: Int32Array | null): Side {
    const side = new Side(this.organisations, new TextIndex(vocabulary));
    this.listings.forEach((listing, slot) => {
      const vector = listing && this.index.vector(slot);
      if (!listing || !vector) return;
      const ids = renumbered ? vector.ids.map((id) => renumbered[id] as number) : vector.ids;
      side.place(side.index.add({ ids, counts: vector.counts }), listing);
      side.texts.append(this.texts.at(slot));
    });
    return side;
  }

  save(name: string): Record<string, Section> {
    const sections = { ...this.index.save(), ...prefixed('text-', this.texts.save()) };
    const listings = new TextEncoder().encode(JSON.stringify(this.listings, toJson));
    return prefixed(`${name}-`, { ...sections, listings });
  }

  static restore(
    name: string,
    sections: ReadonlyMap<string, Section>,
    known: { organisations: Numbers; vocabulary: Vocabulary; space: SemanticSpace | null },
  ): Side {
    const own = new Map<string, Section>();
    for (const [key, section] of sections) if (key.startsWith(`${name}-`)) own.set(key.slice(name.length + 1), section);
    const texts = TextStore.restore({
      starts: own.get('text-starts') as Uint32Array,
      block: own.get('text-block') as Uint8Array,
    });
    const state = Object.fromEntries(own) as unknown as TextIndexState;
    const side = new Side(known.organisations, TextIndex.restore(known.vocabulary, known.space, state), texts);
    const listings = JSON.parse(decoder.decode(own.get('listings')), fromJson) as (KnownListing | null)[];
    listings.forEach((listing, slot) => {
      if (listing) side.place(slot, listing);
      else side.listings[slot] = null;
    });
    return side;
  }
}

const prefixed = (prefix: string, sections: Readonly<Record<string, Section>>): Record<string, Section> =>
  Object.fromEntries(Object.entries(sections).map(([name, section]) => [prefix + name, section]));
