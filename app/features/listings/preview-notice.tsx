// Above a preview: whose eyes it is seen with, and the other ones to try.
import type { List } from '#app/domain/listing.ts';
import { type SectionLevel, sectionLevels } from '#app/domain/section.ts';
import { useI18n } from '#app/i18n/index.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { listingPath } from '#app/ui/listing-path.ts';
import { Notice } from '#app/ui/notice.tsx';
import { TabLinks } from '#app/ui/tabs.tsx';

export function PreviewNotice(props: {
  list: List;
  reference: string;
  audience: SectionLevel;
  of: 'draft' | 'published';
  hasLocks: boolean;
}) {
  const { t } = useI18n();
  const words = t.confidentiality.preview;
  const path = listingPath(props.list, props.reference);
  const tabs = sectionLevels.map((level) => ({
    to: `${path}/preview?as=${level}`,
    label: words.as[level],
    current: level === props.audience,
  }));
  return (
    <>
      <TabLinks label={words.audiences} tabs={tabs} />
      <Notice
        action={
          <ButtonLink size="small" to={path}>
            {words.back}
          </ButtonLink>
        }
        title={words.of[props.of]}
      >
        <p>{props.hasLocks ? words.text : words.noLocks}</p>
      </Notice>
    </>
  );
}
