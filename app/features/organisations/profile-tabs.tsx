// The pages an organisation is kept on, by those who manage it.
import { useI18n } from '#app/i18n/index.ts';
import { TabLinks } from '#app/ui/tabs.tsx';

export function ProfileTabs({ current }: { current: 'edit' | 'honours' | 'files' }) {
  const { t } = useI18n();
  const { tabs } = t.organisations;
  return (
    <TabLinks
      label={tabs.label}
      tabs={(['edit', 'honours', 'files'] as const).map((page) => ({
        to: `/organisations/${page}`,
        label: tabs[page],
        current: page === current,
      }))}
    />
  );
}
