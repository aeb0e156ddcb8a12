// Lists of any length as offices write them, for measuring: every row different, with the usual mess.
import writeExcel from 'write-excel-file/node';

const places = ['长春新区', '北湖科技园', '净月高新区', '经开区'];
const subjects = ['焊缝缺陷在线检测', '无人机电力巡检', '激光器散热', '药物稳定性检测', '卫星影像秸秆识别'];

const headings = [
  '序号',
  '应用领域',
  '场景机会名称',
  '单位名称',
  '场景简介',
  '主要技术指标',
  '拟投入资金总额（万元）',
  '需求时限',
  '拟落地应用区域',
  '联系方式',
] as const;

function rowOf(index: number): (string | number)[] {
  const subject = subjects[index % subjects.length] ?? '';
  return [
    index + 1,
    '人工智能',
    `${subject}（第 ${index + 1} 项）`,
    `第${Math.floor(index / 10) + 1}制造厂`,
    `现有人工方式每班只能处理 ${100 + (index % 50)} 件，漏检率约 ${1 + (index % 9)}%，希望在产线上实现自动检测。咨询电话 139${String(10_000_000 + index)}。`,
    `检出率≥${90 + (index % 10)}%；单件用时≤${1 + (index % 30)}秒`,
    index % 7 === 0 ? '面议' : 50 + (index % 400),
    '2026-1至2027-12',
    places[index % places.length] ?? '',
    `张${index} 0431-8${String(1_000_000 + index)}`,
  ];
}

/** An .xlsx of `count` rows under a title row. */
export async function aLongList(count: number): Promise<Uint8Array> {
  const rows = [
    ['2026 年场景机会清单', ...headings.slice(1).map(() => null)],
    [...headings],
    ...Array.from({ length: count }, (_, index) => rowOf(index)),
  ];
  const cells = rows.map((row) => row.map((value) => (value === null ? null : { value })));
  return new Uint8Array(await writeExcel(cells as never).toBuffer());
}
