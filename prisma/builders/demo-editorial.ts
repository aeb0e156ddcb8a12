// Listings of the demo bureau in each state between draft and list, and off it again, so that no page is empty.
import type { OpportunityContent } from '#app/domain/opportunity.ts';
import { addDays } from '#app/domain/period.ts';
import { askConfirmations } from '#app/features/confirmations/ask-confirmations.server.ts';
import { fulfilListing } from '#app/features/listings/fulfil-listing.server.ts';
import { publishListing } from '#app/features/listings/publish-listing.server.ts';
import { saveImportedOpportunity } from '#app/features/listings/save-imported-listing.server.ts';
import { moderateListing } from '#app/features/moderation/moderate-listing.server.ts';
import { reviewDraft } from '#app/features/reviews/review-draft.server.ts';
import { schedulePublication } from '#app/features/reviews/schedule-publication.server.ts';
import { sendToReview } from '#app/features/reviews/send-to-review.server.ts';
import { proposeSuggestion, rejectSuggestion } from '#app/features/suggestions/propose-suggestion.server.ts';
import { db, inTransaction } from '#app/persistence/client.server.ts';
import { type DemoWorld, demoActor } from './demo-organisations.ts';

const bureau = 'cna-innovation-bureau';

type State =
  | 'in-review'
  | 'changes-requested'
  | 'scheduled'
  | 'asked'
  | 'archived'
  | 'fulfilled'
  | 'moderated'
  | 'ending';

interface DemoState {
  readonly state: State;
  readonly title: string;
  readonly summary: string;
  readonly problem: string;
}

const listings: readonly DemoState[] = [
  {
    state: 'in-review',
    title: '科技创新券线上申领与核销一体化',
    summary: '把创新券申领、服务下单、验收与核销合到一个流程，平均办结时间从 28 天降到 7 天以内。',
    problem: '现在申领与核销分在两个系统，企业要交两遍材料，去年 1,260 笔申请平均 28 天办结，退件率 17%。',
  },
  {
    state: 'changes-requested',
    title: '园区实验室危险废物联收联运',
    summary: '为 46 家小微实验室提供危险废物集中收运，收运周期不超过 15 天。',
    problem: '单家产废量小，有资质的单位不愿上门，平均暂存 90 天以上，存在安全隐患。',
  },
  {
    state: 'scheduled',
    title: '光电产业关键元器件中试共享排产',
    summary: '打通 5 家中试平台的排产数据，企业线上预约，设备利用率从 41% 提高到 65%。',
    problem: '各平台排产互不相通，企业逐家打电话询问，平均等待 23 天，而设备平均利用率只有 41%。',
  },
  {
    state: 'asked',
    title: '新区企业用能在线监测与诊断',
    summary: '为 120 家规上企业接入用能数据，给出可核验的节能建议，单位产值能耗下降 3%。',
    problem: '企业用能数据靠每季度人工填报，误差大、滞后一个季度，找不到节能的具体环节。',
  },
  {
    state: 'archived',
    title: '科技成果概念验证项目智能初筛',
    summary: '对每年 300 项申报材料做查重、专利与竞品核对，初筛时间从 6 周缩短到 1 周。',
    problem: '专家初筛每年耗时 6 周，重复申报靠记忆发现，去年事后查出 11 项重复。',
  },
  {
    state: 'fulfilled',
    title: '高新技术企业培育库画像与辅导',
    summary: '为 400 家入库企业建立画像，按差距推送辅导，申报通过率提高 10 个百分点。',
    problem: '培育库企业情况靠表格汇总，辅导没有针对性，去年申报通过率 58%。',
  },
  {
    state: 'moderated',
    title: '科技服务机构名录动态维护',
    summary: '对 260 家科技服务机构的资质、案例与评价做动态维护，每月更新。',
    problem: '名录两年更新一次，三成机构已经停业或改行，企业按名录找不到服务。',
  },
  {
    state: 'ending',
    title: '创新创业大赛获奖项目落地跟踪',
    summary: '跟踪近五年 210 个获奖项目的落地、融资与订单，形成可查的台账。',
    problem: '赛后没有跟踪，近五年 210 个获奖项目里有多少落地无人能答。',
  },
];

const contact = { name: '演示联系人', phone: '0431-8800-0000', email: `${bureau}@demo.example` };
const people = (world: DemoWorld) => ({
  writer: demoActor(world, bureau, 'publisher@demo.example'),
  reviewer: demoActor(world, bureau, 'administrator@demo.example'),
  operator: staff(world, 'operator@demo.example', 'operator'),
  broker: staff(world, 'broker@demo.example', 'broker'),
});

function staff(world: DemoWorld, email: string, role: 'operator' | 'broker') {
  const personId = world.people.get(email);
  if (!personId) throw new Error(`the demo has no ${email}`);
  const proven = { hasSecondFactor: true, steppedUpAt: null, requestId: 'demo', address: '' };
  return { ...proven, personId, emailVerified: true, platformRoles: [role], organisation: null };
}

const must = (what: string, decision: { ok: boolean; reason?: string }): void => {
  if (!decision.ok) throw new Error(`${what}: ${decision.reason}`);
};

/** A month and a half ago, so that there is something to ask about. */
async function age(id: string, change: string): Promise<void> {
  await db.$executeRawUnsafe(`UPDATE opportunity SET ${change} WHERE id = '${id}'`);
}

async function bring(world: DemoWorld, { state, title }: DemoState, reference: string, id: string): Promise<void> {
  const { writer, reviewer, operator } = people(world);
  const { edit: seenEdit } = await db.opportunityVersion.findFirstOrThrow({
    where: { opportunityId: id },
    orderBy: { number: 'desc' },
    select: { edit: true },
  });
  const words = { note: '', comments: {}, seenEdit };
  if (state === 'in-review') must(title, await sendToReview(writer, 'opportunity', reference, '指标已与业务处核对。'));
  if (state === 'changes-requested') {
    must(title, await sendToReview(writer, 'opportunity', reference, ''));
    const comments = { summary: '请写明 46 家实验室的名单从哪里来。', problem: '“安全隐患”请改成具体的数字或事件。' };
    const input = { ...words, note: '方向可以，数字再实一些。', comments, decision: 'changes-requested' } as const;
    must(title, await reviewDraft(reviewer, 'opportunity', reference, input));
  }
  if (state === 'scheduled') {
    const at = new Date(Date.now() + 3 * 86_400_000);
    at.setUTCHours(1, 0, 0, 0); // nine in the morning in Changchun
    must(title, await schedulePublication(reviewer, 'opportunity', reference, { ...words, at, changeReason: '' }));
  }
  if (state === 'in-review' || state === 'changes-requested' || state === 'scheduled') return;
  must(title, await publishListing(reviewer, 'opportunity', reference, { changeReason: '' }));
  if (state === 'asked') await age(id, "last_confirmed_at = app_clock() - interval '91 days'");
  if (state === 'archived')
    await age(
      id,
      "last_confirmed_at = app_clock() - interval '110 days', confirmation_asked_at = app_clock() - interval '16 days', archived_at = app_clock() - interval '2 days', revision = revision + 1",
    );
  if (state === 'fulfilled')
    must(title, await fulfilListing(writer, 'opportunity', reference, '已与两家服务机构签约，十月起按季度交付。'));
  if (state === 'moderated')
    must(title, await moderateListing(operator, 'opportunity', reference, '摘要与场景机会无关，请写明要解决的问题。'));
}

async function addSuggestions(world: DemoWorld, reference: string): Promise<void> {
  const { broker, reviewer } = people(world);
  if (await db.suggestion.findFirst({ where: { proposedById: broker.personId }, select: { id: true } })) return;
  const propose = (field: string, proposed: string, reason: string) =>
    proposeSuggestion(broker, 'opportunity', reference, { field, proposed, reason });
  must(
    'suggestion',
    await propose('timeFrame', '2027 年 3 月前完成首批 20 家，2027 年底前覆盖全部。', '有分段时间，服务方才好排人。'),
  );
  const declined = await db.suggestion.findFirstOrThrow({
    where: { proposedById: broker.personId },
    select: { id: true },
  });
  const note = '时间要等预算批复后才能定。';
  must('suggestion', await rejectSuggestion(reviewer, 'opportunity', reference, { id: declined.id, note }));
  must(
    'suggestion',
    await propose('offered', '开放新区能耗平台只读接口与近三年分月数据。', '写明数据，才知道能不能做。'),
  );
}

/** Safe to run again. `like` lends what the drafts do not say themselves. */
export async function addDemoEditorial(world: DemoWorld, like: OpportunityContent, today: string): Promise<void> {
  const { writer } = people(world);
  for (const demo of listings) {
    const { state, ...texts } = demo;
    const validUntil = addDays(today, state === 'ending' ? 1 : 200);
    const offered = '提供近三年的台账数据和业务系统测试接口，专人对接试点现场。';
    const plain = { titleTranslated: '', summaryTranslated: '', metrics: [], offered, presentState: '' };
    const content = { ...like, ...plain, ...texts, validUntil };
    const row = { importSource: 'demo', importKey: `editorial-${state}`, content, contact, publish: false };
    const saved = await inTransaction((tx) => saveImportedOpportunity(tx, writer, row));
    if (!saved.ok) throw new Error(`${texts.title}: ${saved.reason}`);
    const { outcome, reference, id } = saved.value;
    if (outcome !== 'added') continue;
    await bring(world, demo, reference, id);
    if (state === 'asked') await addSuggestions(world, reference);
  }
  await askConfirmations();
}
