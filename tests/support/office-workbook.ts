// A list of thirty opportunities as an office keeps it: title rows, merged cells, 同上, full-width figures, contacts in any column.
import writeExcel, { type Cell, type SheetData } from 'write-excel-file/node';

interface Plan {
  readonly title: string;
  readonly site: string;
  readonly loss: string;
  readonly aim: string;
}

const fields = ['人工智能', '光电信息', '生物医药', '智慧城市', '新能源', '现代农业'] as const;

const plans: readonly Plan[] = [
  ['冲压件表面划伤识别', '冲压车间', '人工抽检漏检率 6%', '检出率≥98%'],
  ['焊点虚焊在线判定', '焊装车间', '每班返修 40 件', '检出率≥99%'],
  ['涂装色差自动评级', '涂装车间', '人工目视误判率 9%', '误判率≤2%'],
  ['仓库盘点机器视觉', '配件仓库', '每月盘点耗时 36 小时', '盘点时间≤4 h'],
  ['装配漏件智能提醒', '总装线', '每月漏装投诉 12 起', '漏件率≤0.1%'],
  ['高功率激光器散热', '激光产线', '热流密度 500 W/cm² 时冷板失效', '温升≤15 ℃'],
  ['光学镜片清洁度检测', '镜片车间', '人工灯检漏检率 5%', '检出率≥98%'],
  ['红外探测器封装气密', '封装实验室', '泄漏造成报废 7%', '报废率≤1%'],
  ['显示面板坏点修复', '面板工厂', '每批返工 60 片', '修复率≥95%'],
  ['光栅尺长期漂移补偿', '计量实验室', '一年漂移 3 μm', '漂移≤0.5 μm'],
  ['疫苗冷链温度追溯', '疾控中心冷库', '断链每年损失 80 万元', '记录间隔≤5 min'],
  ['抗体纯化收率提升', '药企中试车间', '收率只有 62%', '收率≥75%'],
  ['病理切片辅助初筛', '医院病理科', '医生每天阅片 120 张', '灵敏度≥97%'],
  ['药品稳定性快速检测', '检验实验室', '一批样品等待 14 天', '检测时间≤3 d'],
  ['发酵过程菌体在线监测', '发酵车间', '离线取样滞后 6 小时', '测量误差≤5%'],
  ['路口积水实时预警', '老城区路口', '每年内涝事故 9 起', '提前时间≥30 min'],
  ['环卫作业质量评价', '街道网格', '人工巡查覆盖不足 30%', '覆盖率≥90%'],
  ['地下管网泄漏定位', '供水管网', '漏损率 18%', '定位误差≤2 m'],
  ['政务大厅排队疏导', '政务大厅', '高峰等待 55 分钟', '等待时间≤15 min'],
  ['电梯困人自动报告', '老旧小区', '每月困人 21 起', '报告时间≤1 min'],
  ['风机叶片冰层监测', '风电场', '覆冰停机每年损失 240 小时', '识别率≥95%'],
  ['储能电站热失控预警', '储能电站', '现有报警只早 1 分钟', '提前时间≥5 min'],
  ['光伏板积雪清除', '光伏电站', '冬季发电损失 12%', '清除率≥90%'],
  ['换电站电池健康评估', '换电站', '误判造成纠纷每月 30 起', '评估误差≤3%'],
  ['供热二次网平衡', '换热站', '冷热不均投诉 400 起', '室温偏差≤1 ℃'],
  ['玉米螟虫情遥感监测', '玉米合作社', '人工调查每季 20 天', '识别率≥90%'],
  ['大棚番茄采摘机器人', '设施农场', '采摘人工成本占 45%', '成功率≥92%'],
  ['黑土墒情连续监测', '黑土地块', '测点不足造成误差 12%', '误差≤4%'],
  ['奶牛发情自动识别', '奶牛牧场', '人工观察漏检率 25%', '识别率≥93%'],
  ['稻米新陈快速鉴别', '粮库检验科', '送检等待 5 天', '检测时间≤10 min'],
].map(([title = '', site = '', loss = '', aim = '']) => ({ title, site, loss, aim }));

export const officeTitles: readonly string[] = plans.map(({ title }) => title);
/** What must never be public. */
export const officeContacts: readonly string[] = [
  '13912345678',
  '139-1234-5678',
  '0431-81237788',
  'xinqu-kjj@demo.example',
];

/** From 0: the rows whose title and need were left out. */
const brokenAt: readonly number[] = [8, 21];
const rowsAbove = 3;

const problemOf = ({ site, loss }: Plan): string =>
  `${site}目前${loss}，只能依赖人工，效率低、误差大，已影响企业正常生产与用户服务；希望高校、院所或供应商团队提出可以现场验证的技术方案，并在试点后稳定运行。`;

const headings = [
  ...['序号', '应用领域', '场景机会名称', '单位名称', '合作需求', '主要技术指标', '提供条件'],
  ...['合作方式', '拟投入资金总额（万元）', '知识产权归属', '实施周期', '联系人', '联系方式'],
];

function rowOf(plan: Plan, index: number, isBroken: boolean): Cell[] {
  const first = index % 5 === 0;
  const problem = problemOf(plan);
  return [
    { value: index + 1, type: Number },
    // One merged cell for the five of a field; below it the format wants empty cells.
    first ? { value: fields[index / 5] ?? '', rowSpan: 5 } : null,
    isBroken ? null : plan.title,
    first ? '冰城新区科技局' : '同上',
    isBroken ? null : index === 3 ? `${problem}咨询 13912345678。` : problem,
    plan.aim,
    `开放${plan.site}现场、近两年数据和 200 份样本，安排专人配合试验。`,
    index % 2 === 0 ? '联合研发' : '试点示范',
    ['100-300', '１５０', '面议', '80'][index % 4] ?? '',
    '成果双方共有，试点单位享有使用权',
    '2026-12至2027-12',
    '周工',
    ['139-1234-5678', '0431-81237788', 'xinqu-kjj@demo.example'][index % 3] ?? '',
  ];
}

export interface OfficeList {
  readonly bytes: Buffer;
  /** `row` counts as in the sheet, from 1. */
  readonly broken: readonly { readonly row: number; readonly title: string; readonly problem: string }[];
}

/** `corrected`: without the two rows that nobody could import. */
export async function officeList({ corrected = false } = {}): Promise<OfficeList> {
  const data: SheetData = [
    [{ value: '冰城新区 2026 年第一批场景机会清单', columnSpan: headings.length, fontWeight: 'bold', align: 'center' }],
    [{ value: '填报单位：新区科技局　　单位：万元', columnSpan: headings.length }],
    headings.map((value) => ({ value, fontWeight: 'bold' })),
    ...plans.map((plan, index) => rowOf(plan, index, !corrected && brokenAt.includes(index))),
  ];
  const bytes = await writeExcel(data, { sheet: '机会清单' }).toBuffer();
  const broken = brokenAt.flatMap((index) => {
    const plan = plans[index];
    return plan ? [{ row: index + rowsAbove + 1, title: plan.title, problem: problemOf(plan) }] : [];
  });
  return { bytes, broken };
}
