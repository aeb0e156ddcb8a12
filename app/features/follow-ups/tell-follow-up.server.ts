// Tells the other side of a step, and a side itself that its ledger has gone stale.
import type { FollowUpStage, Staleness } from '#app/domain/follow-up.ts';
import { i18nFor } from '#app/i18n/server-messages.server.ts';
import type { Transaction } from '#app/persistence/client.server.ts';
import type { LockedIntroduction } from '#app/persistence/introductions.server.ts';
import { type NewNotification, notify, recipientsOf } from '#app/persistence/notifications.server.ts';
import { getOrganisationNames } from '#app/persistence/organisations.server.ts';

export const ledgerPath = (introductionId: string): string => `/follow-ups/${introductionId}`;

const otherOf = ({ fromOrganisationId, toOrganisationId }: LockedIntroduction, own: string): string =>
  own === fromOrganisationId ? toOrganisationId : fromOrganisationId;

export async function tellOtherSide(
  tx: Transaction,
  news: {
    readonly introduction: LockedIntroduction;
    /** Who acted. */
    readonly organisationId: string;
    readonly kind: 'follow-up.proposed' | 'follow-up.confirmed' | 'follow-up.disputed';
    readonly stage: FollowUpStage;
    readonly step: string;
  },
): Promise<void> {
  const { introduction, organisationId, kind, stage, step } = news;
  const { nameZh, nameEn } = await getOrganisationNames(tx, organisationId);
  const recipients = await recipientsOf(tx, otherOf(introduction, organisationId), 'contact');
  await notify(
    tx,
    recipients.map(({ personId, organisationId: own, locale }): NewNotification => {
      const stageWords = i18nFor(locale).t.followUps.stage[stage];
      const params = { organisationZh: nameZh, organisationEn: nameEn, title: introduction.title, stage: stageWords };
      const about = { personId, organisationId: own, topic: 'follow-up', path: ledgerPath(introduction.id) } as const;
      return { ...about, kind, params, dedupeKey: `${kind}:${step}` };
    }),
  );
}

/** How many people had not heard of it yet. */
export async function tellStale(
  tx: Transaction,
  { introduction, organisationId }: { introduction: LockedIntroduction; organisationId: string },
  stale: { readonly why: Staleness; readonly since: string },
): Promise<number> {
  const recipients = await recipientsOf(tx, organisationId, 'contact');
  return notify(
    tx,
    recipients.map(({ personId, organisationId: own, locale }): NewNotification => {
      const why = i18nFor(locale).t.followUps.stale[stale.why];
      const about = { personId, organisationId: own, topic: 'follow-up', path: ledgerPath(introduction.id) } as const;
      const params = { title: introduction.title, why, sinceOn: stale.since };
      return {
        ...about,
        kind: 'follow-up.stale',
        params,
        dedupeKey: `follow-up.stale:${introduction.id}:${stale.why}:${stale.since}`,
      };
    }),
  );
}
