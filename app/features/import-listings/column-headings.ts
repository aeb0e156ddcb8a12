// The headings people give their columns, Chinese and English, by what the column means. No heading here holds a space.

export type ListKind = 'opportunity' | 'capability';

const words = (list: string): readonly string[] => list.split(/\s+/);

export const sharedHeadings = {
  id: words('编号 编码 清单编号 需求编号 成果编号 机会编号 id reference referencenumber refno externalid code'),
  rowNumber: words('序号 行号 no no. # number rownumber s/n serial'),
  titleTranslated: words('英文名称 英文标题 外文名称 titletranslated englishtitle titleinenglish chinesetitle'),
  summaryTranslated: words('英文简介 英文摘要 summarytranslated englishsummary'),
  industry: words(
    '行业 行业代码 行业分类 需求技术应用行业 应用行业 所属行业 国民经济行业 industry industrycode sector',
  ),
  division: words(
    '行政区划 行政区划代码 所在地区 所在地 所属区域 地区 区域 所属地区 divisioncode region city location province',
  ),
  trl: words(
    '技术就绪度 技术成熟度 成熟度 技术成熟度等级 所处阶段 研发阶段 trl technologyreadinesslevel readiness maturity stage',
  ),
  validUntil:
    words(`有效期 有效期至 有效期限 截止日期 截止时间 报名截止 申报截止时间 清单有效期 validuntil deadline closingdate expires expirydate
    enddate`),
  sourceUrl: words('来源链接 链接 网址 详情链接 原文链接 sourceurl url link website webpage'),
  contact: words(
    '联系方式 联系人及联系方式 联系人及电话 联系人电话 联系人和电话 对接联系方式 联系人/电话 contact contactdetails contactinformation',
  ),
  contactName: words('联系人 联系人姓名 负责人 对接人 联络人 项目负责人 企业联系人 contactname contactperson'),
  contactPhone: words(
    '电话 联系电话 手机 手机号 手机号码 联系手机 座机 固定电话 电话号码 phone telephone tel mobile contactphone phonenumber',
  ),
  contactEmail: words('邮箱 电子邮箱 电子邮件 联系邮箱 邮件 email e-mail contactemail emailaddress'),
  contactChat: words('微信 微信号 qq qq号 wechat wechatid'),
  remark: words('备注 备注说明 内部备注 remark remarks note notes comments'),
};

export const opportunityHeadings = {
  title:
    words(`场景机会名称 应用场景名称 场景名称 机会名称 需求名称 技术需求名称 项目名称 榜题 榜题名称 榜单名称 难题名称 名称 标题 需求标题 title name opportunity
    opportunityname opportunitytitle challengetitle needtitle projectname`),
  organisation:
    words(`单位名称 牵头部门 牵头单位 发布单位 需求单位 责任单位 企业名称 公司名称 机会单位 场景单位 发榜单位 建设单位 业主单位 主管部门 单位 organisation
    organization organisationname company companyname agency department publisher owner`),
  summary: words('摘要 简述 一句话介绍 需求摘要 summary abstract tagline shortdescription'),
  problem:
    words(`合作需求 场景简介 场景描述 场景内容 场景机会描述 需求内容 需求描述 需求简介 具体需求 技术需求 问题描述 项目简介 建设内容 主要内容 难题描述 榜题内容 需求背景 problem
    problemstatement description details need requirement requirements cooperationneed`),
  difficulty: words('主要技术难点 技术难点 技术难题 关键技术难点 technicaldifficulties difficulty difficulties'),
  research: words('主要研究内容 研究内容 研究任务 攻关内容 research researchcontent scope scopeofwork'),
  presentState: words(
    '现状 技术现状 现有基础 现状描述 工作基础 前期基础 presentstate currentstate currentsituation background baseline',
  ),
  metrics: words(
    '主要技术指标 技术指标 考核指标 预期目标 指标要求 主要指标 预期指标 目标 metrics targets indicators technicalindicators kpi goals',
  ),
  offered: words(
    '提供条件 可提供条件 开放资源 支持条件 配套条件 场景开放条件 支持政策 可提供支持 offered conditions support resources whatweoffer',
  ),
  fields:
    words(`应用领域 所属领域 技术领域 需求技术所属领域 需求领域 领域 场景领域 产业领域 产业类别 重点领域 类别 field fields domain category
    technologyfield topic topics`),
  landingArea: words(
    '拟落地应用区域 拟落地区域 落地区域 应用区域 落地地点 实施地点 建设地点 实施区域 landingarea place site applicationarea',
  ),
  kind: words('场景类型 机会类型 需求类型 类型 需求类别 kind type opportunitytype'),
  cooperationModes:
    words(`技术需求合作模式 合作模式 合作方式 拟合作方式 需求合作方式 意向合作方式 cooperationmode cooperationmodes cooperation
    modeofcooperation cooperationtype`),
  budget:
    words(`拟投入资金总额 拟投入资金 投入资金 预算 预算金额 项目预算 投资金额 投资额 总投资 资金预算 榜额 榜单金额 悬赏金额 意向金额 投资规模 budget amount prize
    funding fundingamount totalprize budgetrange`),
  fundingSource: words('资金来源 经费来源 fundingsource sourceoffunding funder'),
  ipTerms: words('知识产权 知识产权归属 知识产权要求 成果归属 知识产权约定 ipterms ip intellectualproperty iprights'),
  timeFrame:
    words(`需求时限 时限 需求期限 实施周期 完成时限 项目周期 建设周期 计划时间 起止时间 实施期限 攻关期限 时间要求 timeframe duration schedule timeline
    period`),
};

export const capabilityHeadings = {
  title:
    words(`场景能力 场景能力名称 能力名称 成果名称 技术名称 产品名称 解决方案名称 服务名称 项目名称 专利名称 产品/技术名称 名称 标题 title name capability
    capabilityname product productname technology solution`),
  organisation:
    words(`公司名称 企业名称 单位名称 供给单位 机构名称 成果单位 完成单位 所属单位 权利人 单位 organisation organization organisationname
    company companyname firm institution supplier provider`),
  summary: words('摘要 简述 一句话介绍 summary shortdescription tagline'),
  description:
    words(`企业与产品简介 企业简介 产品简介 公司简介 能力描述 能力简介 成果简介 技术简介 场景能力描述 服务内容 产品介绍 解决方案 简介 成果介绍 主要内容 技术优势 创新点
    description abstract details profile about`),
  scenarios: words(
    '可应用落地场景 可应用场景 应用场景 适用场景 应用方向 落地场景 applications usecases applicationscenarios',
  ),
  referenceCases: words('应用案例 典型案例 案例 成功案例 落地案例 应用情况 referencecases references cases customers'),
  kind: words('类型 能力类型 成果类型 供给类型 kind type capabilitytype'),
  fields: words(
    '类别 所属领域 技术领域 应用领域 领域 产业领域 产业类别 行业领域 field fields domain category technologyfield topic topics',
  ),
  ipRights: words(
    '知识产权 专利 专利号 专利情况 知识产权情况 授权专利 ip iprights patents patent intellectualproperty',
  ),
  qualifications: words(
    '企业资质 资质 资质荣誉 资质证书 荣誉资质 企业荣誉 qualifications certifications certificates honours awards',
  ),
  regionsServed: words('服务区域 服务范围 服务地区 regionsserved servicearea regions'),
  capacity: words('产能 服务能力 生产能力 年产能 capacity throughput'),
  priceModel: words(
    '价格 报价 收费标准 收费方式 价格模式 转让方式 转化方式 合作方式 拟转化方式 交易方式 price pricing pricemodel fees',
  ),
};

export type SharedTarget = keyof typeof sharedHeadings;
export type OpportunityTarget = SharedTarget | keyof typeof opportunityHeadings;
export type CapabilityTarget = SharedTarget | keyof typeof capabilityHeadings;
