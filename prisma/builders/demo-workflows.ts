// What is under way in the demo: sealing keys, two open competitions, and introductions in several states.
import { toBase64 } from '#app/domain/bytes.ts';
import { addDays } from '#app/domain/period.ts';
import { demoPassword } from '#app/features/accounts/demo-people.ts';
import { createCustodianKey } from '#app/features/calls/custodian-key-in-browser.ts';
import { draftCall } from '#app/features/calls/draft-call.server.ts';
import { keepCustodianKey } from '#app/features/calls/keep-custodian-key.server.ts';
import { publishCall } from '#app/features/calls/publish-call.server.ts';
import { answerIntroduction } from '#app/features/introductions/answer-introduction.server.ts';
import { expressInterest } from '#app/features/introductions/express-interest.server.ts';
import { db, readClock } from '#app/persistence/client.server.ts';
import { addDemoBatches } from './demo-batches.ts';
import { type DemoWorld, demoActor, ownerAddress } from './demo-organisations.ts';

/** The demo's passphrase is public, so its keys need no costly scrypt. */
const workFactor = 12;

const custodianAddresses = {
  agri: 'administrator@demo.example',
  auto: 'carmaker@demo.example',
  supervisor: 'supervisor@demo.example',
  escrow: 'operator@demo.example',
} as const;

/** Ids of the sealing keys, by address. */
async function addKeys(world: DemoWorld): Promise<Map<string, string>> {
  const keys = new Map<string, string>();
  for (const email of Object.values(custodianAddresses)) {
    const personId = world.people.get(email);
    if (!personId) throw new Error(`the demo has no ${email}`);
    const find = () => db.custodianKey.findFirst({ where: { personId, retiredAt: null }, select: { id: true } });
    let key = await find();
    if (!key) {
      const made = await createCustodianKey(demoPassword, workFactor);
      const actor = {
        personId,
        emailVerified: true,
        platformRoles: [],
        organisation: null,
        requestId: 'demo',
        hasSecondFactor: true,
        steppedUpAt: await readClock(),
        address: '',
      };
      await keepCustodianKey(actor, { recipient: made.recipient, wrappedIdentity: toBase64(made.wrappedIdentity) });
      key = await find();
    }
    if (key) keys.set(email, key.id);
  }
  return keys;
}

interface DemoCall {
  readonly organisation: string;
  readonly opener: string;
  readonly opportunity: string;
  readonly title: string;
  readonly mode: 'single-winner' | 'parallel-tracks';
  readonly prize: string;
  readonly openDays: number;
  readonly terms: string;
  readonly criteria: { name: string; weight: number }[];
}

const calls: readonly DemoCall[] = [
  {
    organisation: 'changchun-agri-bureau',
    opener: custodianAddresses.agri,
    opportunity: 'maize-growth-monitoring',
    title: '玉米长势卫星遥感逐周监测揭榜挂帅',
    mode: 'parallel-tracks',
    prize: '160',
    openDays: 45,
    terms:
      '面向全国发榜，不设年龄、学历和职称门槛。\n1. 榜题：以公开与自有卫星影像完成示范县玉米长势、倒伏与成熟度逐周监测。\n2. 赛马制：择优支持两家并行，抽穗期考核后择一继续。\n3. 考核以地面抽样核验为准，核验点由发榜方随机抽取。\n4. 知识产权归揭榜方所有，发榜方在本市范围内免费使用。',
    criteria: [
      { name: '技术方案与指标响应', weight: 45 },
      { name: '既往应用与验证', weight: 25 },
      { name: '团队与进度', weight: 15 },
      { name: '经费', weight: 15 },
    ],
  },
  {
    organisation: 'songliao-auto',
    opener: custodianAddresses.auto,
    opportunity: 'snow-road-adas',
    title: '冰雪路面辅助驾驶感知技术攻关揭榜挂帅',
    mode: 'single-winner',
    prize: '600',
    openDays: 30,
    terms:
      '由整车企业发榜，中小企业、高校院所均可揭榜，可组成联合体，联合体由一家牵头。\n1. 榜题：冰雪覆盖车道线与标志条件下的可行驶区域与障碍物感知。\n2. 发榜方提供两个冬季的道路数据与冬季试验场机时。\n3. 里程碑：方案评审、台架验证、冬季实车验证，各阶段拨付比例为 30%、30%、40%。\n4. 背景知识产权归各自所有，新产生的知识产权共有。',
    criteria: [
      { name: '技术路线', weight: 40 },
      { name: '指标可达性', weight: 30 },
      { name: '实车验证能力', weight: 20 },
      { name: '经费', weight: 10 },
    ],
  },
];

async function addCalls(world: DemoWorld, opportunities: ReadonlyMap<string, string>, today: string): Promise<void> {
  const keys = await addKeys(world);
  for (const call of calls) {
    const actor = demoActor(world, call.organisation, call.opener);
    if (await db.call.findFirst({ where: { organisationId: actor.organisation.id }, select: { id: true } })) continue;
    const drafted = await draftCall(demoActor(world, call.organisation), {
      opportunity: opportunities.get(call.opportunity) ?? '',
      title: call.title,
      mode: call.mode,
      terms: call.terms,
      criteria: call.criteria,
      prize: call.prize,
      bidsUntil: new Date(`${addDays(today, call.openDays)}T17:00:00+08:00`),
      shortPeriodReason: '',
      custodians: {
        agency: keys.get(call.opener),
        supervisor: keys.get(custodianAddresses.supervisor),
        escrow: keys.get(custodianAddresses.escrow),
      },
    });
    if (!drafted.ok) throw new Error(`${call.title}: ${drafted.reason}`);
    const published = await publishCall(actor, drafted.value);
    if (!published.ok) throw new Error(`${call.title}: ${published.reason}`);
  }
}

interface DemoIntroduction {
  readonly from: string;
  readonly opportunity: string;
  readonly capability: string;
  readonly sought: string;
  readonly questions: string;
  readonly about: string;
  readonly answer: 'open' | 'accept' | 'decline';
  readonly to: string;
}

const introductions: readonly DemoIntroduction[] = [
  {
    from: 'tiansui-geo',
    to: 'changchun-agri-bureau',
    opportunity: 'maize-growth-monitoring',
    capability: 'tiansui-agri',
    sought: '希望先选两个乡镇做一个生长季的对照验证，数据口径与贵局抽样一致，达标后再谈全域服务。',
    questions: '抽样核验由谁组织？历史地块边界能否提供？',
    about: '我们做农情遥感五年，已在多个县提供逐周长势产品，有地面核验队伍。',
    answer: 'open',
  },
  {
    from: 'heling-uav',
    to: 'cna-low-altitude-office',
    opportunity: 'blood-sample-drone',
    capability: 'heling-medical-delivery',
    sought: '希望在两家医院之间先飞固定航线，冬季低温条件下连续验证三个月。',
    questions: '起降点供电与除雪由谁负责？',
    about: '我们运营医疗样本无人机航线，具备低温载荷与应急备降方案。',
    answer: 'accept',
  },
  {
    from: 'lanpu-ai',
    to: 'xingheng-satellite',
    opportunity: 'onboard-processing',
    capability: 'lanpu-edge-compress',
    sought: '希望以轻量模型参与在轨处理的地面验证。',
    questions: '功耗与散热边界是多少？',
    about: '我们做边缘侧模型压缩与部署。',
    answer: 'decline',
  },
];

const contact = (email: string) => ({ name: '演示联系人', phone: '0431-8800-0000', email });

async function addIntroductions(
  world: DemoWorld,
  opportunities: ReadonlyMap<string, string>,
  capabilities: ReadonlyMap<string, string>,
): Promise<void> {
  for (const { from, to, ...words } of introductions) {
    const sender = demoActor(world, from);
    if (
      await db.introduction.findFirst({ where: { fromOrganisationId: sender.organisation.id }, select: { id: true } })
    )
      continue;
    const sent = await expressInterest(
      sender,
      { list: 'opportunity', reference: opportunities.get(words.opportunity) ?? '' },
      {
        offered: capabilities.get(words.capability) ?? '',
        cooperationSought: words.sought,
        questions: words.questions,
        aboutUs: words.about,
        contact: contact(ownerAddress(from)),
      },
    );
    if (!sent.ok) throw new Error(`introduction from ${from}: ${sent.reason}`);
    if (words.answer === 'open') continue;
    const answered = await answerIntroduction(
      demoActor(world, to),
      sent.value.id,
      words.answer === 'accept'
        ? { accept: true, contact: contact(ownerAddress(to)) }
        : { accept: false, reason: 'too-early', note: '星上功耗预算还没有定，明年上半年再联系。' },
    );
    if (!answered.ok) throw new Error(`answer to ${from}: ${answered.reason}`);
  }
}

/** Safe to run again. */
export async function addDemoWorkflows(
  world: DemoWorld,
  references: { opportunities: ReadonlyMap<string, string>; capabilities: ReadonlyMap<string, string> },
  today: string,
): Promise<void> {
  await addIntroductions(world, references.opportunities, references.capabilities);
  await addDemoBatches(world);
  await addCalls(world, references.opportunities, today);
}
