// The notes on a row: what to look at, and folded away what was assumed.
import { useI18n } from '#app/i18n/index.ts';
import { classNames } from '#app/ui/class-names.ts';
import type { RowNote } from './import-notes.ts';
import { noteText, partNotes } from './run-words.ts';

export function RowNotes({ notes }: { notes: readonly RowNote[] }) {
  const { t } = useI18n();
  const { loud, quiet } = partNotes(notes);
  return (
    <>
      <NoteList notes={loud} />
      {quiet.length > 0 && (
        <details className="mt-1 text-text-muted text-xs">
          <summary className="cursor-pointer">{t.imports.rows.assumed({ count: quiet.length })}</summary>
          <NoteList notes={quiet} />
        </details>
      )}
    </>
  );
}

function NoteList({ notes }: { notes: readonly RowNote[] }) {
  const { t } = useI18n();
  if (notes.length === 0) return null;
  return (
    <ul className="mt-1 list-disc space-y-0.5 pl-4 text-text-muted text-xs">
      {notes.map((note) => (
        <li
          className={classNames('break-words', note.level === 'error' && 'font-medium text-danger')}
          key={`${note.column} ${note.code} ${note.detail}`}
        >
          {noteText(t, note)}
        </li>
      ))}
    </ul>
  );
}
