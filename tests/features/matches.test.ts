// Matches from publication to the page: rows with parts and terms, kept up with both lists.
import { beforeAll, describe, expect, it } from 'vitest';
import { withdrawListing } from '#app/features/listings/withdraw-listing.server.ts';
import { listMatches } from '#app/features/matches/list-matches.server.ts';
import { prepareMatches, rematchAll } from '#app/features/matches/match-listings.server.ts';
import { db } from '#app/persistence/client.server.ts';
import {
  aListedCapability,
  aListedOpportunity,
  aVerifiedMember,
  deliver,
  type Member,
  type Published,
  republishCapability,
  republishOpportunity,
} from '../support/listing-world.ts';
import { must } from '../support/sample-listings.ts';

const soil = {
  title: '黑土地土壤墒情遥感监测',
  titleTranslated: 'Soil moisture monitoring by satellite remote sensing',
  summary: '按周给出农田土壤墒情图,分辨率十米。',
  problem: '现有地面站点稀少,土壤墒情靠人工取样。',
  fields: ['aerospace-information', 'modern-agriculture'] as const,
};
const maps = {
  title: 'Soil moisture maps from satellite remote sensing',
  titleTranslated: '农田土壤墒情遥感制图',
  description: 'Weekly soil moisture maps of farmland from radar images.',
};
/** Says nothing that the soil opportunity asks for. */
const antibodies = {
  language: 'zh' as const,
  title: '单克隆抗体中试生产',
  titleTranslated: '',
  summary: '抗体药物工艺开发与灌装。',
  description: '采用细胞培养与纯化工艺，每批 200 升，收率不低于 85%，为药企交付批记录与报告，可联合申报。',
  capacity: '每年 24 批',
  priceModel: '每批 80 万元',
  referenceCases: [],
  kind: 'contract-service' as const,
  fields: ['biomedicine'] as const,
  divisionCode: '320500',
  regionsServed: ['320000'],
  qualifications: [],
};

const rowsOf = (opportunityId: string) =>
  db.match.findMany({
    where: { opportunityId },
    orderBy: { score: 'desc' },
    select: { capabilityId: true, score: true, parts: true, terms: true },
  });
const others = async (id: string): Promise<string[]> =>
  (await listMatches('opportunity', id)).map(({ other }) => other.id);

let asker: Member;
let need: Published;
let best: Published;
let supplier: Member;

beforeAll(async () => {
  asker = await aVerifiedMember({ type: 'government', mark: 'MATCHMARK' });
  supplier = await aVerifiedMember({ mark: 'MATCHMARK', name: 'Sky Maps Ltd' });
  need = await aListedOpportunity(asker, soil, { name: 'MATCHMARK', phone: 'MATCHMARK', email: '' });
  best = await aListedCapability(supplier, maps, { name: 'MATCHMARK', phone: '', email: 'MATCHMARK@example.org' });
  await aListedCapability(await aVerifiedMember(), antibodies);
  for (let n = 0; n < 6; n += 1) {
    const owner = await aVerifiedMember();
    await aListedCapability(owner, { ...antibodies, title: `激光焊接装备 ${n}`, summary: '激光头与焊接工艺。' });
    await aListedOpportunity(owner, { title: `锂电池回收 ${n}`, problem: '电池拆解效率低。', fields: ['new-energy'] });
  }
  await deliver('match');
});

describe('the rows of an opportunity', () => {
  it('put the capability first that does what is asked, with parts, fit and the words both share', async () => {
    const [first, second] = await rowsOf(need.id);
    expect(first?.capabilityId).toBe(best.id);
    expect(first?.score).toBeGreaterThan((second?.score ?? 0) * 2);
    expect(first?.score).toBeLessThanOrEqual(1);
    const parts = first?.parts as { lexical: number; semantic: number; fit: Record<string, number> };
    expect(parts.lexical).toBeGreaterThan(0);
    expect(parts.semantic).toBeGreaterThanOrEqual(0);
    expect(parts.fit.field).toBeGreaterThan(0);
    const terms = first?.terms as { term: string; other: string | null; share: number }[];
    expect(terms.map(({ term, other }) => `${term} ${other}`).join(' ')).toMatch(/墒情|moisture|遥感/);
    for (const { share } of terms) expect(share).toBeGreaterThan(0);
    expect(terms.reduce((sum, { share }) => sum + share, 0)).toBeLessThanOrEqual(1.000_001);
  });

  it('are read from either side, with the other listing’s public columns only', async () => {
    const [fromNeed] = await listMatches('opportunity', need.id);
    const [fromBest] = await listMatches('capability', best.id);
    expect(fromNeed?.other).toMatchObject({ id: best.id, title: maps.title, kind: 'product', trl: 8 });
    expect(fromNeed?.other.organisation).toMatchObject({ nameEn: 'Sky Maps Ltd', verified: true });
    expect(fromBest?.other).toMatchObject({ id: need.id, title: soil.title });
    expect(JSON.stringify([fromNeed, fromBest])).not.toMatch(/matchmark/i);
  });

  it('leave out what has nothing to do with it', async () => {
    const shown = await listMatches('opportunity', need.id);
    expect(shown.filter(({ other }) => other.title === antibodies.title)).toEqual([]);
  });
});

describe('the shown list', () => {
  it('has at most two of one organisation, so that another one is seen', async () => {
    for (let n = 0; n < 4; n += 1)
      await aListedCapability(supplier, { ...maps, summary: `Weekly maps, variant ${n}.` });
    const rival = await aListedCapability(await aVerifiedMember(), {
      title: 'Soil moisture maps',
      summary: 'By drone.',
    });
    await deliver('match');
    expect((await rowsOf(need.id)).length).toBeGreaterThanOrEqual(6);
    const shown = await listMatches('opportunity', need.id);
    expect(shown.filter(({ other }) => other.organisation.id === supplier.organisation.id)).toHaveLength(2);
    expect(shown.map(({ other }) => other.id)).toContain(rival.id);
    expect(shown.map(({ score }) => score)).toEqual(shown.map(({ score }) => score).toSorted((a, b) => b - a));
  });
});

describe('when the lists change', () => {
  it('a withdrawn counterpart disappears, at once from the page and then from the rows', async () => {
    const other = await aListedCapability(await aVerifiedMember(), { ...maps, summary: '灌区土壤墒情遥感。' });
    await deliver('match');
    const owner = await db.capability.findUniqueOrThrow({
      where: { id: other.id },
      select: { organisationId: true, createdById: true },
    });
    expect(await others(need.id)).toContain(other.id);
    const organisation = { ...asker.organisation, id: owner.organisationId };
    must(
      await withdrawListing(
        { ...asker, personId: owner.createdById, organisation },
        'capability',
        other.reference,
        'no capacity',
      ),
    );
    expect(await others(need.id)).not.toContain(other.id);
    await deliver('match');
    expect((await rowsOf(need.id)).map(({ capabilityId }) => capabilityId)).not.toContain(other.id);
  });

  it('a suspended counterpart is not shown', async () => {
    const owner = await aVerifiedMember();
    const other = await aListedCapability(owner, { ...maps, summary: '旱情与土壤墒情。' });
    await deliver('match');
    expect(await others(need.id)).toContain(other.id);
    const { id } = owner.organisation;
    await db.organisation.update({ where: { id }, data: { verification: 'suspended' }, select: { id: true } });
    expect(await others(need.id)).not.toContain(other.id);
  });

  it('publishing again matches again by the new words', async () => {
    const owner = await aVerifiedMember();
    const other = await aListedCapability(owner, maps);
    await deliver('match');
    const before = (await rowsOf(need.id)).find(({ capabilityId }) => capabilityId === other.id);
    await republishCapability(owner, other.reference, antibodies);
    await deliver('match');
    const after = (await rowsOf(need.id)).find(({ capabilityId }) => capabilityId === other.id);
    expect(after?.score ?? 0).toBeLessThan((before?.score ?? 0) / 2);
    expect(await others(need.id)).not.toContain(other.id);
    await republishCapability(owner, other.reference, maps);
    await deliver('match');
    expect((await rowsOf(need.id)).find(({ capabilityId }) => capabilityId === other.id)?.score).toBeCloseTo(
      before?.score ?? 0,
      1,
    );
  });

  it('a worker that takes over reads the lists again, and does not match by what it remembers', async () => {
    const owner = await aVerifiedMember();
    const other = await aListedCapability(owner, { ...maps, summary: '盐碱地土壤墒情。' });
    await deliver('match');
    // Delivered by another worker, whose memory is not ours.
    must(await withdrawListing(owner, 'capability', other.reference, 'moved'));
    await db.$executeRaw`UPDATE delivery SET done_at = app_clock() WHERE done_at IS NULL`;
    await db.match.deleteMany({ where: { capabilityId: other.id } });
    await prepareMatches();
    await republishOpportunity(asker, need.reference, { ...soil, summary: '按旬给出农田土壤墒情图。' });
    await deliver('match');
    expect((await rowsOf(need.id)).map(({ capabilityId }) => capabilityId)).not.toContain(other.id);
  });

  it('matching everything again gives the same best counterpart', async () => {
    await db.match.deleteMany();
    expect(await rematchAll()).toBe(7);
    const [first] = await listMatches('opportunity', need.id);
    expect(first?.other.organisation.id).toBe(supplier.organisation.id);
  });
});
