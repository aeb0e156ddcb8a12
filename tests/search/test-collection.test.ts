// Test collections come from other people's programs: byte order marks, line ends, gaps; what cannot be read is named.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCollection } from '#search/evaluation/collection.ts';
import { average, measure } from '#search/evaluation/metrics.ts';
import { ours } from '#search/evaluation/ranker.ts';

let folder = '';
const corpus =
  '\uFEFF{"id":"a","title":"激光焊接","text":"薄板激光焊接工艺"}\r\n\r\n{"id":2,"text":"laser cleaning of moulds"}\r\n{"id":"c","title":"空","text":""}\r\n   \r\n{"id":"d","title":null}\r\n';
const queries = '{"id":"q1","text":"激光焊接薄板"}\n\n{"id":"q2","text":""}\n{"id":"q3","title":"laser cleaning"}\n';
const qrels = '\uFEFFquery-id\tcorpus-id\tscore\r\nq1\ta\t2\r\n\r\nq1\tc\t-1\r\nq3\t2\t1\r\n';

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries({
    'corpus.jsonl': corpus,
    'queries.jsonl': queries,
    'qrels.tsv': qrels,
    ...files,
  }))
    await writeFile(join(folder, name), text);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'collection-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('a test collection', () => {
  it('is read with byte order mark, foreign line ends, blank lines, missing titles and empty texts', async () => {
    await write({});
    const { documents, queries: asked, judgements } = await readCollection(folder);
    expect(documents.map(({ id, title, body }) => [id, title, body])).toEqual([
      ['a', '激光焊接', '薄板激光焊接工艺'],
      ['2', '', 'laser cleaning of moulds'],
      ['c', '空', ''],
      ['d', '', ''],
    ]);
    expect(asked.map(({ id }) => id)).toEqual(['q1', 'q2', 'q3']);
    expect(judgements).toEqual(
      new Map([
        [
          'q1',
          new Map([
            ['a', 2],
            ['c', -1],
          ]),
        ],
        ['q3', new Map([['2', 1]])],
      ]),
    );
  });

  it('is measured over every query, those without judgements or words among them', async () => {
    await write({});
    const collection = await readCollection(folder);
    const ranker = await ours.build(collection.documents);
    const all = await Promise.all(
      collection.queries.map(async (query) =>
        measure(await ranker.rank(query, 1000), collection.judgements.get(query.id) ?? new Map()),
      ),
    );
    expect(average(all).ndcg10).toBeCloseTo(2 / 3, 10);
  });

  it('that cannot be read is named, with the line', async () => {
    await expect(readCollection(join(folder, 'absent'))).rejects.toThrow(/not found: .*absent/);
    await write({ 'corpus.jsonl': '{"id":"a","text":"x"}\n{"id":' });
    await expect(readCollection(folder)).rejects.toThrow(/corpus\.jsonl line 2: not JSON/);
    await write({ 'queries.jsonl': '\n{"text":"no id"}\n' });
    await expect(readCollection(folder)).rejects.toThrow(/queries\.jsonl line 2: no id/);
    await write({ 'qrels.tsv': 'q1\ta\t1\nq1 a 1\n' });
    await expect(readCollection(folder)).rejects.toThrow(/qrels\.tsv line 2/);
    await write({ 'corpus.jsonl': '\r\n' });
    await expect(readCollection(folder)).rejects.toThrow(/corpus\.jsonl: empty/);
  });
});
