// What the form of an expression of interest starts from: the listing, own listings to offer, the sender's own words.
import type { Actor } from '#app/domain/actor.ts';
import { moveContacts } from '#app/domain/contact-moving.ts';
import { introductionLimits } from '#app/domain/introduction.ts';
import { isTakingPart, type List } from '#app/domain/listing.ts';
import { dayOf } from '#app/domain/period.ts';
import { afterWorkingDays, missingCalendarYear } from '#app/domain/working-day.ts';
import type { Locale } from '#app/i18n/index.ts';
import { readClock } from '#app/persistence/client.server.ts';
import { isBlocked } from '#app/persistence/guards.server.ts';
import { findInterestListing, findProfile, listOfferable } from '#app/persistence/introductions.server.ts';

export interface InterestForm {
  readonly target: { readonly reference: string; readonly title: string };
  readonly offerable: readonly { readonly reference: string; readonly title: string }[];
  /** The organisation's own profile, to start from: "who we are". */
  readonly profile: string;
  /** The year whose working days are not known yet, when the time to answer reaches into it. */
  readonly unknownYear: string | null;
}

/** As much of the profile as the answer takes; contact details in it stay where they are. */
const profileOf = (
  { descriptionZh, descriptionEn }: { descriptionZh: string; descriptionEn: string },
  locale: Locale,
): string => {
  const own = locale === 'en' ? descriptionEn || descriptionZh : descriptionZh || descriptionEn;
  const { text } = moveContacts(own, locale === 'en' ? 'en' : 'zh');
  return text.trim().slice(0, 2000);
};

/** Null when the listing is not on the list, or is the reader's own. */
export async function getInterestForm(
  actor: Actor & { organisation: NonNullable<Actor['organisation']> },
  about: { list: List; reference: string },
  locale: Locale = 'zh-CN',
): Promise<InterestForm | null> {
  const now = await readClock();
  const due = afterWorkingDays(now, introductionLimits.answerWorkingDays);
  const [target, offerable, own] = await Promise.all([
    findInterestListing(about.list, about.reference),
    listOfferable(about.list === 'opportunity' ? 'capability' : 'opportunity', actor.organisation.id, dayOf(now)),
    findProfile(actor.organisation.id),
  ]);
  if (!target || !isTakingPart(target, target.verification, now)) return null;
  if (target.organisationId === actor.organisation.id) return null;
  if (await isBlocked(target.organisationId, actor.organisation.id)) return null;
  return {
    target: { reference: target.reference, title: target.title },
    offerable: offerable.map(({ reference, title }) => ({ reference, title })),
    profile: own ? profileOf(own, locale) : '',
    unknownYear: missingCalendarYear(dayOf(now), dayOf(due)),
  };
}
