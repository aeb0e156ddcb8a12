// Facts of a match in sentences: what both sides say about field, readiness and place, with the values themselves.
import type { List } from '#app/domain/listing.ts';
import type { Match } from '#app/domain/match.ts';
import { prefectureOf, provinceOf } from '#app/domain/region.ts';
import type { I18n } from '#app/i18n/index.ts';
import type { MatchedListing } from '#app/persistence/matches.server.ts';
import { type MatchReason, matchReasons } from './match-reasons.ts';

/** What a sentence needs to know of the listing whose page it is. */
export type OwnFacts = Pick<MatchedListing, 'kind' | 'fields' | 'trl' | 'divisionCode' | 'regionsServed'>;

const named = (table: Readonly<Record<string, string>>, code: string): string => table[code] ?? code;

export const joinWords = ({ locale }: I18n, words: readonly string[]): string =>
  words.join(locale === 'en' ? ', ' : '、');

export const fieldWords = (i18n: I18n, codes: readonly string[]): string =>
  joinWords(
    i18n,
    codes.map((code) => named(i18n.t.vocabulary.field, code)),
  );

/** Of a place without a name of its own, the smallest known one it lies in. */
export function placeWord({ t }: I18n, code: string): string {
  const names: Readonly<Record<string, string>> = t.vocabulary.division;
  const known = [code, prefectureOf(code), provinceOf(code)].find((one) => Object.hasOwn(names, one));
  return known === undefined ? code : named(names, known);
}

export const kindWord = ({ t }: I18n, kind: string): string =>
  named({ ...t.vocabulary.opportunityKind, ...t.vocabulary.capabilityKind }, kind);

function detail(i18n: I18n, list: List, own: OwnFacts, other: OwnFacts, { part, tone }: MatchReason): string | null {
  const { sentence } = i18n.t.matching;
  const [need, offer] = list === 'opportunity' ? [own, other] : [other, own];
  const isGood = tone !== 'warning';
  if (part === 'field') {
    const shared = need.fields.filter((field) => offer.fields.includes(field));
    if (shared.length > 0) return sentence.fieldHigh({ fields: fieldWords(i18n, shared) });
    return sentence.fieldLow({ own: fieldWords(i18n, need.fields), other: fieldWords(i18n, offer.fields) });
  }
  if (part === 'trl' && need.trl !== null && offer.trl !== null)
    return sentence[offer.trl >= need.trl ? 'trlHigh' : 'trlLow']({ own: String(need.trl), other: String(offer.trl) });
  if (part === 'region' && need.divisionCode !== '') {
    const places = joinWords(i18n, [...new Set(offer.regionsServed.map((code) => placeWord(i18n, code)))].slice(0, 6));
    const serves = places === '' ? sentence.servesEverywhere : sentence.serves({ places });
    return sentence[isGood ? 'regionHigh' : 'regionLow']({ own: placeWord(i18n, need.divisionCode), other: serves });
  }
  if (part === 'kind') return sentence.kind({ own: kindWord(i18n, need.kind), other: kindWord(i18n, offer.kind) });
  return null;
}

const ended = (i18n: I18n, text: string): string => (i18n.locale === 'en' ? `${text}.` : `${text}。`);

/** What people ask about first; of equally strong reasons these go before. */
const askedFirst = ['lexical', 'semantic', 'field', 'trl', 'kind', 'region', 'budget', 'cooperation'];
const tones = ['success', 'neutral', 'warning'];

const placeOf = ({ part, tone }: MatchReason): number => {
  const asked = askedFirst.indexOf(part);
  return tones.indexOf(tone) * 100 + (asked < 0 ? askedFirst.length : asked);
};

/** Reasons as sentences: what speaks for it, what says little, what speaks against it; the short phrase where there is nothing to fill in. */
export function matchSentences(
  i18n: I18n,
  list: List,
  own: OwnFacts,
  match: { readonly parts: Match['parts']; readonly other: OwnFacts },
): MatchReason[] {
  const reasons = matchReasons(match.parts, i18n.t.matches.reason).sort((a, b) => placeOf(a) - placeOf(b));
  return reasons.map((reason) => ({
    ...reason,
    text: detail(i18n, list, own, match.other, reason) ?? ended(i18n, reason.text),
  }));
}
