// Saved searches: how often they tell what they found, who may keep how many, and when something found is worth telling.
import type { Actor } from './actor.ts';
import { type AccessReason, decideAccess } from './authorisation.ts';
import { allow, type Decision, refuse } from './decision.ts';

export const alertFrequencies = ['instant', 'daily', 'weekly'] as const;
export type AlertFrequency = (typeof alertFrequencies)[number];

/** Saved searches somebody may keep. */
export const savedSearchLimit = 50;
export const savedSearchNameLimit = 80;

export type SavedSearchReason = AccessReason | 'too-many';

/** Keeping another one. `count` is how many there are. */
export function decideSaveSearch(actor: Actor | null, count: number): Decision<true, SavedSearchReason> {
  const access = decideAccess(actor, 'watch.keep');
  if (!access.ok) return access;
  return count >= savedSearchLimit ? refuse('too-many') : allow(true);
}

/** Changing, pausing and deleting: of one's own alone; somebody else's is as good as absent. */
export function decideChangeSearch(
  actor: Actor | null,
  search: { readonly personId: string } | null,
): Decision<true, AccessReason> {
  const access = decideAccess(actor, 'watch.keep');
  if (!access.ok) return access;
  return search && search.personId === actor?.personId ? allow(true) : refuse('not-found');
}

const dayMs = 86_400_000;
const monday = 1;

/** When what is found now is told: null at once, else the next 08:00 in China (midnight UTC), weekly on Mondays. */
export function nextTelling(frequency: AlertFrequency, now: Date): Date | null {
  if (frequency === 'instant') return null;
  const next = (Math.floor(now.getTime() / dayMs) + 1) * dayMs;
  if (frequency === 'daily') return new Date(next);
  return new Date(next + ((monday - new Date(next).getUTCDay() + 7) % 7) * dayMs);
}

export type VersionKind = 'new' | 'changed';

/** Which version made the listing fit. Null when it was published before anybody asked: that is no news. */
export function newsOf(
  version: { readonly number: number; readonly publishedAt: Date },
  since: Date,
): VersionKind | null {
  if (version.publishedAt.getTime() < since.getTime()) return null;
  return version.number === 1 ? 'new' : 'changed';
}
