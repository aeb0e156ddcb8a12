// Tells both sides of a broker's proposal, and the broker of the answer. Neither contact details nor the broker's name are in it.
import type { Transaction } from '#app/persistence/client.server.ts';
import { type NotificationKind, notify, recipientsOf } from '#app/persistence/notifications.server.ts';

type ProposalKind = Extract<NotificationKind, `proposal.${string}`>;

interface Side {
  readonly organisationId?: string;
  readonly organisation?: { readonly id: string };
  readonly title?: string;
  readonly publishedVersion?: { readonly title: string } | null;
}

const titleOf = ({ title, publishedVersion }: Side): string => title ?? publishedVersion?.title ?? '';

export async function tellSides(
  tx: Transaction,
  kind: ProposalKind,
  id: string,
  { opportunity, capability }: { readonly opportunity: Side; readonly capability: Side },
  key = '',
): Promise<void> {
  for (const [own, other] of [
    [opportunity, capability],
    [capability, opportunity],
  ] as const) {
    const recipients = await recipientsOf(tx, own.organisationId ?? own.organisation?.id ?? '', 'contact');
    await notify(
      tx,
      recipients.map(({ personId, organisationId }) => ({
        ...{ personId, organisationId, topic: 'introduction' as const, kind, params: { title: titleOf(other) } },
        path: `/proposals/${id}`,
        dedupeKey: [kind, id, key].filter((part) => part !== '').join(' '),
      })),
    );
  }
}

export async function tellOneBroker(
  tx: Transaction,
  kind: ProposalKind,
  { id, brokerId, opportunity }: { readonly id: string; readonly brokerId: string; readonly opportunity: Side },
): Promise<void> {
  const params = { title: titleOf(opportunity) };
  const dedupeKey = `${kind} ${id}`;
  await notify(tx, [
    {
      personId: brokerId,
      organisationId: null,
      topic: 'introduction',
      kind,
      params,
      path: `/proposals/${id}`,
      dedupeKey,
    },
  ]);
}
