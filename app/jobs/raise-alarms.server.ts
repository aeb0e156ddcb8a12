// The clock's part of the follow-up ledger: what has gone stale is pointed out.
import { raiseAlarms } from '#app/features/follow-ups/raise-alarms.server.ts';

export const raiseFollowUpAlarms = (isStopping: () => boolean): Promise<number> => raiseAlarms(isStopping);
