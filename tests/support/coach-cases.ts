// Short labelled texts for the coach and the contact finder: what a person would say of them. All invented.
import type { CapabilityContent } from '#app/domain/capability.ts';
import type { OpportunityContent } from '#app/domain/opportunity.ts';
export const emptyOpportunity: OpportunityContent = {
  language: 'zh',
  title: '',
  titleTranslated: '',
  summary: '',
  summaryTranslated: '',
  problem: '',
  presentState: '',
  metrics: [],
  offered: '',
  fields: [],
  industryCode: '',
  divisionCode: '',
  landingArea: '',
  kind: 'challenge',
  cooperationModes: [],
  budget: { minimum: null, maximum: null, negotiable: false },
  fundingSource: '',
  trlRequired: null,
  ipTerms: '',
  timeFrame: '',
  validUntil: '2099-12-31',
  sourceName: '',
  sourceUrl: '',
  sectionAccess: {},
};

export const emptyCapability: CapabilityContent = {
  language: 'zh',
  title: '',
  titleTranslated: '',
  summary: '',
  summaryTranslated: '',
  description: '',
  referenceCases: [],
  kind: 'product',
  fields: [],
  industryCode: '',
  divisionCode: '',
  trl: null,
  ipRights: [],
  qualifications: [],
  regionsServed: [],
  capacity: '',
  priceModel: '',
  validUntil: '2099-12-31',
  sourceName: '',
  sourceUrl: '',
  sectionAccess: {},
};

export const yuan = (wan: bigint) => ({ minor: wan * 1_000_000n, currency: 'CNY' });

export const goodOpportunity: OpportunityContent = {
  ...emptyOpportunity,
  title: '转向架焊缝缺陷在线检测',
  summary: '在 160 米/分的产线速度下识别 0.2 毫米以上的焊缝缺陷，替代人工抽检。',
  problem:
    '总装二线目前靠人工抽检，漏检率约 6%，每月因此返修 120 件，下游四家客户多次投诉。试过超声检测，跟不上产线速度，误报超过三成，质检员仍要逐件复核。希望检出率不低于 98%。',
  presentState: '现有 8 个工位相机，保存了 14 个月的图像。',
  metrics: [
    { name: '缺陷检出率', operator: '≥', value: '98', unit: '%' },
    { name: '误报率', operator: '≤', value: '2', unit: '%' },
  ],
  offered: '提供 2 万张带标注的图像，开放一条产线的夜班时段，安排两名工艺工程师配合。',
  landingArea: '长春新区',
  cooperationModes: ['joint-development'],
  budget: { minimum: yuan(200n), maximum: yuan(350n), negotiable: false },
  fundingSource: '企业自筹',
  trlRequired: 6,
  ipTerms: '新产生的知识产权双方共有，甲方免费使用。',
  timeFrame: '2027 年 6 月前完成样机',
};

export const goodCapability: CapabilityContent = {
  ...emptyCapability,
  title: '焊缝缺陷在线检测工位',
  summary: '线阵相机与激光轮廓仪结合，单件 6.5 秒给出缺陷位置与类型。',
  description:
    '采用线阵相机与激光轮廓仪拍摄焊缝，模型在 8 秒内给出缺陷位置与类型，检出率不低于 98.6%，误报率不超过 1.4%，最小缺陷 0.2 毫米。适用于轨道车辆与工程机械的结构件工厂。交付检测工位、接口与报告，需要对方提供 200 件带缺陷的样品；可先试用，也可联合开发。',
  referenceCases: [
    { client: '某轨道车辆厂', year: '2025', result: '漏检率由 6% 降至 0.9%' },
    { client: '某工程机械厂', year: '2026', result: '每班少返修 14 件' },
  ],
  trl: 8,
  ipRights: [{ type: 'invention-patent', number: 'ZL202310000001.1', owners: '某研究所' }],
  capacity: '每季度 6 个工位',
  priceModel: '单个工位 48 万元，首月试用免费',
};

const inEnglish = { language: 'en' } as const;

/** [what a person calls it, the content] */
export const vagueOpportunities: readonly (readonly [string, Partial<OpportunityContent>])[] = [
  ['one wish', { title: '人工智能应用', problem: '希望引进人工智能技术。' }],
  [
    'slogans only',
    {
      title: '打造智慧园区新标杆',
      summary: '以数智化赋能园区高质量发展，助力降本增效。',
      problem:
        '通过顶层设计与深度融合，打造全方位、一体化、全生命周期的智慧园区新模式，有效提升治理水平，赋能产业生态圈，形成可复制可推广的新格局。',
    },
  ],
  [
    'a shopping list',
    {
      title: '采购检测设备',
      summary: '采购一批检测设备。',
      problem: '需要采购检测设备若干，价格面议。',
      budget: { minimum: null, maximum: null, negotiable: true },
    },
  ],
  ['a heading with nothing under it', { title: '新材料轻量化关键技术攻关', problem: '新材料轻量化关键技术攻关。' }],
  [
    'a field of research',
    {
      title: '低空经济场景',
      summary: '低空经济相关应用场景。',
      problem: '围绕无人机物流、巡检、文旅等方向征集低空经济应用场景解决方案。',
    },
  ],
  ['one wish in English', { ...inEnglish, title: 'AI for our plant', problem: 'We would like to use AI.' }],
  [
    'slogans in English',
    {
      ...inEnglish,
      title: 'Transformative ecosystem for the city of tomorrow',
      summary: 'A holistic platform that leverages synergies.',
      problem:
        'We want to unlock value and empower stakeholders through a seamless end-to-end solution that drives innovation across the ecosystem.',
    },
  ],
  [
    'a topic in English',
    {
      ...inEnglish,
      title: 'Water quality',
      summary: 'Water quality monitoring.',
      problem: 'Ideas about water quality monitoring are welcome.',
    },
  ],
  ['a question', { title: '冬季道路怎么办', problem: '冬天路滑，车辆行驶困难，有没有好的办法？' }],
];

export const goodOpportunities: readonly (readonly [string, Partial<OpportunityContent>])[] = [
  ['all parts', goodOpportunity],
  ['without money', { ...goodOpportunity, budget: emptyOpportunity.budget, fundingSource: '' }],
  ['without rights and time', { ...goodOpportunity, ipTerms: '', timeFrame: '' }],
  ['numbers in the text instead of rows', { ...goodOpportunity, metrics: [] }],
  [
    'in English',
    {
      ...inEnglish,
      title: 'Finding leaks in district heating pipes before winter',
      summary: 'Locate leaks to within 3 metres on 120 km of buried pipe without digging, before the heating season.',
      problem:
        'Our utility loses about 9% of the water in 120 km of buried pipes. Crews dig by hand where residents complain, three holes for every leak found, and 14,000 households wait up to 20 hours. Acoustic loggers were tried and fail under frozen ground. At least 80% of leaks should be found within 3 metres.',
      presentState: 'Pressure is logged at 46 stations every 5 minutes; drawings are on paper.',
      metrics: [{ name: 'leaks located', operator: '≥', value: '80', unit: '%' }],
      offered: 'Two years of pressure data, 12 km of pipe for trials and a crew for ten nights.',
      landingArea: 'Changchun New Area',
      cooperationModes: ['pilot-trial'],
      budget: { minimum: null, maximum: yuan(120n), negotiable: false },
      ipTerms: 'The supplier keeps its intellectual property; we get a licence for our network.',
      timeFrame: 'Trial in November 2027',
    },
  ],
  [
    'a service asked for by a bureau',
    {
      title: '职务成果评估与转化',
      summary: '对 100 项职务成果做价值与市场验证，推动 30 项转让、许可或入股。',
      problem:
        '三所高校存量专利 4600 件，五年实施率不到 11%；科研人员不知如何定价，企业看不懂专利。去年路演 24 场只签约 6 项，缺少专业机构做分级评估。',
      metrics: [{ name: '转让许可或入股', operator: '≥', value: '30', unit: '项' }],
      offered: '提供成果库、场地和企业需求清单。',
      cooperationModes: ['purchase'],
      budget: { minimum: yuan(160n), maximum: yuan(240n), negotiable: false },
      timeFrame: '12个月',
    },
  ],
];

export const vagueCapabilities: readonly (readonly [string, Partial<CapabilityContent>])[] = [
  [
    'praise only',
    {
      title: '国内领先的智能制造服务商',
      summary: '世界一流，遥遥领先。',
      description: '我公司是国内领先、世界一流的智能制造龙头企业，技术顶尖，实力雄厚，享誉海内外，是您的首选。',
    },
  ],
  ['one line', { title: '软件开发', description: '承接各类软件开发。' }],
  [
    'slogans',
    {
      title: '数智化平台',
      summary: '赋能千行百业。',
      description: '以数智化平台赋能千行百业，助力企业降本增效，打造产业生态圈新格局。',
    },
  ],
  [
    'praise in English',
    {
      ...inEnglish,
      title: 'World-class solutions',
      summary: 'Best-in-class quality.',
      description:
        'We are a world-leading company with cutting-edge, revolutionary and unparalleled products that are second to none.',
    },
  ],
];

export const goodCapabilities: readonly (readonly [string, Partial<CapabilityContent>])[] = [
  ['all parts', goodCapability],
  ['without rights', { ...goodCapability, ipRights: [] }],
  ['without price and capacity', { ...goodCapability, capacity: '', priceModel: '' }],
  [
    'in English',
    {
      ...inEnglish,
      title: 'Soil moisture maps from satellite images',
      summary: 'Weekly maps at 20 m resolution for farms and water bureaus, error below 5%.',
      description:
        'The service combines radar and optical images with 60 ground sensors and delivers a weekly map within 24 hours. Error is below 5% against probes at 40 sites. It suits farms above 50 ha and county water bureaus; you provide field borders. We look for partners for a joint trial in one county.',
      referenceCases: [{ client: 'A county water bureau', year: '2025', result: '12% less water on 3,400 ha' }],
      trl: 8,
      priceModel: 'CNY 6 per hectare and year',
      capacity: '200,000 ha a week',
    },
  ],
];

/** [text, kinds found in it, as a person would list them] */
export const contactTexts: readonly (readonly [string, string])[] = [
  ['请致电13800001111', 'phone'],
  ['手机：138 0000 1111（微信同号）', 'phone'],
  ['电话 138-0000-1111', 'phone'],
  ['+86 13800001111 或 008613800001112', 'phone phone'],
  ['１３８００００１１１１', 'phone'],
  ['1 3 8 0 0 0 0 1 1 1 1', 'phone'],
  ['138.0000.1111', 'phone'],
  ['一三八零零零零一一一一', 'phone'],
  ['138\u200b0000\u200b1111', 'phone'],
  ['座机0431-88001111转802', 'phone'],
  ['(0431) 88001111', 'phone'],
  ['043188001111', 'phone'],
  ['+86 431 8800 1111', 'phone'],
  ['400-800-1234', 'phone'],
  ['Call (415) 555-0132 ext. 7', 'phone'],
  ['+44 20 7946 0958', 'phone'],
  ['+442079460958', 'phone'],
  ['tel13800001111', 'phone'],
  ['zhang.san@example.org', 'email'],
  ['zhang.san＠example.org', 'email'],
  ['zhang.san(at)example.org', 'email'],
  ['zhang.san [at] example [dot] org', 'email'],
  ['zhang at example dot org', 'email'],
  ['网址https://example.org，邮箱a@b.cn', 'email'],
  ['微信：jiebang_demo', 'chat'],
  ['加微信号 abcdef', 'chat'],
  ['VX: zs2026', 'chat'],
  ['wx zhang_3', 'chat'],
  ['QQ号：12345678', 'chat'],
  ['QQ群 123456789', 'chat'],
  ['身份证 11010519491231002X', 'identity'],
  ['110105 19491231 002X', 'identity'],
  ['证件 110105491231002', 'identity'],
  ['联系人：王小明，电话 13800001111', 'name phone'],
  ['负责人 李工 0431-88001111', 'name phone'],
  ['Contact: Jane Doe, jane@example.org', 'name email'],
];

/** Numbers that are something else. */
export const innocentTexts: readonly string[] = [
  '预算13800000000元',
  '投资 1380000 万元，2026 年完成',
  '统一社会信用代码 91220101MA0Y5XJ96L',
  '统一社会信用代码：911101087002219104',
  '专利 ZL202010123456.7、CN110123456B',
  '软著登记号 2099SR0000196',
  '符合 GB/T 32100-2015 与 ISO 13485:2016',
  '轴承型号 6205-2RS，编号 0431-20260101',
  '每日 15000000000 次请求',
  '坐标 125.3245, 43.8868；2026-11-23 至 2027-06-30；速度 120-160 米/分；联系人见平台',
  '见 https://example.org/item/13800001111',
  'doi 10.1016/13800001111',
  '微信小程序与 QQ 浏览器均可用',
  '微信 OpenAPI 接口',
  '负责人须有五年经验，对接人由科技局指定。',
  '序列号 352099001761481',
  '110105199912310020 号样品',
  'version 1.3.8.0 at 10.0.0.1',
  'meet at noon. The dot matrix works.',
  '响应 ≤ 1.5 s，样本 13,800 件',
];
