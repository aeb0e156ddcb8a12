// Tells administrators, thirty days before, that their verification ends; once in each verified year.
import { isRenewalDue, renewalDays } from '#app/domain/verification.ts';
import { inTransaction, readClock } from '#app/persistence/client.server.ts';
import { appendEvent } from '#app/persistence/events.server.ts';
import { lockOrganisation, updateVerification } from '#app/persistence/organisations.server.ts';
import { listRenewalsToAsk, renewalAskedAt } from '#app/persistence/verification-cases.server.ts';
import { mailAdministrators } from './mail-administrators.server.ts';

const portion = 100;
const dayMs = 86_400_000;

async function askForRenewal(id: string): Promise<boolean> {
  return inTransaction(async (tx) => {
    const organisation = await lockOrganisation(tx, id);
    if (!organisation?.verifiedUntil) return false;
    const [now, askedAt] = [await readClock(tx), await renewalAskedAt(tx, id)];
    const { verification, verifiedAt, verifiedUntil: until } = organisation;
    const isAsked = askedAt !== null && verifiedAt !== null && askedAt >= verifiedAt;
    if (isAsked || !isRenewalDue(organisation, now)) return false;
    await updateVerification(tx, id, { verification, renewalAskedAt: now });
    const subject = { type: 'organisation', id } as const;
    await appendEvent(tx, {
      kind: 'organisation.renewal-asked',
      actor: null,
      subject,
      data: { until: until.toISOString() },
    });
    await mailAdministrators(tx, organisation, 'organisation-renewal', { until });
    return true;
  });
}

/** @returns how many organisations were told; call it again while it tells of a full portion */
export async function askRenewals(): Promise<number> {
  const now = await readClock();
  const due = await listRenewalsToAsk(new Date(now.getTime() + renewalDays * dayMs), portion);
  let asked = 0;
  for (const id of due) if (await askForRenewal(id)) asked += 1;
  return asked;
}
