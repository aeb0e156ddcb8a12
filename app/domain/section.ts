// Sections of a listing: the parts whose readers its organisation chooses. Everything outside them is for everybody.

/** Who may read a section: everybody · any verified organisation · organisations with an accepted introduction about the listing. */
export const sectionLevels = ['public', 'verified', 'introduced'] as const;
export type SectionLevel = (typeof sectionLevels)[number];

export const opportunitySections = ['problem', 'metrics', 'offered', 'money', 'ip'] as const;
export type OpportunitySection = (typeof opportunitySections)[number];

export const capabilitySections = ['description', 'cases', 'ip', 'qualifications', 'capacity', 'price'] as const;
export type CapabilitySection = (typeof capabilitySections)[number];

export type Section = OpportunitySection | CapabilitySection;

/** Sections that are not for everybody; one that is absent is public. */
export type SectionAccess<S extends Section = Section> = { readonly [Name in S]?: Exclude<SectionLevel, 'public'> };

/** The section each field of a content belongs to, on both lists; a field without one is always public. */
export const sectionOfField = {
  problem: 'problem',
  presentState: 'problem',
  metrics: 'metrics',
  offered: 'offered',
  budget: 'money',
  fundingSource: 'money',
  ipTerms: 'ip',
  description: 'description',
  referenceCases: 'cases',
  ipRights: 'ip',
  qualifications: 'qualifications',
  capacity: 'capacity',
  priceModel: 'price',
} as const satisfies Record<string, Section>;
export type SectionedField = keyof typeof sectionOfField;

export const sectionedFields = Object.keys(sectionOfField) as SectionedField[];
