// The virus scan: files in quarantine are set free when found clean, and blocked when not; the organisation is told.
import { documentStorage } from '#app/gateways/documents.server.ts';
import { type Finding, hasScanner, scan } from '#app/gateways/virus-scanner.server.ts';
import { readClock } from '#app/persistence/client.server.ts';
import { type DocumentRow, listUnscanned, writeVerdict } from '#app/persistence/documents.server.ts';
import { appendEvent, attempt } from '#app/persistence/events.server.ts';
import { getOrganisation } from '#app/persistence/organisations.server.ts';
import { mailAdministrators } from './mail-administrators.server.ts';

const portion = 20;

export interface Scanned {
  readonly clean: number;
  readonly infected: number;
  /** Their bytes could not be read; they stay where they are. */
  readonly unreadable: number;
}

/**
 * Asks the scanner about every file it has not spoken of: those in quarantine, and those from before there was one.
 * @throws when the scanner is away; what it has not judged stays as it was, and is tried again with the next call
 */
export async function scanDocuments(): Promise<Scanned> {
  const counts = { clean: 0, infected: 0, unreadable: 0 };
  if (!hasScanner()) return counts;
  let cursor: string | null = null;
  for (;;) {
    const documents: DocumentRow[] = await listUnscanned(portion, cursor);
    for (const document of documents) {
      const bytes = await documentStorage()
        .read(document.id)
        .catch(() => null);
      if (!bytes) {
        counts.unreadable += 1;
        continue;
      }
      const finding = await scan(bytes);
      if (await noteFinding(document, finding)) counts[finding] += 1;
    }
    const last = documents.at(-1);
    if (!last || documents.length < portion) return counts;
    cursor = last.id;
  }
}

/** False when somebody else was faster, or the file was taken back meanwhile. */
async function noteFinding({ id, organisationId, fileName, purpose }: DocumentRow, finding: Finding): Promise<boolean> {
  const kind = finding === 'clean' ? 'document.scanned' : 'document.infected';
  const event = { kind, actor: null, subject: { type: 'organisation', id: organisationId } } as const;
  const result = await attempt(event, async (tx) => {
    if (!(await writeVerdict(tx, id, finding, await readClock(tx))))
      return { ok: false, reason: 'wrong-state' } as const;
    await appendEvent(tx, { ...event, data: { documentId: id, purpose } });
    if (finding === 'infected')
      await mailAdministrators(tx, await getOrganisation(organisationId, tx), 'document-infected', { note: fileName });
    return { ok: true } as const;
  });
  return result.ok;
}
