// Links to the files of a list: plain links, so that they work everywhere and can be passed on.
import { useI18n } from '#app/i18n/index.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { formatNumber } from '#app/ui/format.ts';
import { dataFormats, exportLimit, type FileFormat } from './list-file.ts';

/** `to` is an address with or without a query; the format is added. */
export function FileLinks({ to, formats }: { to: string; formats: readonly FileFormat[] }) {
  const { t } = useI18n();
  const words = t.exports;
  return (
    <div className="flex flex-wrap gap-2 print:hidden">
      {formats.map((format) => (
        <ButtonLink
          aria-label={words.downloadAs({ format: words.formats[format] })}
          icon="download"
          key={format}
          reloadDocument
          size="small"
          to={`${to}${to.includes('?') ? '&' : '?'}format=${format}`}
        >
          {words.formats[format]}
        </ButtonLink>
      ))}
    </div>
  );
}

/** Below a list or a search result: what the files hold, and how much at most. */
export function ExportBox({ to }: { to: string }) {
  const { t, locale } = useI18n();
  return (
    <section aria-label={t.exports.exportList} className="mt-6 border-t pt-4 print:hidden">
      <p className="mb-2 text-sm text-text-muted">
        <strong className="font-semibold text-text">{t.exports.exportList}</strong>{' '}
        {t.exports.exportHint({ limit: formatNumber(locale, exportLimit) })}
      </p>
      <FileLinks formats={dataFormats} to={to} />
    </section>
  );
}
