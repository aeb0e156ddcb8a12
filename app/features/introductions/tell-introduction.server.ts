// Tells the people of one side of an introduction what happened. No person, phone or address of the other side is in it.
import type { Side } from '#app/domain/introduction.ts';
import type { Transaction } from '#app/persistence/client.server.ts';
import { findBrokerOf } from '#app/persistence/introduction-clock.server.ts';
import { type NotificationKind, notify, recipientsOf } from '#app/persistence/notifications.server.ts';
import { getOrganisationNames } from '#app/persistence/organisations.server.ts';

type IntroductionKind = Extract<NotificationKind, `introduction.${string}`>;

export interface ToldIntroduction {
  readonly id: string;
  /** Of the listing it is about. */
  readonly title: string;
  readonly fromOrganisationId: string;
  readonly toOrganisationId: string;
  readonly answerDueAt: Date;
}

const otherSide = { from: 'to', to: 'from' } as const satisfies Record<Side, Side>;

/** `side` is told of what the other one did. `key` tells apart what can happen more than once. */
export async function tellIntroduction(
  tx: Transaction,
  kind: IntroductionKind,
  introduction: ToldIntroduction,
  side: Side,
  { page = '', key = '' }: { readonly page?: '/messages' | '/files' | ''; readonly key?: string } = {},
): Promise<void> {
  const { id, title, answerDueAt } = introduction;
  const told = introduction[`${side}OrganisationId`];
  const { nameZh, nameEn } = await getOrganisationNames(tx, introduction[`${otherSide[side]}OrganisationId`]);
  const params = { title, otherZh: nameZh || nameEn, otherEn: nameEn || nameZh, dueAt: answerDueAt.toISOString() };
  const topic = 'introduction' as const;
  const dedupeKey = [kind, id, key].filter((part) => part !== '').join(' ');
  const recipients = await recipientsOf(tx, told, 'contact');
  const path = `/introductions/${id}${page}`;
  await notify(
    tx,
    recipients.map(({ personId, organisationId }) => ({
      personId,
      organisationId,
      topic,
      kind,
      path,
      params,
      dedupeKey,
    })),
  );
}

/** The broker who proposed the pair, where there was one. */
export async function tellBroker(
  tx: Transaction,
  kind: 'proposal.taken-up' | 'proposal.accepted' | 'proposal.declined',
  { id, title }: Pick<ToldIntroduction, 'id' | 'title'>,
): Promise<void> {
  const proposal = await findBrokerOf(tx, id);
  if (!proposal) return;
  await notify(tx, [
    {
      ...{ personId: proposal.brokerId, organisationId: null, topic: 'introduction', kind, params: { title } },
      path: `/proposals/${proposal.id}`,
      dedupeKey: `${kind} ${proposal.id}`,
    },
  ]);
}
