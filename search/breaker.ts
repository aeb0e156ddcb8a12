// A circuit breaker: after failures in a row nobody waits for the other side any more, until a look shows that it is back.

export class Breaker {
  #failures = 0;
  #lookedAt = 0;
  readonly #limit: number;
  readonly #pauseMs: number;

  /** @param options.limit failures in a row that open it; `pauseMs` between looks while it is open */
  constructor({ limit, pauseMs }: { limit: number; pauseMs: number }) {
    this.#limit = limit;
    this.#pauseMs = pauseMs;
  }

  /** Open: do not ask. */
  get isOpen(): boolean {
    return this.#failures >= this.#limit;
  }

  /** Closed, or it is time to look again. */
  mayTry(now: number): boolean {
    return !this.isOpen || now - this.#lookedAt >= this.#pauseMs;
  }

  /** True once per pause while open: the caller looks whether the other side is back. `now` in milliseconds. */
  claimLook(now: number): boolean {
    if (!this.isOpen || !this.mayTry(now)) return false;
    this.#lookedAt = now;
    return true;
  }

  pass(): void {
    this.#failures = 0;
  }

  fail(now: number): void {
    this.#failures += 1;
    if (this.#failures === this.#limit) this.#lookedAt = now;
  }
}
