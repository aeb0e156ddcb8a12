// Program: writes the demo world's graded needs as test collections, for `npm run match:eval`.
// Usage: node --import tsx server/export-golden.ts FOLDER (one folder per collection is made in it)
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { demoGoldenCollections } from '#prisma/demo/golden-collections.ts';

async function main(folder: string | undefined): Promise<void> {
  if (!folder) throw new Error('Usage: golden:export FOLDER');
  for (const { name, meta, corpus, queries, qrels } of demoGoldenCollections()) {
    const to = join(folder, name);
    const jsonLines = (rows: readonly unknown[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
    await mkdir(to, { recursive: true });
    await Promise.all([
      writeFile(join(to, 'corpus.jsonl'), jsonLines(corpus)),
      writeFile(join(to, 'queries.jsonl'), jsonLines(queries)),
      writeFile(join(to, 'qrels.tsv'), qrels.map((row) => `${row.join('\t')}\n`).join('')),
      writeFile(join(to, 'meta.json'), `${JSON.stringify(meta, null, 2)}\n`),
    ]);
    process.stdout.write(`${to}: ${queries.length} needs, ${corpus.length} capabilities, ${qrels.length} judgements\n`);
  }
}

try {
  await main(process.argv[2]);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
