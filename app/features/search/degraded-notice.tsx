// Says that PostgreSQL answers instead of the index, and what that means for the reader.
import { useI18n } from '#app/i18n/index.ts';
import { Notice } from '#app/ui/notice.tsx';

export function DegradedNotice({ degraded }: { degraded: 'away' | 'behind' | null }) {
  const words = useI18n().t.searchIndex.degraded;
  return degraded ? (
    <div className="mb-4">
      <Notice live title={words.title} tone="warning">
        <p>{words[degraded]}</p>
      </Notice>
    </div>
  ) : null;
}
