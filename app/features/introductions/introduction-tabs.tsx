// The pages of an accepted introduction beside each other.
import { useI18n } from '#app/i18n/index.ts';
import { TabLinks } from '#app/ui/tabs.tsx';

export function IntroductionTabs({ id, current }: { id: string; current: 'overview' | 'messages' | 'files' }) {
  const { t } = useI18n();
  const words = t.thread;
  const path = `/introductions/${id}`;
  return (
    <TabLinks
      label={words.tabs}
      tabs={[
        { to: path, label: words.overview, current: current === 'overview' },
        { to: `${path}/messages`, label: words.messages, current: current === 'messages' },
        { to: `${path}/files`, label: words.files, current: current === 'files' },
        { to: `/follow-ups/${id}`, label: t.followUps.title, current: false },
      ]}
    />
  );
}
