// Above a version at its permanent link: which one it is, and the way to the one that stands.
import type { List } from '#app/domain/listing.ts';
import { useI18n } from '#app/i18n/index.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { formatInstant } from '#app/ui/format.ts';
import { listingPath } from '#app/ui/listing-path.ts';
import { Notice } from '#app/ui/notice.tsx';

export function VersionNotice(props: {
  list: List;
  reference: string;
  number: number;
  current: number;
  publishedAt: Date;
}) {
  const { t, locale } = useI18n();
  const { number, current } = props;
  const words = t.history.old;
  const path = listingPath(props.list, props.reference);
  const isCurrent = number === current;
  return (
    <Notice
      action={
        <>
          <ButtonLink size="small" to={path} variant={isCurrent ? 'secondary' : 'primary'}>
            {words.link}
          </ButtonLink>
          {!isCurrent && (
            <ButtonLink size="small" to={`${path}/versions?from=${number}&to=${current}#compared`}>
              {words.compare}
            </ButtonLink>
          )}
        </>
      }
      title={
        isCurrent
          ? words.currentTitle({ number })
          : words.title({ number, day: formatInstant(locale, props.publishedAt) })
      }
      tone={isCurrent ? 'info' : 'warning'}
    >
      <p>{isCurrent ? words.currentText : words.text({ current })}</p>
    </Notice>
  );
}
