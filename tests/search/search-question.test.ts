// How a question is read, said to the engine, corrected and marked; pure.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readQuestion } from '#search/asked.ts';
import { complete } from '#search/completions.ts';
import { conceptSynonyms, conceptsIn } from '#search/concepts.ts';
import { encodeText, phraseTokens, wordTokens } from '#search/encoding.ts';
import { engineWording } from '#search/engine-wording.ts';
import { markedTexts, marker } from '#search/passages.ts';
import { standsAsWord } from '#search/ranking.ts';
import { correctWording, nearbyWords, WordingsBuilder } from '#search/wordings.ts';

const words = (typed: string) => readQuestion(typed).words.map(({ text }) => text);
const tokens = (text: string) => encodeText(text).trim().split(/\s+/);

describe('Chinese as pairs', () => {
  it('any two neighbours are found, whatever stands around them', () => {
    for (const [text, word] of [
      ['安装简单的传感器', '简单'],
      ['在建工程监测', '工程'],
      ['南京市长江大桥', '长江'],
    ] as const)
      expect(tokens(text)).toEqual(expect.arrayContaining(wordTokens(word)));
  });
  it('traditional, full-width and upper case are the same as simplified, half-width and lower case', () => {
    expect(encodeText('衛星遙感 ＬＥＤ')).toBe(encodeText('卫星遥感 led'));
  });
  it('an English word is found with another ending, in documents and in questions', () => {
    expect(encodeText('Batteries for welding')).toMatch(/ batteri .*weld/);
    expect(engineWording(readQuestion('batteries welds'))).toContain('weld');
    expect(engineWording(readQuestion('calibartion'))).toBe('calibartion');
  });
  it('every word of a text is in its tokens, and every phrase in their order', () => {
    const han = fc.string({
      unit: fc.constantFrom(...'卫星遥感监测激光雷达无人机在建工程'),
      minLength: 2,
      maxLength: 12,
    });
    fc.assert(
      fc.property(han, fc.nat(10), fc.integer({ min: 2, max: 6 }), (text, start, length) => {
        const part = text.slice(start, start + length);
        if (part.length < 2) return;
        expect(tokens(text)).toEqual(expect.arrayContaining(wordTokens(part)));
        expect(encodeText(text)).toContain(phraseTokens(part));
      }),
    );
  });
});

describe('reading a question', () => {
  it('takes quotation marks of every kind for wordings, and a minus for what to leave out', () => {
    expect(readQuestion('“卫星遥感” 监测 -玉米')).toMatchObject({ phrases: ['卫星遥感'], excluded: ['玉米'] });
    expect(readQuestion('贷款 －"知识产权"')).toMatchObject({ excluded: ['知识产权'] });
    expect(readQuestion('micro-led')).toMatchObject({ excluded: [] });
  });
  it('knows numbers that things are known by, however they are written', () => {
    for (const typed of ['91220100DM0001825K', '91220100 DM0001825K', '９１２２０１００ＤＭ０００１８２５Ｋ'])
      expect(readQuestion(typed).words).toMatchObject([{ kind: 'code', text: '91220100dm0001825k' }]);
    expect(readQuestion('OP-7K3M-9QXA-T2').words).toMatchObject([{ kind: 'code', text: 'op7k3m9qxat2' }]);
    expect(readQuestion('C3985').words).toMatchObject([{ kind: 'code', text: 'c3985' }]);
    expect(readQuestion('2000L').words[0]?.kind).toBe('latin');
  });
  it('leaves out words that only ask, unless there is nothing else', () => {
    expect(words('有没有能做激光雷达的公司')).toEqual(['激光雷达', '公司']);
    expect(words('什么')).not.toEqual([]);
  });
  it('says no more than ten words to the engine, and never fails', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (typed) => {
        const asked = readQuestion(typed);
        const said = engineWording({ ...asked, phrases: [], excluded: [] });
        expect(said.split(' ').length).toBeLessThanOrEqual(10);
      }),
    );
  });
});

describe('the lexicon as words of the index', () => {
  it('both languages stand for the same concepts, in documents and in questions', () => {
    const [chinese, english] = [conceptsIn('低空无人机巡检'), conceptsIn('inspection by UAVs')];
    const both = chinese.filter((code) => english.includes(code));
    expect(both).not.toEqual([]);
    const synonyms = conceptSynonyms();
    expect(synonyms.uav).toEqual(expect.arrayContaining(both.slice(0, 1)));
    expect(synonyms[wordTokens('无人机').join(' ')]).toEqual(expect.arrayContaining(both.slice(0, 1)));
  });
});

describe('what may have been meant', () => {
  const builder = new WordingsBuilder();
  builder.add({ title: '卫星遥感监测', more: '激光雷达扫描与脓毒症检测' });
  builder.add({ title: 'Hyperspectral camera', more: 'exoskeleton' });
  const wordings = builder.finish();
  const meant = (typed: string) => correctWording(readQuestion(typed), wordings);
  it('is found by sound, in characters and in letters', () => {
    expect([meant('微星遥感'), meant('weixing yaogan'), meant('weixingyaogan')]).toEqual(Array(3).fill('卫星遥感'));
    expect(meant('激光雷打')).toBe('激光雷达');
    expect(meant('nongduzheng')).toBe('脓毒症');
  });
  it('is found by likeness in letters, and never for words that are used', () => {
    expect(meant('hyperspektral')).toBe('hyperspectral');
    expect(nearbyWords('camera', wordings)).toEqual([]);
    expect(meant('卫星遥感')).toBeNull();
    expect(meant('91220100DM0001825K')).toBeNull();
  });
  it('is completed from titles, names and what many ask', () => {
    expect(complete('卫星', wordings, ['卫星应用'], ['卫星云图'])).toEqual(['卫星云图', '卫星应用', '卫星遥感监测']);
    expect(complete('weixing', wordings, [], [])).toContain('卫星遥感监测');
    expect(complete('zzz', wordings, [], [])).toEqual([]);
  });
});

describe('what is shown', () => {
  const marks = { start: '[', end: ']' };
  const found = { titleZh: '', titleEn: '', summaryZh: '', summaryEn: '', bodyZh: '', bodyEn: '' };
  const show = (typed: string, texts: Partial<typeof found>) =>
    markedTexts({ ...found, ...texts } as Parameters<typeof markedTexts>[0], marker(readQuestion(typed), []), marks);
  it('words are marked as they stand, also in traditional characters', () => {
    expect(show('卫星遥感', { titleZh: '用衛星遙感看农田' }).titleZh).toBe('用[衛星遙感]看农田');
    expect(show('uav', { titleEn: 'UAVs and uavionics' }).titleEn).toContain('[UAVs]');
  });
  it('a long text is cut to the passage, and nothing is lost of a short one', () => {
    const long = `${'甲'.repeat(400)}遥感${'乙'.repeat(400)}`;
    const { bodyZh } = show('遥感', { bodyZh: long });
    expect(bodyZh).toContain('[遥感]');
    expect(bodyZh.length).toBeLessThan(150);
    expect(show('遥感', { summaryZh: '短文' }).summaryZh).toBe('短文');
  });
  it('a word torn out of others is no word', () => {
    expect(standsAsWord('研究生命起源的化学', '研究生')).toBe(false);
    expect(standsAsWord('与企业共同指导研究生', '研究生')).toBe(true);
    expect(standsAsWord('在建工程监测', '工程')).toBe(true);
  });
});
