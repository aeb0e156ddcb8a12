// Answers that must not tell by their time what was done for them.

/** Milliseconds between beats. Longer than the slower way takes, so that both ways are answered on the same beat. */
export const beat = { signIn: 500, registration: 1000, passwordReset: 500 } as const;

/**
 * What `work` gives, on the next beat counted from now. A busy server misses a beat for everybody, so the time still
 * says nothing, as a mere lower bound would when the work takes longer than it.
 * @param ms between beats
 */
export async function onTheBeat<T>(ms: number, work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const value = await work();
  const taken = performance.now() - began;
  await new Promise((resolve) => setTimeout(resolve, Math.ceil(taken / ms) * ms - taken));
  return value;
}
