// The coach's word lists, Chinese and English. Anyone may read them, and nothing else decides what counts as said.

/** One pattern out of both lists: Chinese by characters, English by whole words with their usual endings. */
function either(zh: string, en: string): RegExp {
  const longestFirst = (list: string[]) => list.filter(Boolean).sort((a, b) => b.length - a.length);
  const chinese = longestFirst(zh.split(/\s+/));
  const english = longestFirst(en.split(/\s*\|\s*/).map((word) => word.trim()));
  const parts = [...chinese, ...(english.length > 0 ? [`\\b(?:${english.join('|')})(?:s|es|d|ed|ing)?\\b`] : [])];
  return new RegExp(parts.join('|'), 'gi');
}

/** Something does not work, costs too much, or is missing. */
export const troubleWords = either(
  `难题 难点 瓶颈 痛点 困难 不足 缺乏 缺少 缺口 短缺 空缺 尚无 没有 无法 不能 不了 难以 不易 依赖 人工 靠人 抽检 漏检 误检 误报 漏报 误判 误差 偏差 返修
  返工 报废 损耗 损失 浪费 故障 停机 停产 停工 拥堵 滞后 延误 太慢 耗时 费时 成本高 价格高 昂贵 效率低 低效 良率低 利用率低 超标 污染 事故 隐患 风险
  投诉 卡脖子 受制 进口 断供 老化 失效 断裂 裂纹 泄漏 渗漏 腐蚀 积水 内涝 堵塞 排队 等待 放弃 影响 退出 波动 不稳定 不准 偏低 偏高 偏大 过高 过长 过低 过大
  下降 流失 分散 孤岛 割裂 重复 不一致 不均 盲区 死角 看不懂 不够 仅有 只有 仅靠 只能 至今 仍 尚未 未能 不到 缺陷 干扰 衰减 漂移 拖延 超时 短板 受限 限制 问题`,
  `problem|challenge|lack|unable|cannot|can't|could not|do not|does not|difficult|difficulty|difficulties|hard to|fail|failure|shortage|delay|loss|losses|lose|lost|waste|defect|error|manual|manually|by hand
  |costly|cost|expensive|risk|threat|barrier|obstacle|gap|limit|limited|limitation|insufficient|inadequate|burden|injury|injuries|death|die|disease|pollution|pollute|contaminate|contamination|corrosion|outage|downtime|backlog
  |slow|slower|scarce|scarcity|too much|too many|too long|too slow|struggle|damage|harm|hazard|unsafe|unreliable|inaccurate|inefficient|unknown|unmet|drift|false alarm|rework|scrap|reject|bottleneck|decline|epidemic|crisis|vulnerable|vulnerability|vulnerabilities|currently|today|no longer|only|need|needed|missing|poor|low|fraud|crime|suicide|hunger|drought|flood|wildfire|outbreak`,
);

/** Somebody or some place the problem belongs to, or the solution is for. */
export const whoWords = either(
  `企业 工厂 车间 产线 工位 班组 厂区 矿山 矿区 油田 电厂 电站 电网 变电站 医院 科室 门诊 病房 患者 病人 医生 护士 医护 居民 老人 学校 学生 教师 社区 园区 街道 乡镇
  农户 农民 农场 合作社 牧场 温室 司机 驾驶员 乘客 旅客 车队 公交 地铁 机场 港口 铁路 高速 路口 物业 商户 商场 酒店 景区 游客 工人 员工 操作工 质检员 检验员 工程师 研发人员
  科研人员 执法 交警 消防 应急 城管 环卫 水务 气象局 监管 主管部门 政务 大厅 窗口 管委会 供应商 客户 用户 主机厂 整车厂 药企 实验室 研究所 高校 院所 中心 公司 集团 银行
  中小企业 初创 发明人 申办方 航天器 卫星 飞行器 无人机 车辆 船舶 机组 仓库 冷库 物流 快递 消费者`,
  `hospital|clinic|ward|patient|clinician|doctor|physician|nurse|caregiver|farmer|grower|farm|herd|greenhouse|driver|passenger|traveler|traveller|fleet|operator|worker|inspector|technician|engineer|researcher|scientist
  |plant|factory|factories|mill|mine|line|workshop|warehouse|utility|utilities|grid|city|cities|town|county|counties|community|communities|neighbourhood|neighborhood|resident|household|family|families|citizen|people|public
  |school|student|teacher|educator|college|university|universities|agency|agencies|department|ministry|government|municipality|bureau|company|companies|firm|business|businesses|manufacturer|supplier|customer|client|user|consumer
  |veteran|soldier|warfighter|airmen|sailor|firefighter|responder|officer|pilot|astronaut|crew|child|children|adult|women|parent|employer|employee|job seeker|bank|investor|developer|startup|laboratory|laboratories|port|airport|railway|station|airline|airport|vehicle|spacecraft|satellite|ship|aircraft`,
);

/** What is put at the taker's disposal: data, samples, documents. */
export const dataWords = either(
  `数据 数据集 图像 影像 样本 样品 标注 图纸 日志 记录 档案 接口 病例 参数 清单 标准品 语料 模型 轨迹 资料 原料 菌种 物料 成果库`,
  `data|dataset|database|image|imagery|sample|record|log|drawing|label|annotation|specimen|interface|api|case|document|material|list|archive|measurement|model|reference`,
);
/** … or place, equipment, people, permission. */
export const siteWords = either(
  `场地 产线 工位 试验 实验 测试场 试点 现场 厂房 车间 园区 路段 空域 航线 样车 车辆 设备 平台 机房 床位 科室 基地 示范区 地块 温室 机时 人员 工程师 专家 算力 夜班 窗口期 许可 审批 牌照 公寓 办公 经费 补贴 补偿`,
  `site|facility|facilities|testbed|test bed|laboratory|lab|line|workshop|field|road|track|airspace|vehicle|equipment|instrument|platform|bed|plot|greenhouse|staff|engineer|expert|mentor|mentoring|mentorship|access|permit|compute|computing|night shift|space|venue|workshop|webinar|support|training|accelerator|apartment|office`,
);
/** Ways of saying that something is offered, in running text. */
export const offerWords = either(
  `提供 开放 配备 安排 协助 共享 免费使用 借用 支持 可用 供使用`,
  `provide|offer|make available|made available|available to|supply|supplied|share|open to|access to|host|give|grant|receive|will have`,
);

export const ipWords = either(
  `知识产权 专利 软著 著作权 归属 归 所有权 共有 许可 独占 非独占 使用权 转让 成果权 商业秘密 保密 无知识产权`,
  `intellectual property|IP|IP rights|ownership|own|license|licence|licensing|copyright|patent|royalty|royalties|royalty-free|exclusive|non-exclusive|retain|rights|title|confidential|open source|trade secret|no intellectual property`,
);

export const partnerWords = either(
  `寻求 征集 招募 诚邀 合作方 合作单位 团队 高校 院所 科研院所 供应商 服务商 集成商 伙伴 联合体 揭榜方 承担单位 专业机构 希望由 希望有 合作 对接 联合 试用 试点 授权 转让 入股 投资 共建 委托`,
  `seek|looking for|look for|invite|solver|partner|partnership|team|applicant|participant|entrant|contestant|innovator|collaborate|collaboration|collaborator|cooperate|consortium|consortia|supplier|vendor|contractor|licensee|eligible|eligibility|open to|joint|pilot with|invest|trial|co-develop|licence|license|adopter|integrator`,
);

/** Verbs and nouns that say what something does and by which means. */
export const abilityWords = either(
  `采用 基于 通过 利用 结合 融合 由 包括 包含 组成 系统 装置 设备 仪器 传感器 算法 模型 软件 平台 工艺 流程 材料 涂层 试剂 检测 测试 测量 识别 监测 诊断 预测 控制 优化 加工
  制备 合成 纯化 封装 镀膜 焊接 打印 清洗 回收 处理 设计 仿真 标定 评估 评价 分析 服务 培训 寻访 贷款 授信 质押 担保 基金 运营 中试 生产 交付 输出 支持 适用`,
  `use|using|based on|consist|comprise|include|measure|detect|monitor|identify|identifies|predict|control|optimise|optimize|process|processes|produce|manufacture|fabricate|synthesis|synthesise|synthesize|purify|coat|weld|print|clean|recycle|recover|treat|design|simulate|simulation|calibrate|assess|evaluate|analyse|analyze|analysis|service|train|loan|lend|finance|guarantee|fund|system|device|sensor|instrument|algorithm|model|software|platform|material|coating|reagent|deliver|provide|develop|demonstrate|run|operate|combine|integrate|enable|support`,
);
/** What the other side gets, or must bring. */
export const deliveryWords = either(
  `交付 输出 提交 报告 出具 需要对方 需提供 提供样品 客户提供 质保 售后 驻场 接口 部署 安装 周期 天内 小时内 周内 全流程`,
  `deliver|deliverable|report|output|hand over|you provide|you bring|customer provides|warranty|on site|on-site|install|deploy|turnaround|lead time|within`,
);
/** It was used somewhere. */
export const usedWords = either(
  `已在 已用于 应用于 已服务 服务过 用于 案例 落地 部署 装机 量产供货 供货 累计 客户包括 示范应用 试用 上线 运行`,
  `deployed|installed|in use|used by|used in|customers include|delivered to|clients include|case study|case studies|field trial|trial|demonstrated|pilot|served|operational|shipped|fielded|validated`,
);
export const maturityWords = either(
  `量产 批产 批量 小批量 中试 小试 样机 样件 原型 工程化 定型 商用 商业化 产业化 已上市 已投产 已取证 临床试验 验证阶段 实验室阶段 技术就绪度 TRL 成熟`,
  `prototype|production|mass production|commercial|commercialised|commercialized|pilot scale|pilot-scale|bench scale|bench-scale|lab scale|proof of concept|proof-of-concept|feasibility|phase i|phase ii|phase iii|trl|technology readiness|certified|on the market|in service|mature|demonstrator|breadboard|flight heritage|flight test|clinical trial`,
);
export const priceWords = either(
  `元 万元 亿元 按次 按年 按月 按景 按台 按件 按人 按项目 按量 收费 报价 单价 免费 优惠 年费 订阅 费率 利率 分成 提成 面议 版税 起价 押金 租金 折扣 费用`,
  `CNY|RMB|USD|EUR|price|priced|fee|free|per (?:sample|unit|year|month|hour|day|seat|case|project|kilogram|batch|scene|device)|subscription|quote|rate|royalty|royalties|discount|cost|licence fee|license fee|lease|rental|percent of|negotiable`,
);

/** Praise that no reader can check. */
export const praiseWords = either(
  `国内领先 国际领先 世界领先 全球领先 行业领先 业内领先 省内领先 全国领先 国内先进水平 国际先进水平 世界先进水平 领先水平 遥遥领先 世界一流 国际一流 国内一流 一流水平 一流的 顶尖 顶级 最优秀 最先进 最强 最好的 第一品牌 行业第一 全国第一 全球第一
  国内首创 国际首创 世界首创 首创 国内首家 国内唯一 全国唯一 全球唯一 业内唯一 唯一一家 独一无二 填补国内空白 填补空白 颠覆性 革命性 划时代 完美 百分之百 卓越 极致 王牌 首选 享誉 驰名 家喻户晓 无与伦比 无可比拟 史无前例 零风险 包过 性价比最高
  金牌 不二之选 龙头企业 领军企业 行业标杆 业界标杆 强大的 雄厚 有口皆碑`,
  `best[- ]in[- ]class|world[- ]class|world[- ]leading|world'?s (?:best|leading|first|most)|industry[- ]leading|market[- ]leading|globally leading|leading provider|leading supplier|leading company|cutting[- ]edge|bleeding[- ]edge|revolutionary|revolutionise|revolutionize|unparalleled|unrivalled|unrivaled|unmatched|unbeatable|unsurpassed|second to none|one of a kind|game[- ]chang(?:er|ing)|number one|top[- ]notch|state[- ]of[- ]the[- ]art solution|perfect solution|guaranteed success|award[- ]winning|premier|finest|superb|outstanding quality|most advanced|best on the market|never seen before|groundbreaking|trusted by thousands|100 ?% satisfaction`,
);
/** Words that fill a sentence without saying what happens. */
export const hollowWords = either(
  `赋能 助力 打造 新高地 新引擎 抓手 闭环 生态圈 全方位 全覆盖 全链条 一体化 智慧化 数智化 全面提升 有效提升 显著提升 大幅提升 高质量发展 降本增效 提质增效 深度融合 先行示范 全生命周期 互联互通 新业态 新模式 新格局 顶层设计`,
  `synergy|synergies|leverage|holistic|paradigm|empower|ecosystem|seamless|seamlessly|transformative|robust solution|end-to-end solution|next[- ]level|value[- ]add|value proposition|thought leader|world of tomorrow|drive innovation|unlock|unleash`,
);
