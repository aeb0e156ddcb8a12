// In the browser: keeps a form while it is being typed into — on the server after a pause, on the device until then.
import { isSameTyped, type TypedPair, typedPairs } from '#app/domain/typed-form.ts';
import { dropKept, readKept, writeKept } from '#app/ui/kept-on-device.ts';
import type { FormKeep } from './get-listing-form.server.ts';

export type KeepStatus =
  | { readonly kind: 'idle' | 'typing' | 'kept-here' | 'signed-out' | 'too-long' }
  | { readonly kind: 'saved'; readonly at: string };

/** Something else of the same person for the same form; instants as ISO 8601. */
export interface OtherTyping {
  readonly pairs: readonly TypedPair[];
  readonly at: string;
}

export interface KeeperEvents {
  readonly status: (status: KeepStatus) => void;
  /** The form now says this. */
  readonly typed: (pairs: readonly TypedPair[]) => void;
  /** The form shall be filled with this. */
  readonly fill: (typing: OtherTyping) => void;
  readonly other: (typing: OtherTyping | null) => void;
}

/** Milliseconds: the pause after which what was typed is sent, and between attempts while the server is away. */
const pause = 2_000;
const retry = 10_000;

interface Answer {
  readonly savedAt?: string;
  readonly kept?: { readonly pairs: TypedPair[]; readonly savedAt: string } | null;
}

export class TypedKeeper {
  /** When what this tab knows of was kept on the server. */
  #known: string | null;
  #last: readonly TypedPair[];
  #other: OtherTyping | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isDirty = false;
  #isStopped = false;
  readonly tab = crypto.randomUUID?.() ?? String(Math.random());
  readonly #form: () => HTMLFormElement | null;
  readonly #keep: FormKeep;
  readonly #events: KeeperEvents;

  constructor(form: () => HTMLFormElement | null, keep: FormKeep, events: KeeperEvents) {
    this.#form = form;
    this.#keep = keep;
    this.#events = events;
    this.#known = keep.typedAt;
    this.#last = this.#read();
  }

  #read(): readonly TypedPair[] {
    const form = this.#form();
    return form ? typedPairs(new FormData(form)) : [];
  }

  /** Looks for what this device still keeps: it fills the form, unless something newer is on the server. */
  start(): void {
    const entry = JSON.parse(readKept(this.#keep.device) ?? 'null') as OtherTyping | null;
    if (!entry || !Array.isArray(entry.pairs)) return;
    if (isSameTyped(entry.pairs, this.#last)) dropKept(this.#keep.device);
    else if (this.#known && this.#known > entry.at) this.#show(entry);
    else this.#events.fill(entry);
  }

  /** To be called whenever the form may have changed. */
  look(): void {
    if (this.#isStopped) return;
    const pairs = this.#read();
    if (isSameTyped(pairs, this.#last)) return;
    this.#last = pairs;
    this.#isDirty = true;
    this.#events.typed(pairs);
    writeKept(this.#keep.device, JSON.stringify({ pairs, at: new Date().toISOString() } satisfies OtherTyping));
    this.#events.status({ kind: 'typing' });
    this.#later(pause);
  }

  #later(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.save(), milliseconds);
  }

  async save(isLeaving = false): Promise<void> {
    clearTimeout(this.#timer);
    // While two versions stand against each other, neither is written over.
    if (!this.#isDirty || this.#other || this.#isStopped) return;
    const pairs = this.#last;
    const { list, reference, device } = this.#keep;
    const reply = await fetch('/typed-forms', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ list, reference, device, pairs, tab: this.tab, known: this.#known }),
      redirect: 'manual',
      keepalive: isLeaving,
    }).catch(() => null);
    if (this.#isStopped) return;
    if (reply?.ok) this.#saved((await reply.json()) as Answer, pairs);
    else if (reply?.type === 'opaqueredirect' || reply?.status === 401) this.#events.status({ kind: 'signed-out' });
    else if (reply?.status === 413) this.#events.status({ kind: 'too-long' });
    else if (reply?.status === 409) this.#meet((await reply.json()) as Answer);
    else {
      this.#events.status({ kind: 'kept-here' });
      this.#later(retry);
    }
  }

  #saved({ savedAt }: Answer, pairs: readonly TypedPair[]): void {
    this.#known = savedAt ?? this.#known;
    if (!isSameTyped(pairs, this.#last)) return;
    this.#isDirty = false;
    dropKept(this.#keep.device);
    this.#events.status({ kind: 'saved', at: this.#known ?? '' });
  }

  #meet({ kept }: Answer): void {
    if (kept && !isSameTyped(kept.pairs, this.#last)) this.#show({ pairs: kept.pairs, at: kept.savedAt });
  }

  #show(other: OtherTyping | null): void {
    this.#other = other;
    this.#events.other(other);
  }

  /** Coming back to this tab: was something newer typed elsewhere in the meantime? */
  async compare(): Promise<void> {
    if (this.#isStopped || this.#other) return;
    const { list, reference } = this.#keep;
    const query = new URLSearchParams({ list, reference });
    const reply = await fetch(`/typed-forms?${query}`, { redirect: 'manual' }).catch(() => null);
    if (!reply?.ok || this.#isStopped) return;
    const answer = (await reply.json()) as Answer;
    if (answer.kept && answer.kept.savedAt !== this.#known) this.#meet(answer);
    else if (this.#isDirty) await this.save();
  }

  /** The choice between two versions. */
  choose(which: 'other' | 'this'): void {
    const other = this.#other;
    if (!other) return;
    this.#show(null);
    if (this.#known === null || other.at > this.#known) this.#known = other.at;
    this.#isDirty = true;
    if (which === 'other') this.#events.fill(other);
    else void this.save();
  }

  /** The form has been saved, or left: nothing more is kept. */
  stop({ isSaved }: { readonly isSaved: boolean }): void {
    if (!isSaved) void this.save(true);
    this.#isStopped = true;
    clearTimeout(this.#timer);
    if (isSaved) dropKept(this.#keep.device);
  }
}
