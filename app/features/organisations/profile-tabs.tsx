// The pages an organisation is kept on, by those who manage it.
import { useI18n } from '#app/i18n/index.ts';
import { TabLinks } from '#app/ui/tabs.tsx';

export function ProfileTabs({ current }: { current: 'edit' | 'honours' | 'files' | 'audit' }) {
  const { t } = useI18n();
  const { tabs } = t.organisations;
  const labels = { ...tabs, audit: t.oversight.own.link };
  return (
    <TabLinks
      label={tabs.label}
      tabs={(['edit', 'honours', 'files', 'audit'] as const).map((page) => ({
        to: `/organisations/${page}`,
        label: labels[page],
        current: page === current,
      }))}
    />
  );
}
