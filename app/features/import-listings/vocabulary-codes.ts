// The site's own names for kinds, fields and ways of co-operation, read back into codes, in both languages.
import { vocabulary as english } from '#app/i18n/en/vocabulary.ts';
import { vocabulary as chinese } from '#app/i18n/zh-CN/vocabulary.ts';
import { keyPart } from './import-notes.ts';

type Table = 'opportunityKind' | 'capabilityKind' | 'field' | 'cooperationMode';

const indexOf = (table: Table): ReadonlyMap<string, string> =>
  new Map(
    [chinese[table], english[table]].flatMap((words) =>
      Object.entries(words).flatMap(([code, name]) => [[keyPart(name), code] as const, [keyPart(code), code] as const]),
    ),
  );

const indexes: Readonly<Record<Table, ReadonlyMap<string, string>>> = {
  opportunityKind: indexOf('opportunityKind'),
  capabilityKind: indexOf('capabilityKind'),
  field: indexOf('field'),
  cooperationMode: indexOf('cooperationMode'),
};

const splitNames = (text: string): string[] => text.split(/[、,，;；/|\n]+/).filter((part) => part.trim() !== '');

/** The codes when every part of the text is a name the site itself uses; null when any is not. */
export function codesNamed<Code extends string>(table: Table, text: string): Code[] | null {
  const whole = indexes[table].get(keyPart(text));
  if (whole) return [whole as Code];
  const codes = splitNames(text).map((part) => indexes[table].get(keyPart(part)));
  return codes.length > 0 && codes.every((code) => code !== undefined) ? [...new Set(codes as Code[])] : null;
}
