// What operators look over, a page at a time.
import { listForModeration, type ModerationRow } from '#app/persistence/moderation.server.ts';

export type ModerationView = 'published' | 'hidden';

const pageSize = 20;

export interface ModerationPage {
  readonly view: ModerationView;
  readonly rows: readonly ModerationRow[];
  /** Cursor of the next page; null on the last. */
  readonly next: string | null;
}

const cursorShape = /^(\d{4}-\d{2}-\d{2}T[\d:.]+Z)_([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/;

function readCursor(text: string): { at: Date; id: string } | null {
  const match = cursorShape.exec(text);
  const at = new Date(match?.[1] ?? Number.NaN);
  return match?.[2] && !Number.isNaN(at.getTime()) ? { at, id: match[2] } : null;
}

/** An unreadable cursor starts at the top. */
export async function listModeration(view: ModerationView, cursor: string): Promise<ModerationPage> {
  const found = await listForModeration(view, readCursor(cursor), pageSize + 1);
  const rows = found.slice(0, pageSize);
  const last = rows.at(-1);
  const at = view === 'hidden' ? last?.moderatedAt : last?.publishedAt;
  return { view, rows, next: last && at && found.length > pageSize ? `${at.toISOString()}_${last.id}` : null };
}
