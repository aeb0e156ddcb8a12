// Match rows as the site keeps them, in a temporary table of the same shape: for measuring what storing them takes.
import pg from 'pg';
import type { Match } from '#app/domain/match.ts';
import type { ListName } from '#search/matching/matcher.ts';

export class MatchRows {
  private constructor(private readonly client: pg.Client) {}

  static async open(url: string): Promise<MatchRows> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(`CREATE TEMPORARY TABLE bench_match (
      opportunity_id text NOT NULL, capability_id text NOT NULL, score float NOT NULL, parts jsonb NOT NULL,
      terms jsonb NOT NULL, computed_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (opportunity_id, capability_id))`);
    await client.query('CREATE INDEX ON bench_match (opportunity_id, score DESC)');
    await client.query('CREATE INDEX ON bench_match (capability_id, score DESC)');
    return new MatchRows(client);
  }

  /** Replaces the rows of one listing in one transaction. */
  async replace(list: ListName, id: string, matches: readonly Match[]): Promise<void> {
    const { client } = this;
    await client.query('BEGIN');
    await client.query(
      `DELETE FROM bench_match WHERE ${list === 'opportunity' ? 'opportunity_id' : 'capability_id'} = $1`,
      [id],
    );
    await client.query(
      `INSERT INTO bench_match (opportunity_id, capability_id, score, parts, terms)
       SELECT * FROM jsonb_to_recordset($1) AS row("opportunityId" text, "capabilityId" text, score float, parts jsonb, terms jsonb)
       ON CONFLICT DO NOTHING`,
      [JSON.stringify(matches)],
    );
    await client.query('COMMIT');
  }

  close(): Promise<void> {
    return this.client.end();
  }
}
