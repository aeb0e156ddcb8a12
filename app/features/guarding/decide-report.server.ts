// The operators' queue of reports, and what they decide; both sides hear what concerns them.
import type { Actor } from '#app/domain/actor.ts';
import { allow, type Decision, refuse } from '#app/domain/decision.ts';
import { siteSubject } from '#app/domain/event.ts';
import { decideReportAnswer, type GuardReason, type ReportDecision } from '#app/domain/guard.ts';
import { readClock, type Transaction } from '#app/persistence/client.server.ts';
import { appendEvent, attempt } from '#app/persistence/events.server.ts';
import { decideReportRow, listReportRows, lockReport } from '#app/persistence/guards.server.ts';
import { type NewNotification, notify, recipientsOf } from '#app/persistence/notifications.server.ts';

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
const mostRows = 100;

export const listReports = (state: 'open' | 'decided') => listReportRows(state, mostRows);
export type ReportRow = Awaited<ReturnType<typeof listReports>>[number];

/** Operators act for the platform, whatever organisation they belong to besides. */
const asStaff = (actor: Actor): Actor => ({ ...actor, organisation: null });

async function tell(
  tx: Transaction,
  organisationId: string,
  about: Pick<
    NewNotification & { kind: 'organisation.warned' | 'organisation.report-answered' },
    'kind' | 'params' | 'dedupeKey'
  >,
): Promise<void> {
  const recipients = await recipientsOf(tx, organisationId, 'contact');
  const shared = { organisationId, topic: 'organisation', path: '/introductions' } as const;
  await notify(
    tx,
    recipients.map(({ personId }) => ({ ...shared, ...about, personId })),
  );
}

export const answerReport = (
  actor: Actor,
  id: string,
  { decision, note }: { decision: ReportDecision; note: string },
): Promise<Decision<true, GuardReason>> =>
  attempt({ kind: 'site.report-decided', actor: asStaff(actor), data: { report: id } }, async (tx) => {
    const report = uuid.test(id) ? await lockReport(tx, id) : null;
    const facts = report
      ? { sides: [report.reporter, report.other], decidedAt: report.decidedAt }
      : { sides: [], decidedAt: null };
    const decided = decideReportAnswer(actor, facts, note);
    if (!decided.ok) return decided;
    if (!report) return refuse('not-found');
    await decideReportRow(tx, id, { decision, note, at: await readClock(tx), by: actor.personId });
    const data = { report: id, decision };
    await appendEvent(tx, { kind: 'site.report-decided', actor: asStaff(actor), subject: siteSubject, data });
    const params = { note };
    await tell(tx, report.reporter, {
      kind: 'organisation.report-answered',
      params,
      dedupeKey: `report-answered:${id}`,
    });
    if (decision !== 'dismissed')
      await tell(tx, report.other, { kind: 'organisation.warned', params, dedupeKey: `report-warned:${id}` });
    return allow(true);
  });
