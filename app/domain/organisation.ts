// Organisations: who they are and whether an operator has verified them.

export const organisationTypes = [
  'government',
  'enterprise',
  'institute',
  'university',
  'hospital',
  'service-body',
] as const;
export type OrganisationType = (typeof organisationTypes)[number];

export const verificationStates = ['unverified', 'submitted', 'verified', 'returned', 'suspended'] as const;
export type VerificationState = (typeof verificationStates)[number];

/** What counts now: a verification past its end has lapsed, whatever the table still says. */
export type EffectiveVerification = VerificationState | 'lapsed';
