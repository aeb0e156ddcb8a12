// A good example for each part of the coach, invented, in the language somebody writes in. Not about any real body.
import type { ContentLanguage } from './opportunity.ts';

type Example = Readonly<Record<ContentLanguage, string>>;

export const coachExamples = {
  problem: {
    zh: '转向架焊缝目前靠人工抽检，漏检率约 6%，每月因此返修 120 件；试过超声检测，跟不上 160 米/分的产线速度。',
    en: 'Bogie welds are spot-checked by hand: about 6% of defects are missed and 120 parts a month are reworked. Ultrasound was tried and cannot keep up with 160 m/min.',
  },
  who: {
    zh: '受影响的是总装二线的 3 个工位、42 名质检员，以及下游 4 家客户。',
    en: 'It concerns 3 stations of assembly line 2, their 42 inspectors, and 4 customers downstream.',
  },
  metrics: {
    zh: '缺陷检出率 ≥ 98 %；误报率 ≤ 2 %；单件检测时间 ≤ 8 秒。',
    en: 'Defects found ≥ 98 %; false alarms ≤ 2 %; time per part ≤ 8 s.',
  },
  offered: {
    zh: '提供 2 万张带标注的焊缝图像，开放一条产线的夜班时段，安排 2 名工艺工程师配合。',
    en: '20,000 labelled weld images, one line during night shifts, and two process engineers.',
  },
  budget: { zh: '200 万元至 350 万元，企业自筹。', en: 'CNY 2 to 3.5 million, own funds.' },
  'time-frame': {
    zh: '2027 年 6 月前完成样机，2027 年 12 月前上线。',
    en: 'Prototype by June 2027, in production by December 2027.',
  },
  'ip-terms': {
    zh: '新产生的知识产权双方共有，甲方免费使用；原有知识产权各归各方。',
    en: 'New rights are owned jointly, with free use for us; what each side brings stays its own.',
  },
  partner: {
    zh: '寻求有产线视觉检测经验的企业，或与高校组成的联合体，技术至少做到样机（6 级）。',
    en: 'We look for a firm with in-line vision experience, alone or with a university; at least a prototype (TRL 6).',
  },
  clarity: {
    zh: '标题说清谁需要什么，摘要两三句话，正文一句话说一件事。',
    en: 'A title that says who needs what, a summary of two or three sentences, and one fact per sentence.',
  },
  'no-advertising': {
    zh: '不写“国内领先”，写“第三方检测：检出率 98.6%，样本 12,000 件”。',
    en: 'Not “world-leading” but “third-party test: 98.6% found in 12,000 parts”.',
  },
  'no-contacts': {
    zh: '正文不留电话；联系人填在表单末尾，对接被接受后才给对方看。',
    en: 'No phone number in the text: the contact person stands at the end of the form and is shown once an introduction is accepted.',
  },
  ability: {
    zh: '用线阵相机与激光轮廓仪拍摄焊缝，模型在 8 秒内给出缺陷位置与类型；交付检测工位、接口与报告，需要对方提供 200 件带缺陷的样品。',
    en: 'Line cameras and a laser profiler image the weld; within 8 seconds the model gives place and kind of each defect. You get the station, the interface and reports; you bring 200 defective parts.',
  },
  'for-whom': {
    zh: '适用于轨道车辆、工程机械的结构件工厂，产线速度 160 米/分以内。',
    en: 'For plants that weld structural parts of rail vehicles and machinery, up to 160 m/min.',
  },
  evidence: {
    zh: '某轨道车辆厂 · 2025 · 漏检率由 6% 降至 0.9%，连续运行 14 个月。',
    en: 'A rail vehicle plant · 2025 · missed defects down from 6% to 0.9%, running for 14 months.',
  },
  performance: {
    zh: '检出率 98.6%，误报率 1.4%，单件 6.5 秒，最小缺陷 0.2 毫米。',
    en: '98.6% found, 1.4% false alarms, 6.5 s per part, defects from 0.2 mm.',
  },
  maturity: { zh: '技术就绪度 8 级：已在 3 条产线上线运行。', en: 'TRL 8: running on three production lines.' },
  'ip-rights': {
    zh: '发明专利 1 项，写明专利号和全部权利人（含学校）。',
    en: 'One patent with its number and every owner, the university included.',
  },
  supply: {
    zh: '每季度可交付 6 个工位；单个工位 48 万元，首月试用免费。',
    en: 'Six stations a quarter; CNY 480,000 each, the first month free.',
  },
} as const satisfies Record<string, Example>;
