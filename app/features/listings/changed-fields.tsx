// A readable difference: field by field, what was added underlined and what was removed struck through.
import { type Messages, useI18n } from '#app/i18n/index.ts';
import type { ChangedField, VersionChanges } from './version-changes.ts';
import type { Piece } from './word-difference.ts';

export function ChangedFields({ changes }: { changes: VersionChanges }) {
  const { t, locale } = useI18n();
  const words = t.history;
  const sections = changes.locked.map((name) => t.confidentiality.section[name]).join(locale === 'en' ? ', ' : '、');
  return (
    <div className="mt-3 grid gap-4">
      {changes.fields.length === 0 ? (
        <p>{t.listings.versions.unchanged}</p>
      ) : (
        <dl className="grid gap-3">
          {changes.fields.map((field) => (
            <Field field={field} key={field.name} />
          ))}
        </dl>
      )}
      {sections && <p className="text-sm text-text-muted">{words.lockedSections({ sections })}</p>}
    </div>
  );
}

function Field({ field }: { field: ChangedField }) {
  const { t } = useI18n();
  const { label } = t.listings;
  return (
    <div className="rounded-md border bg-surface-raised p-4">
      <dt className="mb-2 font-semibold">{label[field.name]}</dt>
      {field.rows.map((row, index) => (
        <dd className="min-w-0 max-w-[46em] whitespace-pre-line py-0.5" key={keyOf(row, index)}>
          {row.map((piece, at) => (
            <Marked key={`${at}:${piece.kind}`} piece={piece} t={t} />
          ))}
        </dd>
      ))}
      {field.unchanged > 0 && (
        <dd className="mt-1 text-sm text-text-muted">{t.history.rowsUnchanged({ count: field.unchanged })}</dd>
      )}
    </div>
  );
}

const keyOf = (row: readonly Piece[], index: number): string => `${index}:${row[0]?.text.slice(0, 12) ?? ''}`;

/** The hidden words tell the two apart for those who do not see the colours. */
function Marked({ piece: { kind, text }, t }: { piece: Piece; t: Messages }) {
  if (kind === 'same') return <>{text}</>;
  if (kind === 'added')
    return (
      <ins className="rounded-sm bg-success-soft px-0.5 text-success decoration-2 underline-offset-4">
        <span className="sr-only">{`${t.history.added} `}</span>
        {text}
      </ins>
    );
  return (
    <del className="mr-0.5 rounded-sm bg-danger-soft px-0.5 text-danger">
      <span className="sr-only">{`${t.history.removed} `}</span>
      {text}
    </del>
  );
}
