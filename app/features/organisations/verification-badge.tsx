// The state of an organisation's verification, as a badge.
import type { EffectiveVerification } from '#app/domain/organisation.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Badge } from '#app/ui/badge.tsx';
import type { IconName } from '#app/ui/icon.tsx';
import type { Tone } from '#app/ui/tone.ts';

const looks = {
  unverified: { tone: 'neutral' },
  submitted: { tone: 'info', icon: 'clock' },
  verified: { tone: 'success', icon: 'check' },
  returned: { tone: 'warning', icon: 'warning' },
  suspended: { tone: 'danger', icon: 'danger' },
  lapsed: { tone: 'warning', icon: 'clock' },
} as const satisfies Record<EffectiveVerification, { tone: Tone; icon?: IconName }>;

/** Members see every state; to the public an organisation is verified, suspended, or not verified. */
export function VerificationBadge({ state, own = false }: { state: EffectiveVerification; own?: boolean }) {
  const { t } = useI18n();
  const shown = own || state === 'verified' || state === 'suspended' ? state : 'unverified';
  return <Badge {...looks[shown]}>{t.vocabulary.verification[shown]}</Badge>;
}
