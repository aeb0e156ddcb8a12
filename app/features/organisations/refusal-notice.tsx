// Says why something about an organisation was refused.
import { useI18n } from '#app/i18n/index.ts';
import { Notice } from '#app/ui/notice.tsx';
import { type OrganisationReason, organisationsRefusals } from './organisations-refusals.ts';

export function RefusalNotice({ reason }: { reason: OrganisationReason | null | undefined }) {
  const { t } = useI18n();
  if (!reason) return null;
  return (
    <Notice live tone="danger">
      {organisationsRefusals[reason].say(t)}
    </Notice>
  );
}
