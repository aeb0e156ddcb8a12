// The pages an organisation is kept on: those for every member, and those for the people who manage it.
import { useI18n } from '#app/i18n/index.ts';
import { TabLinks } from '#app/ui/tabs.tsx';

const all = ['edit', 'honours', 'files', 'members', 'roles', 'api-keys', 'audit'] as const;
const ofMembers: readonly (typeof all)[number][] = ['members', 'roles', 'api-keys'];

export function ProfileTabs({ current, mayManage = true }: { current: (typeof all)[number]; mayManage?: boolean }) {
  const { t } = useI18n();
  const { tabs, members } = t.organisations;
  const labels = {
    ...tabs,
    members: members.title,
    roles: t.roles.link,
    'api-keys': t.apiKeys.link,
    audit: t.oversight.own.link,
  };
  return (
    <TabLinks
      label={tabs.label}
      tabs={all
        .filter((page) => mayManage || ofMembers.includes(page))
        .map((page) => ({ to: `/organisations/${page}`, label: labels[page], current: page === current }))}
    />
  );
}
