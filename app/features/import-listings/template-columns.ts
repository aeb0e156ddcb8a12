// The columns of the templates: headings the importer knows, an example, and how to fill them in.
import type { List } from '#app/domain/listing.ts';
import type { Locale } from '#app/i18n/index.ts';
import type { CapabilityTarget, OpportunityTarget } from './column-headings.ts';

export interface TemplateColumn {
  readonly target: OpportunityTarget | CapabilityTarget;
  readonly heading: string;
  readonly example: string;
  readonly note: string;
  /** In characters. */
  readonly width: number;
}

type Line = readonly [target: TemplateColumn['target'], heading: string, example: string, note: string, width?: number];

const opportunityZh: readonly Line[] = [
  ['id', '编号', '示例', '本单位的编号，如 XQ-2026-001；再次导入时按编号更新同一项。没有可以空着', 14],
  ['title', '场景机会名称', '新能源汽车电池托盘焊缝在线检测', '必填，不超过 200 字', 32],
  ['organisation', '单位名称', '某汽车制造有限公司', '仅用于识别同一项，不改变发布单位', 22],
  ['kind', '场景类型', '技术攻关', '场景验证、采购需求、技术攻关、成果转化、场景共建', 12],
  ['fields', '应用领域', '智能网联汽车、人工智能', '一至三个领域，用顿号分开', 20],
  ['summary', '摘要', '在产线节拍内自动发现焊缝气孔和未熔合。', '一两句话；空着则取正文开头', 30],
  [
    'problem',
    '场景简介',
    '目前靠人工抽检，抽检率 5%，漏检率约 6%，一条产线每班 320 件。',
    '必填：要解决什么问题、现在怎样、为谁解决',
    44,
  ],
  ['presentState', '现状描述', '已有线阵相机两台，试过阈值法，误报率 18%。', '', 30],
  ['metrics', '主要技术指标', '检出率≥98%；单件用时≤5秒', '每项写名称、关系、数值和单位，用分号分开', 28],
  ['offered', '可提供条件', '开放一条产线和 2000 张标注图像', '数据、场地、设备、资金等', 28],
  [
    'cooperationModes',
    '合作方式',
    '联合研发、试点试用',
    '联合研发、委托开发、技术许可、采购、试点试用、合资入股、面议',
    18,
  ],
  ['budget', '预算（万元）', '100-300', '单个数、区间或“面议”；也可以写 1.2亿元', 14],
  ['fundingSource', '资金来源', '企业自筹', '', 14],
  ['trl', '技术就绪度', '6', '1—9 的数字', 12],
  ['ipTerms', '知识产权约定', '新产生的知识产权双方共有', '', 22],
  ['landingArea', '拟落地应用区域', '长春新区', '', 16],
  ['division', '行政区划代码', '220100', '六位代码', 14],
  ['industry', '行业代码', 'C3985', 'GB/T 4754 代码', 12],
  ['timeFrame', '需求时限', '2026-9至2027-12', '', 18],
  ['validUntil', '有效期至', '2026-12-31', '空着则为导入之日起 180 天', 14],
  ['contactName', '联系人', '王工', '不公开，只在对接成功后双方可见', 12],
  ['contactPhone', '联系电话', '0431-80000000', '不公开', 18],
  ['contactEmail', '联系邮箱', 'lianxi@example.cn', '不公开', 22],
];

const capabilityZh: readonly Line[] = [
  ['id', '编号', '示例', '本单位的编号；再次导入时按编号更新同一项。没有可以空着', 14],
  ['organisation', '公司名称', '某光电技术有限公司', '仅用于识别同一项，不改变发布单位', 22],
  ['title', '场景能力名称', '高功率激光器微通道散热方案', '必填，不超过 200 字', 32],
  [
    'kind',
    '能力类型',
    '产品或解决方案',
    '产品或解决方案、技术或科研成果、检测中试平台、合同服务、概念验证、知识产权、金融产品、人才服务',
    18,
  ],
  ['fields', '应用领域', '光电信息', '一至三个领域，用顿号分开', 16],
  ['summary', '摘要', '把热流密度 500 W/cm² 的器件稳定在 60 ℃ 以下。', '一两句话；空着则取正文开头', 30],
  [
    'description',
    '企业与产品简介',
    '微通道冷板与驱动一体化设计，已用于 3 kW 光纤激光器，连续运行 8000 小时。',
    '必填：能做什么、在哪里用过',
    44,
  ],
  ['scenarios', '可应用落地场景', '激光加工、雷达、数据中心', '', 26],
  ['referenceCases', '应用案例', '某激光企业：2025 年装机 120 台', '每项写单位、年份和成效，用分号分开', 28],
  ['trl', '技术就绪度', '8', '1—9 的数字', 12],
  ['ipRights', '知识产权', '发明专利 ZL202310000001.2', '写明编号，用分号分开', 26],
  ['qualifications', '企业资质', '高新技术企业（有效期至2027-11-30）', '', 28],
  ['regionsServed', '服务区域', '220000、230000', '区划代码；空着表示不限', 16],
  ['capacity', '服务能力', '月产 500 套', '', 18],
  ['priceModel', '收费方式', '按套计价，可面议', '', 18],
  ['division', '行政区划代码', '220100', '六位代码', 14],
  ['industry', '行业代码', 'C3976', 'GB/T 4754 代码', 12],
  ['validUntil', '有效期至', '2026-12-31', '空着则为导入之日起 180 天', 14],
  ['contactName', '联系人', '李经理', '不公开，只在对接成功后双方可见', 12],
  ['contactPhone', '联系电话', '0431-80000000', '不公开', 18],
  ['contactEmail', '联系邮箱', 'lianxi@example.cn', '不公开', 22],
];

const opportunityEn: readonly Line[] = [
  [
    'id',
    'Reference number',
    'Example',
    'Your own number, e.g. N-2026-001; the next import updates the same item. May be empty',
    18,
  ],
  ['title', 'Title', 'In-line weld inspection of battery trays', 'Required, at most 200 characters', 34],
  ['organisation', 'Organisation', 'A vehicle maker', 'Only to recognise the item; the publisher stays the same', 22],
  ['kind', 'Kind', 'R&D challenge', 'Pilot, procurement need, R&D challenge, results transfer or co-build', 16],
  ['fields', 'Fields', 'Artificial intelligence', 'One to three fields, parted by commas', 22],
  [
    'summary',
    'Summary',
    'Find pores and lack of fusion within the cycle time of the line.',
    'A sentence or two; left empty, the beginning of the text is used',
    34,
  ],
  [
    'problem',
    'Problem statement',
    'Samples are checked by hand: 5% of 320 parts a shift, and about 6% of the defects are missed.',
    'Required: what is to be solved, how it is now, and for whom',
    46,
  ],
  ['presentState', 'Present state', 'Two line cameras are installed; thresholding gave 18% false alarms.', '', 32],
  [
    'metrics',
    'Metrics',
    'Detection rate ≥ 98%; time per part ≤ 5 s',
    'Name, relation, value and unit of each, parted by semicolons',
    30,
  ],
  ['offered', 'Offered', 'One production line and 2,000 labelled images', 'Data, site, equipment, money', 30],
  [
    'cooperationModes',
    'Cooperation modes',
    'Joint development, pilot trial',
    'Joint or commissioned development, licence, purchase, pilot trial, joint venture, negotiable',
    26,
  ],
  ['budget', 'Budget (CNY)', 'CNY 1-3 million', 'A sum, a range, or "negotiable"', 22],
  ['fundingSource', 'Funding source', 'Own funds', '', 16],
  ['trl', 'TRL', '6', 'A number from 1 to 9', 8],
  ['ipTerms', 'IP terms', 'New rights are owned by both sides', '', 26],
  ['landingArea', 'Landing area', 'Changchun New Area', '', 20],
  ['division', 'Division code', '220100', 'Six digits (GB/T 2260)', 14],
  ['industry', 'Industry code', 'C3985', 'GB/T 4754', 14],
  ['timeFrame', 'Time frame', 'September 2026 to December 2027', '', 28],
  ['validUntil', 'Valid until', '2026-12-31', 'Left empty: 180 days from the import', 14],
  ['contactName', 'Contact person', 'Ms Wang', 'Never public; exchanged when an introduction is accepted', 16],
  ['contactPhone', 'Telephone', '0431-80000000', 'Never public', 18],
  ['contactEmail', 'E-mail', 'contact@example.cn', 'Never public', 22],
];

const capabilityEn: readonly Line[] = [
  ['id', 'Reference number', 'Example', 'Your own number; the next import updates the same item. May be empty', 18],
  [
    'organisation',
    'Organisation',
    'A photonics company',
    'Only to recognise the item; the publisher stays the same',
    22,
  ],
  ['title', 'Capability name', 'Micro-channel cooling for high-power lasers', 'Required, at most 200 characters', 34],
  [
    'kind',
    'Kind',
    'Product or solution',
    'Product, technology, platform, contract service, proof of concept, IP, finance, talent',
    20,
  ],
  ['fields', 'Fields', 'Photonics', 'One to three fields, parted by commas', 18],
  [
    'summary',
    'Summary',
    'Keeps devices of 500 W/cm² below 60 °C.',
    'A sentence or two; left empty, the beginning of the text is used',
    34,
  ],
  [
    'description',
    'Description',
    'Cold plate and driver in one design, used in 3 kW fibre lasers for 8,000 hours.',
    'Required: what you can do and where it was used',
    46,
  ],
  ['scenarios', 'Use cases', 'Laser processing, radar, data centres', '', 28],
  [
    'referenceCases',
    'Reference cases',
    'A laser company: 120 units in 2025',
    'Client, year and result of each, parted by semicolons',
    30,
  ],
  ['trl', 'TRL', '8', 'A number from 1 to 9', 8],
  ['ipRights', 'IP rights', 'Invention patent ZL202310000001.2', 'With their numbers, parted by semicolons', 30],
  ['qualifications', 'Qualifications', 'ISO 9001 (valid until 2027-11-30)', '', 28],
  ['regionsServed', 'Service area', '220000, 230000', 'Division codes; left empty: everywhere', 18],
  ['capacity', 'Capacity', '500 sets a month', '', 18],
  ['priceModel', 'Price model', 'Per set, negotiable', '', 20],
  ['division', 'Division code', '220100', 'Six digits (GB/T 2260)', 14],
  ['industry', 'Industry code', 'C3976', 'GB/T 4754', 14],
  ['validUntil', 'Valid until', '2026-12-31', 'Left empty: 180 days from the import', 14],
  ['contactName', 'Contact person', 'Mr Li', 'Never public; exchanged when an introduction is accepted', 16],
  ['contactPhone', 'Telephone', '0431-80000000', 'Never public', 18],
  ['contactEmail', 'E-mail', 'contact@example.cn', 'Never public', 22],
];

const tables: Readonly<Record<List, Readonly<Record<Locale, readonly Line[]>>>> = {
  opportunity: { 'zh-CN': opportunityZh, en: opportunityEn },
  capability: { 'zh-CN': capabilityZh, en: capabilityEn },
};

export const templateColumns = (list: List, locale: Locale): TemplateColumn[] =>
  tables[list][locale].map(([target, heading, example, note, width = 20]) => ({
    target,
    heading,
    example,
    note,
    width,
  }));
