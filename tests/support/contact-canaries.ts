// Contact details written in every way into every column of a list, and what must be found nowhere afterwards.
import type { List } from '#app/domain/listing.ts';
import { workbook } from './messy-lists.ts';

/** Ways to write a telephone number or an address into a text where nobody should. */
export const canaries = [
  '13987654321',
  '139-8765-4322',
  '139 8765 4323',
  '１３９８７６５４３２４',
  '+86 13987654325',
  '0431-87654326',
  '(0431)87654327',
  '043187654328',
  '400-876-5432',
  'leak1@canary.example',
  'leak2 @ canary.example',
  'ｌｅａｋ３＠canary.example',
  '微信：canary_leak_4',
  'QQ 987654329',
] as const;

/** What must be found nowhere: digits and letters of the canaries, however they are written. */
export const canaryTraces =
  /139[-\s]?8765[-\s]?432\d|１３９８７６５４３２４|8765432[678]|400-?876-?5432|leak\d|ｌｅａｋ|canary|987654329/i;

const everyColumn = {
  opportunity:
    '编号 场景机会名称 单位名称 场景类型 应用领域 场景简介 现状描述 主要技术指标 主要技术难点 主要研究内容 可提供条件 合作方式 预算 资金来源 技术成熟度 知识产权要求 拟落地应用区域 所在地区 行业 需求时限 有效期 摘要 英文名称 英文简介 来源链接 备注 未知列 联系人 联系电话',
  capability:
    '编号 场景能力名称 公司名称 能力类型 类别 企业与产品简介 可应用落地场景 应用案例 技术成熟度 知识产权 企业资质 服务区域 服务能力 收费方式 所在地区 行业 有效期 摘要 英文名称 英文简介 来源链接 备注 未知列 联系人 联系电话',
} as const;

/** One row for each way of writing, with the canary in every column of the list. */
export function aListFullOfContacts(list: List): { bytes: Uint8Array; rows: number } {
  const headings = everyColumn[list].split(' ');
  const cellOf = (heading: string, canary: string, row: number): string => {
    if (heading === '来源链接') return `https://list.example/${canary}`;
    if (heading === '应用领域' || heading === '类别') return `人工智能，详询 ${canary}`;
    if (/联系/.test(heading)) return `张三 ${canary}`;
    if (heading === '预算' && row % 2 === 0) return canary;
    return `第${row}行${heading}的内容，详询 ${canary}。检出率≥9${row % 10}% 请联系 ${canary}`;
  };
  const rows = canaries.map((canary, row) => headings.map((heading) => cellOf(heading, canary, row)));
  return { bytes: workbook([{ rows: [headings, ...rows] }]), rows: canaries.length };
}
