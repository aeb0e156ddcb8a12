// The two servers the site runs anyway, as baselines: PostgreSQL full text and Meilisearch. They leave nothing behind.
import { Meilisearch } from 'meilisearch';
import pg from 'pg';
import type { MatchingText } from '#search/matching/matcher.ts';
import { plainWords } from './baselines.ts';
import type { Method } from './ranker.ts';

const whole = ({ title, body }: MatchingText): string => `${title}\n${body}`;

/** `simple` dictionary over ready words, ts_rank_cd, any word may match. @param url a PostgreSQL connection string. */
export const postgresFullText = (url: string): Method => ({
  name: 'postgresql',
  async build(documents) {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query('CREATE TEMPORARY TABLE match_eval (id text, words tsvector)');
    for (const { id, title, body } of documents)
      await client.query(
        `INSERT INTO match_eval VALUES ($1, setweight(to_tsvector('simple', $2), 'A') || setweight(to_tsvector('simple', $3), 'D'))`,
        [id, plainWords(title).join(' '), plainWords(body).join(' ')],
      );
    await client.query('CREATE INDEX ON match_eval USING gin (words)');
    return {
      async rank(query, limit) {
        const words = [...new Set(plainWords(whole(query)))].map((word) => `'${word.replaceAll(/['\\]/g, '')}'`);
        if (words.length === 0) return [];
        const { rows } = await client.query<{ id: string }>(
          `SELECT id FROM match_eval, to_tsquery('simple', $1) asked WHERE words @@ asked
           ORDER BY ts_rank_cd(words, asked, 1) DESC LIMIT $2`,
          [words.join(' | '), limit],
        );
        return rows.map(({ id }) => id);
      },
      close: () => client.end(),
    };
  },
});

/** The need as the query, last words dropped until something is found: what a search box would do. */
export const meilisearch = (url: string, key: string): Method => ({
  name: 'meilisearch',
  async build(documents) {
    const client = new Meilisearch({ host: url, apiKey: key });
    const name = `match-eval-${process.pid}`;
    const index = client.index(name);
    await client.createIndex(name, { primaryKey: 'key' }).waitTask();
    await index.updateSettings({ searchableAttributes: ['title', 'body'] }).waitTask();
    const rows = documents.map(({ id, title, body }, key) => ({ key, id, title, body }));
    await index.addDocuments(rows).waitTask({ timeout: 300_000 });
    return {
      async rank(query, limit) {
        const found = await index.search<{ id: string }>(whole(query), { limit, matchingStrategy: 'last' });
        return found.hits.map(({ id }) => id);
      },
      async close() {
        await client.deleteIndex(name).waitTask();
      },
    };
  },
});
