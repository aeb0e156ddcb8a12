// Points out ledgers that have gone stale: once for each reason and day, to the side that should look after it.
import { type Staleness, staleness } from '#app/domain/follow-up.ts';
import { inTransaction, readClock } from '#app/persistence/client.server.ts';
import { appendEvent } from '#app/persistence/events.server.ts';
import { type AlarmCandidate, findPlan, listAlarmCandidates, listSteps } from '#app/persistence/follow-ups.server.ts';
import { lockIntroduction } from '#app/persistence/introductions.server.ts';
import { tellStale } from './tell-follow-up.server.ts';

const portion = 200;

/** How many sides heard something new. */
export async function raiseAlarms(isStopping: () => boolean = () => false): Promise<number> {
  let [raised, after]: [number, AlarmCandidate | null] = [0, null];
  for (;;) {
    const candidates: AlarmCandidate[] = await listAlarmCandidates(after, portion);
    for (const candidate of candidates) {
      if (isStopping()) return raised;
      if (await raise(candidate)) raised += 1;
    }
    after = candidates.at(-1) ?? null;
    if (candidates.length < portion) return raised;
  }
}

const raise = ({ introductionId, organisationId }: AlarmCandidate): Promise<boolean> =>
  inTransaction(async (tx) => {
    const introduction = await lockIntroduction(tx, introductionId);
    if (!introduction?.acceptedAt) return false;
    const [steps, plan, now] = [
      await listSteps(introductionId, tx),
      await findPlan(introductionId, organisationId, tx),
      await readClock(tx),
    ];
    const facts = { organisationId, acceptedAt: introduction.acceptedAt, steps, nextOn: plan.nextOn, now };
    const stale: { why: Staleness; since: string } | null = staleness(facts);
    if (!stale || (await tellStale(tx, { introduction, organisationId }, stale)) === 0) return false;
    const data = { organisation: organisationId, why: stale.why, since: stale.since };
    const subject = { type: 'introduction', id: introductionId } as const;
    await appendEvent(tx, { kind: 'follow-up.alarm-raised', actor: null, subject, data });
    return true;
  });
