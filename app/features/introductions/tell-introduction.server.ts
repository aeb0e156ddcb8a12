// Tells the people of one side of an introduction what happened. No person, phone or address of the other side is in it.
import { recipientsOf, type NotificationKind, notify } from '#app/persistence/notifications.server.ts';
import type { Transaction } from '#app/persistence/client.server.ts';
import type { Side } from '#app/domain/introduction.ts';
import { getOrganisationNames } from '#app/persistence/introductions.server.ts';

type IntroductionKind = Extract<NotificationKind, `introduction.${string}`>;

export interface ToldIntroduction {
  readonly id: string;
  /** Of the listing it is about. */
  readonly title: string;
  readonly fromOrganisationId: string;
  readonly toOrganisationId: string;
  readonly answerDueAt: Date;
}

/** `side` is told of what the other one did. `key` tells apart what can happen more than once. */
export async function tellIntroduction(
  tx: Transaction,
  kind: IntroductionKind,
  introduction: ToldIntroduction,
  side: Side,
  { page = '', key = '' }: { readonly page?: '/messages' | '/files' | ''; readonly key?: string } = {},
): Promise<void> {
  const { id, title, fromOrganisationId, toOrganisationId, answerDueAt } = introduction;
  const [told, other] = side === 'from' ? [fromOrganisationId, toOrganisationId] : [toOrganisationId, fromOrganisationId];
  const names = await getOrganisationNames(tx, other);
  const params = { title, otherZh: names.nameZh || names.nameEn, otherEn: names.nameEn || names.nameZh };
  const recipients = await recipientsOf(tx, told, 'contact');
  await notify(
    tx,
    recipients.map(({ personId, organisationId }) => ({
      ...{ personId, organisationId, kind, topic: 'introduction' as const, path: `/introductions/${id}${page}` },
      params: { ...params, dueAt: answerDueAt.toISOString() },
      dedupeKey: [kind, id, key].filter((part) => part !== '').join(' '),
    })),
  );
}
