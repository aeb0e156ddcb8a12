// Things of an organisation in every state there is, written straight into the database: the access matrix needs many.
import { randomUUID } from 'node:crypto';
import { toBase64 } from '#app/domain/bytes.ts';
import { type CallPhase, seats } from '#app/domain/call.ts';
import type { IntroductionPhase } from '#app/domain/introduction.ts';
import type { ListingPhase } from '#app/domain/listing.ts';
import { createCustodianKey } from '#app/features/calls/custodian-key-in-browser.ts';
import { documentStorage, sha256OfDocument } from '#app/gateways/documents.server.ts';
import { db } from '#app/persistence/client.server.ts';

const day = 86_400_000;
const ago = (days: number): Date => new Date(Date.now() - days * day);

function reference(prefix: string): string {
  const letters = randomUUID().replaceAll('-', '').toUpperCase();
  return `${prefix}-${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8, 10)}`;
}

export interface Thing {
  readonly id: string;
  readonly reference: string;
}

const words = {
  language: 'en',
  title: 'Find leaks in the heating network',
  summary: 'Leaks are found late.',
  fields: ['new-energy'],
} as const;

/** Clear enough to be published. */
const clearNeed = {
  problem:
    'Nobody knows where the water goes: the utility loses 9% of it in 120 km of pipes, and crews dig three holes by hand for every leak found. At least 80% of leaks should be located within 3 metres.',
  offered: 'Two years of pressure data and 12 km of pipe for trials.',
  timeFrame: 'Trial in November 2027',
  ipTerms: 'The supplier keeps its intellectual property.',
} as const;
const clearOffer = {
  description:
    'We listen to the ground with acoustic sensors. The system locates at least 85% of leaks within 2 metres for utilities and delivers a report within 24 hours; we look for partners for a joint trial.',
  referenceCases: [{ client: 'A heating utility', year: '2025', result: '31 of 36 leaks located' }],
  trl: 7,
  capacity: '40 km of pipe a week',
  priceModel: 'CNY 900 per kilometre',
};

/** With a draft that its writer's colleagues could publish, whatever stands on the list. */
export async function aListing(
  list: 'opportunity' | 'capability',
  organisationId: string,
  writerId: string,
  phase: ListingPhase,
): Promise<Thing> {
  const name = reference(list === 'opportunity' ? 'OP' : 'CP');
  const content =
    list === 'opportunity'
      ? { ...words, fields: [...words.fields], kind: 'challenge', ...clearNeed }
      : { ...words, fields: [...words.fields], kind: 'technology', ...clearOffer };
  const isPublished = phase !== 'draft';
  const until = phase === 'expired' ? ago(3) : ago(-90);
  const version = { ...content, savedById: writerId, validUntil: ago(-90) };
  const published = { ...version, number: 1, publishedAt: ago(30), publishedById: randomUUID(), validUntil: until };
  const draft = { ...version, number: isPublished ? 2 : 1, title: 'Find all leaks' };
  const listing = { reference: name, organisationId, createdById: writerId };
  const select = { id: true, versions: { select: { id: true, publishedAt: true } } } as const;
  // The two tables have the same shape, which Prisma's types cannot say.
  const table = (list === 'opportunity' ? db.opportunity : db.capability) as unknown as typeof db.opportunity;
  const versions = { create: (isPublished ? [published, draft] : [draft]) as never };
  const row = await table.create({ data: { ...listing, versions }, select });
  if (isPublished) {
    const publishedVersionId = row.versions.find(({ publishedAt }) => publishedAt)?.id ?? null;
    const instants = { publishedAt: ago(30), firstPublishedAt: ago(30), lastConfirmedAt: ago(30), publishedVersionId };
    const off: Partial<Record<ListingPhase, object>> = {
      withdrawn: { withdrawnAt: ago(1), withdrawalReason: 'solved' },
      archived: { archivedAt: ago(1), confirmationAskedAt: ago(20) },
      fulfilled: { fulfilledAt: ago(1), fulfilmentNote: 'found' },
      moderated: { moderatedAt: ago(1), moderatedById: writerId, moderationReason: 'advertising' },
    };
    await table.update({ where: { id: row.id }, data: { ...instants, ...off[phase] }, select: { id: true } });
  }
  return { id: row.id, reference: name };
}

export interface Keys {
  readonly ids: readonly string[];
  readonly recipients: readonly string[];
}

async function aKeyOf(personId: string) {
  const key = await createCustodianKey('a passphrase for tests only', 10);
  const wrappedIdentity = Buffer.from(toBase64(key.wrappedIdentity), 'base64');
  const data = { personId, recipient: key.recipient, wrappedIdentity };
  return db.custodianKey.create({ data, select: { id: true, recipient: true } });
}

/** Three custodians who are nobody else's colleagues. */
export async function someKeys(): Promise<Keys> {
  const keys: { id: string; recipient: string }[] = [];
  for (const role of ['', 'supervisor', 'operator']) {
    const data = { name: 'Custodian', email: `${randomUUID()}@example.org`, platformRoles: role ? [role] : [] };
    keys.push(await aKeyOf((await db.person.create({ data, select: { id: true } })).id));
  }
  return { ids: keys.map(({ id }) => id), recipients: keys.map(({ recipient }) => recipient) };
}

const keysOf = new Map<string, Promise<{ id: string }>>();

/** @param escrow who holds the third seat instead of the third key's owner */
export async function aCall(
  organisation: { readonly id: string },
  writerId: string,
  phase: CallPhase,
  { keys, opportunityId, escrow }: { keys: Keys; opportunityId: string; escrow?: string | undefined },
): Promise<Thing> {
  if (escrow && !keysOf.has(escrow)) keysOf.set(escrow, aKeyOf(escrow));
  const third = escrow && (await keysOf.get(escrow))?.id;
  const isOver = phase === 'closed' || phase === 'opened';
  const call = await db.call.create({
    data: {
      reference: reference('CL'),
      opportunityId,
      organisationId: organisation.id,
      createdById: writerId,
      title: 'Leak challenge',
      mode: 'single-winner',
      terms: 'Terms',
      criteria: [{ name: 'Solution', weight: 100 }],
      bidsUntil: isOver ? ago(1) : ago(-30),
      custodians: {
        create: seats.map((seat, index) => ({
          seat,
          custodianKeyId: (index === 2 && third ? third : keys.ids[index]) ?? '',
        })),
      },
    },
    select: { id: true, reference: true },
  });
  const change = (data: Parameters<typeof db.call.update>[0]['data']) =>
    db.call.update({ where: { id: call.id }, data, select: { id: true } });
  if (phase === 'draft') return call;
  await change({ publishedAt: ago(20), publishedById: randomUUID() });
  if (phase === 'cancelled') await change({ cancelledAt: ago(1), cancelReason: 'no money' });
  if (phase === 'opened') {
    const seat = { in: ['agency' as const, 'supervisor' as const] };
    await db.callCustodian.updateMany({ where: { callId: call.id, seat }, data: { releasedAt: new Date() } });
    await change({ openedAt: new Date() });
  }
  return call;
}

export async function anIntroduction(
  { from, to, opportunityId, sentById }: { from: string; to: string; opportunityId: string; sentById: string },
  phase: IntroductionPhase,
): Promise<{ readonly id: string }> {
  const outcome = {
    open: {},
    accepted: { acceptedAt: ago(1) },
    declined: { declinedAt: ago(1), declineReason: 'terms' },
    cancelled: { cancelledAt: ago(1) },
    expired: {},
  }[phase];
  return db.introduction.create({
    data: {
      ...{ opportunityId, fromOrganisationId: from, toOrganisationId: to, sentById },
      ...{ cooperationSought: 'A trial.', aboutUs: 'We are.', sentAt: ago(20), ...outcome },
      answerDueAt: phase === 'expired' ? ago(2) : ago(-10),
      contacts: {
        create: (phase === 'open' ? (['from'] as const) : (['from', 'to'] as const)).map((side) => ({
          side,
          name: `Contact ${side}`,
          phone: '0431-8800-1234',
        })),
      },
    },
    select: { id: true },
  });
}

/** Evidence with its bytes in place. */
export async function someEvidence(organisationId: string, uploadedById: string): Promise<Thing> {
  const bytes = new TextEncoder().encode('%PDF-1.7 a licence');
  const file = { purpose: 'evidence', fileName: 'licence.pdf', mediaType: 'application/pdf', size: bytes.length };
  const data = { ...file, organisationId, uploadedById, sha256: sha256OfDocument(bytes) };
  const { id } = await db.document.create({ data, select: { id: true } });
  await documentStorage().save(id, bytes);
  return { id, reference: id };
}

/** The address of a file beside a published opportunity, with its bytes in place. */
export async function anAttachment(
  organisationId: string,
  uploadedById: string,
  access: 'public' | 'verified',
): Promise<string> {
  const { id: opportunityId, reference } = await aListing('opportunity', organisationId, uploadedById, 'published');
  const { id } = await someEvidence(organisationId, uploadedById);
  await db.document.update({ where: { id }, data: { purpose: 'attachment', opportunityId, access } });
  return `/opportunities/${reference}/attachments/${id}`;
}
