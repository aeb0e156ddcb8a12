// What the matcher holds: the terms of both lists, the space learned from them and the two lists; saved and restored as one.
import { lexiconVersion } from './lexicon.ts';
import type { Listing, ListName } from './listing.ts';
import { SemanticSpace, type SpaceState } from './semantic.ts';
import { Numbers, Side } from './side.ts';
import { readSnapshot, type Section, writeSnapshot } from './snapshot.ts';
import { TextIndex } from './text-index.ts';
import type { TermVector } from './vocabulary.ts';
import { Vocabulary } from './vocabulary.ts';

type Sides = Record<ListName, Side>;

/** Terms that no text has any more are dropped when they are more than this share. */
const deadShare = 0.2;

export class MatcherState {
  vocabulary = new Vocabulary();
  private space: SemanticSpace | null = null;
  private readonly organisations = new Numbers();
  sides: Sides = {
    opportunity: new Side(this.organisations, new TextIndex(this.vocabulary)),
    capability: new Side(this.organisations, new TextIndex(this.vocabulary)),
  };

  opposite(list: ListName): Side {
    return this.sides[list === 'opportunity' ? 'capability' : 'opportunity'];
  }

  get bytes(): number {
    const { opportunity, capability } = this.sides;
    return this.vocabulary.bytes + (this.space?.bytes ?? 0) + opportunity.bytes + capability.bytes;
  }

  put(listing: Listing): void {
    this.take(listing.list, listing.id);
    const vector = this.vocabulary.vector(listing.title, listing.body);
    this.vocabulary.count(vector, 1);
    this.sides[listing.list].put(listing, vector);
  }

  take(list: ListName, id: string): void {
    const side = this.sides[list];
    const vector = side.index.vector(side.slotOf(id));
    if (vector) this.vocabulary.count(vector, -1);
    side.take(id);
  }

  refresh(): void {
    const pruned = this.vocabulary.pruned(deadShare);
    if (pruned) this.vocabulary = pruned.vocabulary;
    const { opportunity, capability } = this.sides;
    this.sides = {
      opportunity: opportunity.compacted(this.vocabulary, pruned?.renumbered ?? null),
      capability: capability.compacted(this.vocabulary, pruned?.renumbered ?? null),
    };
    const [first, second] = [this.sides.opportunity.index, this.sides.capability.index];
    const at = (index: number): TermVector =>
      (index < first.slots ? first.vector(index) : second.vector(index - first.slots)) as TermVector;
    this.space = SemanticSpace.learn(this.vocabulary, first.slots + second.slots, at);
    for (const side of Object.values(this.sides)) side.index.rebuild(this.space);
  }

  save(): Uint8Array {
    const { terms, frequencies, documents } = this.vocabulary;
    const sections: Record<string, Section> = {
      terms: new TextEncoder().encode(terms.join('\n')),
      frequencies: Uint32Array.from(frequencies),
      documents: Uint32Array.of(documents),
      ...this.sides.opportunity.save('opportunity'),
      ...this.sides.capability.save('capability'),
    };
    if (this.space) {
      const { rows, directions, rank, typicalCapture, conceptWeight } = this.space.save();
      Object.assign(sections, { rows, directions, space: Float64Array.of(rank, typicalCapture, conceptWeight) });
    }
    return writeSnapshot(lexiconVersion(), sections);
  }

  static restore(bytes: Uint8Array): MatcherState | null {
    const sections = readSnapshot(lexiconVersion(), bytes);
    if (!sections) return null;
    const text = new TextDecoder().decode(sections.get('terms'));
    const terms = text === '' ? [] : text.split('\n');
    const state = new MatcherState();
    state.vocabulary = Vocabulary.restore(
      terms,
      [...(sections.get('frequencies') ?? [])],
      sections.get('documents')?.[0] ?? 0,
    );
    const space = spaceOf(sections);
    state.space = space && SemanticSpace.restore(state.vocabulary, space);
    const known = { organisations: state.organisations, vocabulary: state.vocabulary, space: state.space };
    state.sides = {
      opportunity: Side.restore('opportunity', sections, known),
      capability: Side.restore('capability', sections, known),
    };
    return state;
  }
}

function spaceOf(sections: ReadonlyMap<string, Section>): SpaceState | null {
  const [rows, directions, numbers] = [sections.get('rows'), sections.get('directions'), sections.get('space')];
  const [rank, typicalCapture, conceptWeight] = numbers ?? [];
  if (!rows || !directions || rank === undefined || typicalCapture === undefined || conceptWeight === undefined)
    return null;
  return { rows: rows as Int32Array, directions: directions as Float32Array, rank, typicalCapture, conceptWeight };
}
