// Combining capabilities: small sets of different organisations that cover together what none covers alone.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ConsortiumCandidate, proposeConsortia } from '#search/matching/consortium.ts';
import { speaksOf, spokenOf } from '#search/matching/coverage.ts';

const candidate = (id: string, organisationId: string, score: number, covers: number[]): ConsortiumCandidate => ({
  id,
  organisationId,
  score,
  covers: new Set(covers),
});

describe('combinations', () => {
  it('are not proposed where one capability covers every part, or there is nothing to share out', () => {
    const whole = candidate('a', 'x', 0.4, [0, 1, 2]);
    expect(proposeConsortia(3, [whole, candidate('b', 'y', 0.9, [0])])).toEqual({ kind: 'one-is-enough', id: 'a' });
    expect(proposeConsortia(1, [candidate('b', 'y', 0.9, [])])).toEqual({ kind: 'no-parts' });
  });

  it('prefer most parts, then fewest members, then the higher score', () => {
    const answer = proposeConsortia(4, [
      candidate('a', 'x', 0.9, [0, 1]),
      candidate('b', 'y', 0.8, [2, 3]),
      candidate('c', 'z', 0.7, [2, 3]),
      candidate('d', 'w', 0.95, [0]),
    ]);
    expect(answer.kind).toBe('sets');
    if (answer.kind !== 'sets') return;
    expect(answer.sets.map(({ members }) => members)).toEqual([
      ['a', 'b'],
      ['a', 'c'],
      ['d', 'b'],
    ]);
    expect(answer.bestAlone).toBe(2);
  });

  it('never hold two of the same organisation', () => {
    const answer = proposeConsortia(2, [candidate('a', 'x', 0.9, [0]), candidate('b', 'x', 0.8, [1])]);
    expect(answer).toEqual({ kind: 'none', bestAlone: 1 });
  });

  it('hold for any candidates: different organisations, nobody superfluous, more than anyone alone', () => {
    const one = fc.record({
      organisationId: fc.constantFrom('v', 'w', 'x', 'y', 'z'),
      score: fc.double({ min: 0, max: 1, noNaN: true }),
      covers: fc.uniqueArray(fc.integer({ min: 0, max: 4 })),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 12 }), (drawn) => {
        const all = drawn.map((each, index) => candidate(String(index), each.organisationId, each.score, each.covers));
        const answer = proposeConsortia(5, all);
        if (answer.kind !== 'sets') return;
        const byId = new Map(all.map((each) => [each.id, each]));
        for (const set of answer.sets) {
          const members = set.members.flatMap((id) => byId.get(id) ?? []);
          const covered = new Set(members.flatMap(({ covers }) => [...covers]));
          expect(new Set(members.map(({ organisationId }) => organisationId)).size).toBe(members.length);
          expect(covered.size).toBe(set.covered);
          expect(set.covered).toBeGreaterThan(answer.bestAlone);
          for (const member of members) {
            const rest = new Set(members.filter((other) => other !== member).flatMap(({ covers }) => [...covers]));
            expect([...member.covers].some((part) => !rest.has(part))).toBe(true);
          }
        }
      }),
    );
  });
});

describe('a text speaks of a part', () => {
  const chinese = spokenOf(
    '本系统用于焊缝在线检测，焊缝识别准确率不低于 98%，单件检测节拍 12 秒，装配线旁安装，不影响生产。',
  );
  const english = spokenOf(
    'Laser welding inspection for battery packs with machine vision, weld defects found in line.',
  );

  it('when it has most of its words', () => {
    expect(speaksOf(chinese, '焊缝识别准确率')).toBe(true);
    expect(speaksOf(chinese, '单件检测节拍')).toBe(true);
    expect(speaksOf(english, 'Laser welding')).toBe(true);
  });

  it('in the other language by what it means', () => {
    expect(speaksOf(english, '激光焊接')).toBe(true);
    expect(speaksOf(english, '土壤墒情')).toBe(false);
  });

  it('and not when it shares a character, a number or a general word alone', () => {
    expect(speaksOf(chinese, '抗体纯化收率')).toBe(false);
    expect(speaksOf(chinese, '装配面翘曲')).toBe(false);
    expect(speaksOf(chinese, '12')).toBe(false);
  });
});
