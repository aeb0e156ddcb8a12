// Every kind of event can be said in both languages, and stands in exactly one group of the filter.
import { describe, expect, it } from 'vitest';
import { accessReasons, actions } from '#app/domain/authorisation.ts';
import { eventGroups, eventKinds, kindsOfGroup, subjectTypes } from '#app/domain/event.ts';
import { staffReads } from '#app/domain/staff-read.ts';
import {
  actionWords,
  detailWords,
  eventWords,
  refusalWords,
  subjectWords,
} from '#app/features/oversight/event-words.ts';
import { messages as en } from '#app/i18n/en/messages.ts';
import type { Messages } from '#app/i18n/index.ts';
import { messages as zh } from '#app/i18n/zh-CN/messages.ts';

const kinds = Object.keys(eventKinds) as (keyof typeof eventKinds)[];
const languages: readonly (readonly [string, Messages])[] = [
  ['Chinese', zh],
  ['English', en],
];

describe.each(languages)('in %s', (_, t) => {
  it('every kind of event has words, no two the same, and there are none for what cannot happen', () => {
    const words = eventWords(t);
    expect(new Set(Object.keys(words))).toEqual(new Set(kinds));
    const said = kinds.map((kind) => words[kind]);
    expect(said.filter((text) => text.trim() === '')).toEqual([]);
    expect(new Set(said).size).toBe(kinds.length);
  });

  it('every subject, group and kind of reading has words', () => {
    expect(new Set(Object.keys(subjectWords(t)))).toEqual(new Set([...subjectTypes]));
    expect(new Set(Object.keys(t.oversight.groups))).toEqual(new Set([...eventGroups]));
    expect(new Set(Object.keys(t.oversight.reads))).toEqual(new Set([...staffReads]));
  });

  it('every right has words of its own, and details never show its code', () => {
    const codes = Object.keys(actions) as (keyof typeof actions)[];
    const words = actionWords(t);
    const said = codes.map((code) => words[code]);
    expect(said.filter((text) => text.trim() === '')).toEqual([]);
    expect(new Set(said).size).toBe(codes.length);
    for (const code of codes)
      expect(detailWords(t, { details: { action: code }, person: null }).join()).not.toContain(code);
  });

  it('every refusal of access is a sentence, and an unknown reason stays the code it is', () => {
    for (const reason of accessReasons) expect(refusalWords(t, reason)).not.toBe(reason);
    expect(refusalWords(t, 'a-reason-nobody-knows')).toBe('a-reason-nobody-knows');
  });
});

it('the two languages say it differently', () => {
  const same = kinds.filter((kind) => eventWords(zh)[kind] === eventWords(en)[kind]);
  expect(same).toEqual([]);
});

it('every kind stands in exactly one group of the filter', () => {
  const grouped = eventGroups.flatMap((group) => kindsOfGroup(group));
  expect(grouped).toHaveLength(kinds.length);
  expect(new Set(grouped)).toEqual(new Set(kinds));
});

it('details are worded by their key, and a deleted person is called that', () => {
  const details = { role: 'operator', what: 'audit-trail', reason: 'complaint 7', unknown: 'x' };
  expect(detailWords(en, { details, person: '' })).toEqual([
    `Role: ${en.vocabulary.platformRole.operator}`,
    'read the audit trail',
    'Reason: complaint 7',
    'About: Deleted person',
  ]);
});
