// What the demo's organisations and its expert say of themselves: honours of which some end soon and one has ended,
// innovation credit, an expert's employment and projects. Issuers are invented as well.
import type { Engagement } from '#app/domain/expert.ts';
import type { HonourKind } from '#app/domain/honour.ts';
import { addDays } from '#app/domain/period.ts';
import { keepExpertProfile } from '#app/features/experts/keep-expert-profile.server.ts';
import { addHonour, changeCredit } from '#app/features/organisations/change-honours.server.ts';
import { type DemoWorld, demoActor } from './demo-organisations.ts';

const province = '省级科技主管部门（演示）';
const industry = '省级工业主管部门（演示）';

interface DemoHonour {
  readonly organisation: string;
  readonly kind: HonourKind;
  readonly issuer: string;
  /** Counted from today; null never ends. */
  readonly daysLeft: number | null;
}

const honours: readonly DemoHonour[] = [
  { organisation: 'songliao-auto', kind: 'hnte', issuer: province, daysLeft: 700 },
  { organisation: 'songliao-auto', kind: 'single-product-champion', issuer: industry, daysLeft: 40 },
  { organisation: 'tiansui-geo', kind: 'hnte', issuer: province, daysLeft: 30 },
  { organisation: 'tiansui-geo', kind: 'srdi', issuer: industry, daysLeft: 500 },
  { organisation: 'tiansui-geo', kind: 'gazelle', issuer: '长春新区（演示）', daysLeft: -20 },
  { organisation: 'chiyao-laser', kind: 'little-giant', issuer: industry, daysLeft: 620 },
  { organisation: 'chiyao-laser', kind: 'hnte', issuer: province, daysLeft: 410 },
  { organisation: 'heling-uav', kind: 'srdi', issuer: industry, daysLeft: 900 },
  { organisation: 'yaoguang-optics-institute', kind: 'key-laboratory', issuer: province, daysLeft: null },
  { organisation: 'cna-pilot-base', kind: 'pilot-scale-base', issuer: industry, daysLeft: 800 },
  { organisation: 'cna-poc-centre', kind: 'proof-of-concept-centre', issuer: '长春新区（演示）', daysLeft: null },
];

const credits: readonly { organisation: string; score: number }[] = [
  { organisation: 'tiansui-geo', score: 86.5 },
  { organisation: 'chiyao-laser', score: 91 },
];

const engagement = (kind: Engagement['kind'], organisationName: string, description: string, startedOn: string) => ({
  kind,
  organisationName,
  uscc: '',
  description,
  startedOn,
  endedOn: null,
});

/** Safe to run again: what is there already is refused as a duplicate, or said once more. `today` is "YYYY-MM-DD". */
export async function addDemoProfiles(world: DemoWorld, today: string): Promise<void> {
  for (const [index, { organisation, daysLeft, ...honour }] of honours.entries()) {
    const actor = demoActor(world, organisation);
    await addHonour(actor, actor.organisation.id, {
      ...honour,
      number: `DEMO-${String(index + 1).padStart(3, '0')}`,
      grantedOn: addDays(today, (daysLeft ?? 365) - 3 * 365),
      validUntil: daysLeft === null ? null : addDays(today, daysLeft),
    });
  }
  for (const { organisation, score } of credits) {
    const actor = demoActor(world, organisation);
    const credit = { score, source: '长春新区企业创新积分（演示）', on: addDays(today, -90) };
    await changeCredit(actor, actor.organisation.id, credit);
  }
  const expertId = world.people.get('expert@demo.example');
  if (!expertId) throw new Error('the demo has no expert');
  const expert = { ...demoActor(world, 'beiling-university'), personId: expertId, organisation: null };
  await keepExpertProfile(
    { ...expert, platformRoles: ['expert'], hasSecondFactor: true },
    {
      title: '研究员',
      about: '从事激光测量与卫星遥感应用研究，曾参与多项场景验证的评审。',
      fields: ['photonics', 'aerospace-information'],
      engagements: [
        engagement('employment', '北岭理工大学（演示）', '光电学院', '2015-07-01'),
        engagement('project', '长春曜光精密光学研究所（演示）', '遥感定标联合攻关', '2024-03-01'),
      ],
    },
  );
}
