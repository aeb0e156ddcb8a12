// How clear a listing is, for its readers: the score, and which parts are not made clear.
import type { CoachMark } from '#app/domain/coach.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Badge } from '#app/ui/badge.tsx';

export function ClarityNote({ mark }: { mark: CoachMark }) {
  const { coach } = useI18n().t;
  return (
    <div className="grid gap-1.5">
      <span>
        <Badge tone={mark.missing.length === 0 ? 'success' : 'neutral'}>{coach.badge(mark)}</Badge>
      </span>
      <span className="text-sm">{mark.missing.length === 0 ? coach.reader.complete : coach.reader.missing}</span>
      {mark.missing.length > 0 && (
        <ul className="list-disc pl-5 text-sm">
          {mark.missing.map((part) => (
            <li key={part}>{coach.part[part]}</li>
          ))}
        </ul>
      )}
      <span className="text-sm text-text-muted">{coach.reader.explain}</span>
    </div>
  );
}
