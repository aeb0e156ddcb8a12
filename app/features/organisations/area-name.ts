// The name of a functional area; one this version does not know is left out.
import type { FunctionalArea } from '#app/domain/region.ts';
import type { Messages } from '#app/i18n/index.ts';

export function areaName(t: Messages, code: string): string {
  const names: Readonly<Record<string, string>> = t.vocabulary.functionalArea satisfies Record<FunctionalArea, string>;
  return Object.hasOwn(names, code) ? (names[code] ?? '') : '';
}
