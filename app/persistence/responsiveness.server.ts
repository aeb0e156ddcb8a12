// Answer times out of the introductions, by the index introduction_answers.
import { countedDays, type Responsiveness } from '#app/domain/responsiveness.ts';
import { db } from './client.server.ts';

/** Of each organisation named: requests of the last year that were answered (accepted or declined) or ran out. */
export async function measureResponsiveness(
  organisationIds: readonly string[],
): Promise<ReadonlyMap<string, Responsiveness>> {
  const rows = await db.$queryRaw<{ id: string; settled: number; answered: number; hours: number | null }[]>`
    SELECT to_organisation_id AS id, count(*)::int AS settled, count(answer.at)::int AS answered,
      (percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM answer.at - sent_at)) / 3600)::float AS hours
    FROM introduction, LATERAL (SELECT coalesce(accepted_at, declined_at) AS at) answer
    WHERE to_organisation_id = ANY(${organisationIds}::uuid[]) AND cancelled_at IS NULL
      AND sent_at > app_clock() - make_interval(days => ${countedDays}::int)
      AND (answer.at IS NOT NULL OR answer_due_at <= app_clock())
    GROUP BY to_organisation_id`;
  return new Map(rows.map(({ id, settled, answered, hours }) => [id, { settled, answered, medianHours: hours }]));
}
