// Everything the site keeps about somebody, for that person alone.
import { readClock } from '#app/persistence/client.server.ts';
import { collectPersonalData, collectPersonalRecord } from '#app/persistence/personal-data.server.ts';

/** JSON text, indented for people. */
export async function exportPersonalData(personId: string): Promise<string> {
  const own = await collectPersonalData(personId);
  const [record, exportedAt] = await Promise.all([collectPersonalRecord(personId, own.person.email), readClock()]);
  return `${JSON.stringify({ exportedAt, ...own, ...record }, null, 2)}\n`;
}
