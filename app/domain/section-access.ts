// The one door between what a listing says and who reads it. Contents that came through it carry a mark in their type.
import type { Actor } from './actor.ts';
import { type AccessReason, decideAccess } from './authorisation.ts';
import type { CapabilityContent } from './capability.ts';
import { allow, type Decision, refuse } from './decision.ts';
import type { OpportunityContent } from './opportunity.ts';
import {
  type Section,
  type SectionAccess,
  type SectionedField,
  type SectionLevel,
  sectionedFields,
  sectionLevels,
  sectionOfField,
} from './section.ts';

/** Everybody · any verified organisation · an organisation introduced about the listing · the listing's own. */
export const audiences = [...sectionLevels, 'owner'] as const;
export type Audience = (typeof audiences)[number];

/** A content, or the part of one that a query selected. */
export type Sectioned = Partial<Record<SectionedField, unknown>> & { readonly sectionAccess: SectionAccess };

declare const clearedFor: unique symbol;
/** A content with everything emptied that the audience may not read. Only `contentFor` makes one. */
export type Cleared<Content, A extends Audience = Audience> = Content & { readonly [clearedFor]: A };
/** What anybody may read, robots, indexes, exports and mails included. */
export type PublicContent<Content> = Cleared<Content, 'public'>;

/** A section that says something, but not to this audience. */
export interface LockedSection {
  readonly section: Section;
  /** What unlocks it. */
  readonly level: Exclude<SectionLevel, 'public'>;
}

const rank = (audience: Audience): number => audiences.indexOf(audience);

export const mayReadSection = (audience: Audience, level: SectionLevel): boolean => rank(audience) >= rank(level);

interface Band {
  readonly minimum: unknown;
  readonly maximum: unknown;
  readonly negotiable: boolean;
}
const isBand = (value: unknown): value is Band => typeof value === 'object' && value !== null && 'negotiable' in value;
const noBand: Band = { minimum: null, maximum: null, negotiable: false };

/** The value of a field that says nothing. */
function emptied(value: unknown): unknown {
  if (typeof value === 'string') return '';
  return Array.isArray(value) ? [] : isBand(value) ? noBand : null;
}

function saysSomething(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== '';
  if (isBand(value)) return value.minimum !== null || value.maximum !== null || value.negotiable;
  return Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined;
}

type Levels = { [Name in Section]?: LockedSection['level'] };

/** The strictest level of each section: what is locked in one version stays locked in its neighbours. */
function strictest(all: readonly SectionAccess[]): Levels {
  const levels: Levels = {};
  for (const access of all)
    for (const [name, level] of Object.entries(access) as [Section, LockedSection['level']][])
      if (rank(level) > rank(levels[name] ?? 'public')) levels[name] = level;
  return levels;
}

/**
 * What this audience reads of a content, and which sections with something in them stay shut. A version that stands
 * `beside` others is shut wherever one of them is; its own `sectionAccess` stays as it was.
 */
export function contentFor<Content extends Sectioned, A extends Audience>(
  content: Content,
  audience: A,
  beside: readonly SectionAccess[] = [],
): { readonly content: Cleared<Content, A>; readonly locked: readonly LockedSection[] } {
  const levels = strictest([content.sectionAccess, ...beside]);
  const shown: Record<string, unknown> = { ...content };
  const locked = new Map<Section, LockedSection>();
  for (const field of sectionedFields) {
    const section = sectionOfField[field];
    const level = levels[section];
    if (level === undefined || mayReadSection(audience, level) || !Object.hasOwn(content, field)) continue;
    if (saysSomething(content[field])) locked.set(section, { section, level });
    shown[field] = emptied(content[field]);
  }
  return { content: shown as Cleared<Content, A>, locked: [...locked.values()] };
}

/** What decides how much of a listing somebody may read, as of now. */
export interface ReaderFacts {
  readonly actor: Actor | null;
  /** The listing's organisation. */
  readonly ownerId: string;
  /** Between the two organisations there is an accepted introduction about the listing. */
  readonly isIntroduced: boolean;
}

/** The audience somebody belongs to. A suspended or no longer verified organisation falls back to everybody. */
export function audienceOf({ actor, ownerId, isIntroduced }: ReaderFacts): Audience {
  const own = actor?.organisation;
  if (!own) return 'public';
  if (own.id === ownerId) return 'owner';
  const access = decideAccess(actor, 'listing.read-sections', ownerId);
  if (!access.ok) return 'public';
  return isIntroduced ? 'introduced' : 'verified';
}

export type SectionReason = AccessReason | 'nothing-to-open';

declare const sectionPermit: unique symbol;
/** Proof that somebody may open locked sections; only `decideReading` makes one. */
export interface SectionPermit {
  readonly [sectionPermit]: true;
  readonly audience: 'verified' | 'introduced';
}

/** May the actor open at least one locked section of this version? Each opening is on record for the listing's organisation. */
export function decideReading(
  facts: ReaderFacts & { readonly content: Sectioned },
): Decision<SectionPermit, SectionReason> {
  const access = decideAccess(facts.actor, 'listing.read-sections', facts.ownerId);
  if (!access.ok) return access;
  const audience = audienceOf(facts);
  const before = contentFor(facts.content, 'public').locked.length;
  if (audience === 'public' || audience === 'owner') return refuse('nothing-to-open');
  if (contentFor(facts.content, audience).locked.length === before) return refuse('nothing-to-open');
  return allow({ audience } as SectionPermit);
}

/** Contents of both lists. */
export type ListingContent = OpportunityContent | CapabilityContent;
