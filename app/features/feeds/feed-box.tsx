// At the foot of a list: its feeds and its calendar.
import { useI18n } from '#app/i18n/index.ts';
import { ButtonLink } from '#app/ui/button.tsx';

/** `name` as in /feeds/<name>.atom; `calendar` when the list has deadlines. */
export function FeedBox({ name, calendar = false }: { name: string; calendar?: boolean }) {
  const { locale, t } = useI18n();
  const language = `?lang=${locale}`;
  return (
    <nav aria-label={t.feeds.links} className="mt-4 flex flex-wrap items-center gap-2 text-sm print:hidden">
      <span className="text-text-muted">{t.feeds.links}</span>
      <ButtonLink reloadDocument size="small" to={`/feeds/${name}.atom${language}`} variant="quiet">
        {t.feeds.atom}
      </ButtonLink>
      <ButtonLink reloadDocument size="small" to={`/feeds/${name}.json${language}`} variant="quiet">
        {t.feeds.json}
      </ButtonLink>
      {calendar && (
        <ButtonLink reloadDocument size="small" to={`/calendars/${name}.ics${language}`} variant="quiet">
          {t.feeds.ics}
        </ButtonLink>
      )}
    </nav>
  );
}
