// Permissions as a row of badges.
import { permissions as all, type Permission } from '#app/domain/actor.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Badge, BadgeRow } from './badge.tsx';

/** In the order of the rulebook; `none` stands where there are none. */
export function PermissionList({ permissions, none }: { permissions: readonly string[]; none: string }) {
  const { t } = useI18n();
  const held: readonly Permission[] = all.filter((one) => permissions.includes(one));
  if (held.length === 0) return <span className="text-text-muted">{none}</span>;
  return (
    <BadgeRow>
      {held.map((one) => (
        <Badge key={one}>{t.roles.permission[one]}</Badge>
      ))}
    </BadgeRow>
  );
}
