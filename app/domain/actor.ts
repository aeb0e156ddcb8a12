// Who acts: a person, the organisation they act for, and what they may do there.
import type { EffectiveVerification, OrganisationType } from './organisation.ts';

export const permissions = [
  'draft',
  'publish',
  'answer',
  'contact',
  'bid',
  'open',
  'evaluate',
  'sign',
  'pay',
  'manage',
] as const;
export type Permission = (typeof permissions)[number];

export const platformRoles = ['operator', 'supervisor', 'expert', 'broker'] as const;
export type PlatformRole = (typeof platformRoles)[number];

/** Named bundles of permissions an administrator gives to a member. */
export const memberRoles = {
  administrator: permissions,
  publisher: ['draft', 'publish', 'answer', 'contact', 'open'],
  drafter: ['draft'],
  liaison: ['draft', 'answer', 'contact'],
  bidder: ['draft', 'contact', 'bid'],
  evaluator: ['evaluate'],
  treasurer: ['sign', 'pay'],
} as const satisfies Record<string, readonly Permission[]>;
export type MemberRole = keyof typeof memberRoles;

/** The organisation somebody acts for, as of this request. */
export interface ActingOrganisation {
  readonly id: string;
  readonly type: OrganisationType;
  readonly verification: EffectiveVerification;
  readonly permissions: readonly Permission[];
  readonly memberCount: number;
}

export interface Actor {
  readonly personId: string;
  readonly emailVerified: boolean;
  readonly platformRoles: readonly PlatformRole[];
  readonly organisation: ActingOrganisation | null;
  /** True when the person has a second factor set up (TOTP or passkey). */
  readonly hasSecondFactor: boolean;
  /** The latest instant this session proved a second factor; null when it never did. */
  readonly steppedUpAt: Date | null;
  /** Id and origin of the request, written into every event the actor causes. */
  readonly requestId: string;
  readonly address: string;
}
