// How an alert works, as a list of sentences.
import { useI18n } from '#app/i18n/index.ts';

export function Explanation({ lines }: { lines: readonly string[] }) {
  const { t } = useI18n();
  return (
    <div>
      <p className="font-semibold text-sm">{t.savedSearches.how}</p>
      <ul className="mt-1 list-disc pl-5 text-sm text-text-muted">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
