// All roles of an organisation with what they may do, for selects.
import { type MemberRole, memberRoles } from '#app/domain/actor.ts';
import { useI18n } from '#app/i18n/index.ts';

export function useRoleOptions(): { value: MemberRole; label: string }[] {
  const { t } = useI18n();
  return (Object.keys(memberRoles) as MemberRole[]).map((value) => ({
    value,
    label: `${t.vocabulary.memberRole[value]} · ${t.organisations.roleHint[value]}`,
  }));
}
