// Says that a fresh proof of the second factor comes first, with the way there and back.
import { useI18n } from '#app/i18n/index.ts';
import { ButtonLink } from './button.tsx';
import { Notice } from './notice.tsx';

/** What stands between somebody and a sensitive action they may otherwise take. */
export type MissingProof = 'second-factor-needed' | 'step-up-needed';

/** @param back the page to come back to */
export function ProofNotice({ missing, back }: { missing: MissingProof; back: string }) {
  const { t } = useI18n();
  const step = (
    <ButtonLink
      to={missing === 'step-up-needed' ? `/step-up?${new URLSearchParams({ to: back })}` : '/account/security'}
      variant="primary"
    >
      {missing === 'step-up-needed' ? t.site.errors.stepUp : t.site.errors.setUpSecondFactor}
    </ButtonLink>
  );
  return (
    <Notice action={step} tone="warning">
      {t.refusals[missing]}
    </Notice>
  );
}
