// Reading dates, amounts, markup and contact details out of list cells, without any database.
import { describe, expect, test } from 'vitest';
import { moveContacts } from '#app/domain/contact-moving.ts';
import { classifyFields } from '#app/features/import-listings/classify-fields.ts';
import { cutAtSentence, firstSentences, shareLimit } from '#app/features/import-listings/cut-text.ts';
import { contactFrom, readContactCell } from '#app/features/import-listings/move-contacts.ts';
import { parseAmount } from '#app/features/import-listings/parse-amounts.ts';
import { parseDate } from '#app/features/import-listings/parse-dates.ts';
import { parseIpRights, parseQualifications, parseTrl } from '#app/features/import-listings/parse-evidence.ts';
import { parseMetrics } from '#app/features/import-listings/parse-metrics.ts';
import { plainText } from '#app/features/import-listings/plain-text.ts';

const day = (value: Parameters<typeof parseDate>[0]) => {
  const date = parseDate(value);
  return date.ok ? [date.value.day, date.value.time, date.value.zone].filter(Boolean).join(' ') : date.reason;
};

describe('dates', () => {
  test.each([
    ['03/18/2019 12:00 AM', '2019-03-18 00:00'],
    ['11/14/2019 3:00 PM', '2019-11-14 15:00'],
    ['03/22/2019', '2019-03-22'],
    ['2021/08/30 9:00 AM', '2021-08-30 09:00'],
    ['01/27/2020 8 AM', '2020-01-27 08:00'],
    ['03/15/2021 ', '2021-03-15'],
    ['9/16/2019 12:00 PM', '2019-09-16 12:00'],
    ['09/10/2020 09:00AM', '2020-09-10 09:00'],
    ['2020/03/19 12 p.m.', '2020-03-19 12:00'],
    ['2021/9/16 8:00 AM', '2021-09-16 08:00'],
    ['2021/10/14 11:00 AM ET', '2021-10-14 11:00 ET'],
    ['10/08/2020 5:59:59 PM', '2020-10-08 17:59'],
    ['08/05/2019  12:59 AM', '2019-08-05 00:59'],
    ['06/02/2021 00:00 AM', '2021-06-02 00:00'],
    ['12/31/2019 11:59 pm', '2019-12-31 23:59'],
    ['2026年12月31日', '2026-12-31'],
    ['２０２６年１月５日', '2026-01-05'],
    ['2026年12月31日下午5点', '2026-12-31 17:00'],
    ['2026年12月31日17:00', '2026-12-31 17:00'],
    ['2022-1至2024-12', '2024-12-31'],
    ['2022年1月-2024年2月', '2024-02-29'],
    ['2022.01-2024.12', '2024-12-31'],
    ['2022年1月1日至12月31日', '2022-12-31'],
    ['2026年3-9月', '2026-09-30'],
    ['2024-2026年', '2026-12-31'],
    ['2026年底', '2026-12-31'],
    ['截止2026年6月30日前', '2026-06-30'],
    ['20261231', '2026-12-31'],
    ['Dec. 31, 2026 5 PM', '2026-12-31 17:00'],
    ['2026-12-31T16:00:00Z', '2027-01-01'],
  ])('%s is %s', (written, expected) => {
    expect(day(written)).toBe(expected);
  });

  test.each([
    '03/02/20202 05:00 PM',
    '04/23/ 10:00 AM',
    '2026/02/30',
    '13/13/2026',
    '12个月',
    '长期',
    '25:00',
    '2026-12-31 13:00 PM',
  ])('%s is refused and not repaired', (written) => {
    expect(day(written)).toBe('date-unreadable');
  });

  test('Excel hands a date over as a Date, a serial number or eight digits', () => {
    expect(day(new Date('2026-12-31T00:00:00Z'))).toBe('2026-12-31');
    expect(day(46_387)).toBe('2026-12-31');
    expect(day(20_261_231)).toBe('2026-12-31');
    expect(day(12)).toBe('date-unreadable');
  });

  test('a date that could be read both ways says so', () => {
    expect(parseDate('04/05/2026')).toMatchObject({ ok: true, value: { day: '2026-04-05', ambiguous: true } });
    expect(parseDate('23/04/2026')).toMatchObject({ ok: true, value: { day: '2026-04-23', ambiguous: false } });
  });

  test('a period keeps its first day and its precision', () => {
    expect(parseDate('2022-1至2024-12')).toMatchObject({ value: { startDay: '2022-01-01', precision: 'month' } });
  });
});

describe('amounts', () => {
  const ends = (text: string, options?: Parameters<typeof parseAmount>[1]) => {
    const amount = parseAmount(text, options);
    if (!amount.ok) return amount.reason;
    const { minimum, maximum, negotiable } = amount.value;
    return `${minimum?.minor ?? '-'}..${maximum?.minor ?? '-'} ${maximum?.currency ?? minimum?.currency ?? ''}${negotiable ? 'negotiable' : ''}`;
  };

  test.each([
    ['$300,000', '30000000..30000000 USD'],
    ['Up to $875k', '-..87500000 USD'],
    ['Up to $240,000', '-..24000000 USD'],
    ['$1.5 million', '150000000..150000000 USD'],
    ['$15,000,000.00', '1500000000..1500000000 USD'],
    ['$1-2 million', '100000000..200000000 USD'],
    ['350万元', '350000000..350000000 CNY'],
    ['３５０万元', '350000000..350000000 CNY'],
    ['三百五十万元', '350000000..350000000 CNY'],
    ['1.2亿元', '12000000000..12000000000 CNY'],
    ['100-300万元', '100000000..300000000 CNY'],
    ['100万-1亿元', '100000000..10000000000 CNY'],
    ['300-100万元', '100000000..300000000 CNY'],
    ['不超过300万元', '-..300000000 CNY'],
    ['300万元以上', '300000000..- CNY'],
    ['总投资1.2亿元（人民币）', '12000000000..12000000000 CNY'],
    ['面议', '-..- negotiable'],
    ['to be determined', '-..- negotiable'],
    ['可面议，50万元左右', '50000000..50000000 CNYnegotiable'],
  ])('%s is %s', (written, expected) => {
    expect(ends(written)).toBe(expected);
  });

  test('a bare number takes the unit of its heading or the currency of its source, and is refused without either', () => {
    expect(ends('350', { unit: 'wan' })).toBe('350000000..350000000 CNY');
    expect(ends('30000', { currency: 'USD' })).toBe('3000000..3000000 USD');
    expect(ends('350')).toBe('currency-missing');
  });

  test('amounts the site cannot keep exactly are refused', () => {
    expect(ends('HK$100')).toBe('amount-unreadable');
    expect(ends('$0.005')).toBe('amount-unreadable');
    expect(ends('first 3 in 2022')).toBe('amount-unreadable');
  });
});

describe('plain text', () => {
  const text = (html: string) => plainText(html).text;

  test('paragraphs, lists, tables and links stay readable', () => {
    expect(
      text('<h3>Goal</h3><p>One<br>two &amp; three</p><ul><li>a</li><li><p>b</p><ol><li>c</li></ol></li></ul>'),
    ).toBe('Goal\n\nOne\ntwo & three\n• a\n• b\n  1. c');
    expect(text('<table><tr><th>x</th><th>y</th></tr><tr><td>1</td><td>2</td></tr></table>')).toBe('x | y\n1 | 2');
    expect(
      text('See <a href="https://example.org/a">the page</a>, <a href="https://example.org">example.org</a>'),
    ).toBe('See the page (https://example.org/a), example.org');
  });

  test('scripts, styles, comments and addresses that run code are gone', () => {
    expect(text('<style>p{}</style><p onclick="x()">Safe<script>alert("1")</script><!-- no --></p>')).toBe('Safe');
    expect(plainText('<a href="javascript:alert(1)">go</a>')).toEqual({ text: 'go', lostLinks: 1, lostImages: 0 });
    expect(plainText('<p>a<img src="x"><img src="y" alt="a map"></p>')).toMatchObject({
      text: 'a[a map]',
      lostImages: 1,
    });
  });

  test('markup that was escaped by mistake is removed as well', () => {
    expect(text('<p>One&lt;/p&gt; &lt;p&gt;two&lt;script&gt;alert(1)&lt;/script&gt;</p>')).toBe('One\n\ntwo');
  });

  test('text that only looks a little like markup is left alone', () => {
    expect(text('resolution <15% and a < b > c')).toBe('resolution <15% and a < b > c');
    expect(text('line one\nline two\n\nline three')).toBe('line one\nline two\n\nline three');
    expect(text('a\u200bb\u202ec')).toBe('abc');
  });

  test('a cut falls on the end of a sentence and shows', () => {
    expect(cutAtSentence('First sentence here. Second sentence here. Third.', 45)).toEqual({
      text: 'First sentence here. Second sentence here. …',
      cut: true,
    });
    expect(cutAtSentence('第一句话写在这里。第二句话写在这里。第三句话。', 20).text).toBe(
      '第一句话写在这里。第二句话写在这里。 …',
    );
    expect(cutAtSentence('short', 5)).toEqual({ text: 'short', cut: false });
    expect(firstSentences('The U.S. Navy needs it. Now.', 25)).toBe('The U.S. Navy needs it.');
    expect(cutAtSentence('😀'.repeat(50), 21).text).not.toMatch(/\p{Surrogate}/u);
  });

  test('sections share a limit, short ones in full', () => {
    expect(shareLimit([10, 500, 900], 410)).toEqual([10, 200, 200]);
    expect(shareLimit([10, 20], 410)).toEqual([10, 20]);
  });
});

describe('contact details in public text', () => {
  const moved = (text: string, language: 'zh' | 'en' = 'zh') => {
    const { text: left, found } = moveContacts(text, language);
    return { left, contact: contactFrom([found]) };
  };

  test('phones, addresses, names and chat names leave the text', () => {
    expect(moved('欢迎合作，联系人：张三，电话：138 0000 1234，微信同号。')).toEqual({
      left: '欢迎合作，（联系方式见平台）。',
      contact: { name: '张三', phone: '138 0000 1234', email: '' },
    });
    expect(moved('请致电０４３１－８１２３４５６７或发邮件至 a.b@example.com').contact).toEqual({
      name: '',
      phone: '0431-81234567',
      email: 'a.b@example.com',
    });
    expect(moved('微信号：abc_12345').contact?.phone).toBe('微信 abc_12345');
    expect(moved('Call (301) 496-8768 or write to x@example.org.', 'en').left).toBe(
      'Call (contact via the platform) or write to (contact via the platform).',
    );
  });

  test.each([
    'doi: 10.1007/s40572-021-00317-5',
    'https://example.org/13800001234',
    '专利号 ZL202110123456.7',
    '投资 15000000000元',
    'GB/T 4754-2017',
    'code 919 541 1894',
    '2022-2024 年，第 12345678 号',
    'mail to [e-mail removed]',
  ])('%s is no contact', (text) => {
    expect(moved(text, 'en')).toEqual({ left: text, contact: null });
  });

  test('a contact cell is parted into name, phone and e-mail', () => {
    expect(contactFrom([readContactCell('李工 13800001234 li@example.cn')])).toEqual({
      name: '李工',
      phone: '13800001234',
      email: 'li@example.cn',
    });
    expect(contactFrom([readContactCell('王主任、81234567')])).toEqual({
      name: '王主任',
      phone: '81234567',
      email: '',
    });
  });
});

describe('rows inside cells', () => {
  test('metrics are read where they are measurable, the rest stays text', () => {
    expect(parseMetrics('1.温升≤15 ℃；2.寿命不低于10000小时；3.满足现场使用；4. 检出率达到98.5%以上')).toEqual({
      metrics: [
        { name: '温升', operator: '≤', value: '15', unit: '°C' },
        { name: '寿命', operator: '≥', value: '10000', unit: '小时' },
        { name: '检出率', operator: '≥', value: '98.5', unit: '%' },
      ],
      rest: ['满足现场使用'],
    });
  });

  test('rights, qualifications and levels', () => {
    expect(parseIpRights('发明专利ZL202110123456.7；实用新型ZL202120123456.1；拥有软件著作权12项')).toEqual({
      rights: [
        { type: 'invention-patent', number: 'ZL202110123456.7', owners: '' },
        { type: 'utility-model', number: 'ZL202120123456.1', owners: '' },
      ],
      rest: ['拥有软件著作权12项'],
    });
    expect(parseQualifications('高新技术企业（有效期至2027年11月）、ISO9001').qualifications).toEqual([
      { name: '高新技术企业', validUntil: '2027-11-30' },
      { name: 'ISO9001', validUntil: '' },
    ]);
    expect([parseTrl('TRL 7'), parseTrl('6级'), parseTrl('中试阶段'), parseTrl('未知')]).toEqual([
      { trl: 7, guessed: false },
      { trl: 6, guessed: false },
      { trl: 6, guessed: true },
      null,
    ]);
  });

  test('fields follow from words, at most three, none without evidence', () => {
    expect(classifyFields('高功率激光器散热技术')).toEqual(['photonics']);
    expect(classifyFields('Drone search for first responders', 'unmanned aircraft, public safety')).toEqual([
      'low-altitude',
      'smart-city',
    ]);
    expect(classifyFields('A good idea', 'Led by the best, a work of art.')).toEqual([]);
  });
});
