// Recovery codes on the one occasion they are shown.
import { useI18n } from '#app/i18n/index.ts';
import { Notice } from '#app/ui/notice.tsx';

export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const { t } = useI18n();
  if (codes.length === 0) return null;
  return (
    <Notice live title={t.security.codes.title} tone="warning">
      <p>{t.security.codes.shownOnce}</p>
      <ul className="mt-2 grid w-fit grid-cols-2 gap-x-8 gap-y-1 font-mono">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </Notice>
  );
}
