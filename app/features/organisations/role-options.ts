// All roles of an organisation with what they bring there, for selects.
import type { MemberRole } from '#app/domain/actor.ts';
import { type RoleBundles, roleNames } from '#app/domain/membership.ts';
import { useI18n } from '#app/i18n/index.ts';

export function useRoleOptions(bundles: RoleBundles): { value: MemberRole; label: string }[] {
  const { t, locale } = useI18n();
  const comma = locale === 'en' ? ', ' : '、';
  return roleNames.map((value) => {
    const brings = bundles[value].map((one) => t.roles.permission[one]).join(comma);
    return { value, label: `${t.vocabulary.memberRole[value]} · ${brings || t.apiKeys.readOnly}` };
  });
}
