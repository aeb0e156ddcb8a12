// Work at a steady rate, whether or not the last piece is done: what people do who do not know of each other.

export interface Load {
  /** Ends after the work under way. */
  readonly stop: () => Promise<LoadResult>;
}

export interface LoadResult {
  /** Milliseconds of each piece that succeeded. */
  readonly millis: readonly number[];
  readonly failures: readonly unknown[];
  readonly seconds: number;
}

/** @param limit pieces under way at most; more are not begun, so that a slow machine shows as a lower rate */
export function steadyLoad(perSecond: number, work: (n: number) => Promise<unknown>, limit = 60): Load {
  const millis: number[] = [];
  const failures: unknown[] = [];
  const underWay = new Set<Promise<void>>();
  const began = performance.now();
  let begun = 0;
  const timer = setInterval(() => {
    const due = Math.floor(((performance.now() - began) / 1000) * perSecond);
    while (begun < due) {
      begun += 1;
      if (underWay.size >= limit) continue;
      const from = performance.now();
      const piece: Promise<void> = work(begun)
        .then(
          () => {
            millis.push(performance.now() - from);
          },
          (error: unknown) => {
            failures.push(error);
          },
        )
        .finally(() => underWay.delete(piece));
      underWay.add(piece);
    }
  }, 10);
  return {
    stop: async () => {
      clearInterval(timer);
      await Promise.all(underWay);
      return { millis, failures, seconds: (performance.now() - began) / 1000 };
    },
  };
}

/** The value that `share` of them do not exceed; 0 of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
