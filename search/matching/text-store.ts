// Many texts in one block of UTF-8 outside the heap of objects; read back only when a match is explained.
import { withRoom } from './vector-store.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export class TextStore {
  private starts = new Uint32Array(65);
  private block = new Uint8Array(4096);
  private count = 0;

  get bytes(): number {
    return this.starts.byteLength + this.block.byteLength;
  }

  append(text: string): number {
    const encoded = encoder.encode(text);
    const begin = this.starts[this.count] as number;
    this.starts = withRoom(this.starts, this.count + 2);
    this.block = withRoom(this.block, begin + encoded.length);
    this.block.set(encoded, begin);
    this.starts[this.count + 1] = begin + encoded.length;
    return this.count++;
  }

  at(slot: number): string {
    return decoder.decode(this.block.subarray(this.starts[slot], this.starts[slot + 1]));
  }

  save(): { starts: Uint32Array; block: Uint8Array } {
    const starts = this.starts.slice(0, this.count + 1);
    return { starts, block: this.block.slice(0, starts[this.count]) };
  }

  static restore(state: { starts: Uint32Array; block: Uint8Array }): TextStore {
    return Object.assign(new TextStore(), { ...state, count: state.starts.length - 1 });
  }
}
