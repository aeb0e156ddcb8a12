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
