// The demo's batches: one of each list released, one being put together, one waiting for its instant.
import type { List } from '#app/domain/listing.ts';
import { addToBatch, createBatch } from '#app/features/batches/change-batch.server.ts';
import { getBatchDesk } from '#app/features/batches/get-batch.server.ts';
import { releaseBatch, scheduleRelease } from '#app/features/batches/release-batch.server.ts';
import { publishInBatch } from '#app/features/listings/publish-in-batch.server.ts';
import { db, readClock } from '#app/persistence/client.server.ts';
import { type DemoWorld, demoPair } from './demo-organisations.ts';

interface DemoBatch {
  readonly list: List;
  readonly number: number;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly introductionZh: string;
  readonly introductionEn: string;
  readonly state: 'released' | 'draft' | 'scheduled';
  /** Days until the release of a scheduled one. */
  readonly days?: number;
}

const batches: readonly DemoBatch[] = [
  {
    ...{ list: 'opportunity', number: 1, state: 'released' },
    nameZh: '2026 年第 1 批场景机会清单',
    nameEn: 'Opportunity list, batch 1 of 2026',
    introductionZh: '本批场景机会面向高校、科研院所和企业征集解决方案，请在有效期内通过平台表达对接意向。',
    introductionEn:
      'Universities, institutes and companies are invited to express their interest while the items are valid.',
  },
  {
    ...{ list: 'capability', number: 1, state: 'released' },
    nameZh: '2026 年第 1 批场景能力清单',
    nameEn: 'Capability list, batch 1 of 2026',
    introductionZh: '本批汇集可供各类场景选用的产品、技术与服务能力。',
    introductionEn: 'Products, technologies and services that are ready for use in scenarios.',
  },
  {
    ...{ list: 'opportunity', number: 2, state: 'scheduled', days: 7 },
    nameZh: '2026 年第 2 批场景机会清单',
    nameEn: 'Opportunity list, batch 2 of 2026',
    introductionZh: '第 2 批场景机会。',
    introductionEn: 'The second batch of opportunities.',
  },
  {
    ...{ list: 'opportunity', number: 3, state: 'draft' },
    nameZh: '2026 年第 3 批场景机会清单（编排中）',
    nameEn: 'Opportunity list, batch 3 of 2026 (being assembled)',
    introductionZh: '',
    introductionEn: '',
  },
];

/** The demo organisations with the most on each list: their batches have something to show. */
const owners = { opportunity: 'songliao-auto', capability: 'beiling-university' } as const;

async function ownReferences(list: List, organisationId: string): Promise<string[]> {
  const page = {
    where: { organisationId, publishedAt: { not: null } },
    orderBy: { createdAt: 'asc' as const },
    select: { reference: true },
  };
  const rows = list === 'opportunity' ? await db.opportunity.findMany(page) : await db.capability.findMany(page);
  return rows.map(({ reference }) => reference);
}

/** Safe to run again. */
export async function addDemoBatches(world: DemoWorld): Promise<void> {
  for (const { state, days = 0, ...words } of batches) {
    const { list, number } = words;
    const key = owners[list];
    const organisationId = world.organisations.get(key)?.id ?? '';
    if (await db.batch.findFirst({ where: { organisationId, list, number }, select: { id: true } })) continue;
    const { writer, publisher } = demoPair(world, key);
    const created = await createBatch(writer, words);
    if (!created.ok) throw new Error(`batch ${number}: ${created.reason}`);
    const reference = created.value;
    const references = await ownReferences(list, organisationId);
    const some = state === 'released' ? references : references.slice(0, 3);
    const added = await addToBatch(writer, reference, some);
    if (!added.ok) throw new Error(`batch ${number}: ${added.reason}`);
    if (state === 'draft') continue;
    const seen = (await getBatchDesk(publisher, reference, ''))?.seen ?? '';
    const at = new Date((await readClock()).getTime() + days * 86_400_000);
    const result =
      state === 'released'
        ? await releaseBatch(publishInBatch, publisher, reference, seen)
        : await scheduleRelease(publisher, reference, { at, seen });
    if (!result.ok) throw new Error(`batch ${number}: ${result.reason}`);
  }
}
