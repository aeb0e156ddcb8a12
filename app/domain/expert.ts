// Experts: what they say of themselves, so that conflicts of interest can be found before they judge.

export const engagementKinds = ['employment', 'project'] as const;
export type EngagementKind = (typeof engagementKinds)[number];

/** Rows of each kind in one profile. */
export const engagementLimit = 30;

/** Where somebody worked, or with whom they share a project. */
export interface Engagement {
  readonly kind: EngagementKind;
  readonly organisationName: string;
  /** Normalised code of the organisation; empty when not known. */
  readonly uscc: string;
  readonly description: string;
  /** Days "YYYY-MM-DD"; without an end it goes on. */
  readonly startedOn: string | null;
  readonly endedOn: string | null;
}
