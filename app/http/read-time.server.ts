// The time for what doors themselves decide: the database's, as for every rule.
import { readClock } from '#app/persistence/client.server.ts';

export const readTime = (): Promise<Date> => readClock();
