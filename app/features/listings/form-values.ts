// What was typed, as names and values, into the nested values a form starts with.
import { parse } from '@conform-to/react';
import type { TypedPair } from '#app/domain/typed-form.ts';

type Values = Record<string, unknown>;

/** "metrics[0].name" and its like become objects and lists. */
export function valuesOf(pairs: Iterable<readonly [string, FormDataEntryValue]>): Values {
  const form = new FormData();
  for (const [name, value] of pairs) form.append(name, value);
  return parse(form, { resolve: () => ({ value: null }) }).payload;
}

export const typedValue = (pairs: readonly TypedPair[], name: string): string | null =>
  pairs.find(([one]) => one === name)?.[1] ?? null;
