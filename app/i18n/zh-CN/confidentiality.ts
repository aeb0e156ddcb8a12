// Chinese messages: who may read which section of a listing, opening locked sections, previews.

export const confidentiality = {
  flash: {
    opened: '已显示受限内容，并已记录：发布机构能看到贵机构何时查看。',
    'nothing-to-open': '没有可以为贵机构显示的受限内容。',
  },
  section: {
    problem: '要解决的问题与现状',
    metrics: '目标指标',
    offered: '可提供的条件（数据、场地）',
    money: '预算与资金来源',
    ip: '知识产权',
    description: '能力说明',
    cases: '应用案例',
    qualifications: '资质',
    capacity: '产能与服务能力',
    price: '收费方式',
  },
  level: {
    public: '所有人',
    verified: '已核验机构',
    introduced: '对接成功的机构',
  },
  form: {
    title: '谁能看到哪些内容',
    intro:
      '标题、摘要、领域、类型、地区和有效期始终公开。其余各部分可以限定范围：受限部分会显示“有此内容但未公开”，不会进入搜索、匹配、导出和邮件；每次查看都有记录。',
    reminder: '公开的内容越多，搜索和匹配到的对象越准。',
  },
  locked: {
    title: '受限内容',
    badge: { verified: '仅限已核验机构', introduced: '对接后可见' },
    text: {
      verified: '发布机构只向已核验的机构显示这一部分。',
      introduced: '发布机构只向就此条目对接成功的机构显示这一部分。',
    },
    signIn: '登录后查看',
    createOrganisation: '登记机构',
    becomeVerified: '申请机构核验',
    askAdministrator: '请联系贵机构的管理员申请核验。',
    expressInterest: '表达对接意向',
    suspended: '贵机构的核验已暂停，目前不能查看受限内容。',
    openTitle: '贵机构可以查看受限内容',
    openText: (p: { sections: string }) =>
      `可查看：${p.sections}。点击后将记录贵机构、您的角色和时间，并告知发布机构。`,
    open: '显示受限内容',
    opened: '以下含受限内容，请勿外传。发布机构能看到贵机构何时查看过。',
    mark: '受限内容',
  },
  readings: {
    title: '谁查看过受限内容',
    lead: '每家机构的每个人查看每一版时记录一次。对接成功之前只显示角色，不显示姓名。',
    empty: '还没有机构查看过受限内容。',
    organisation: '机构',
    person: '查看人',
    version: '版本',
    when: '时间',
    formerMember: '已不在该机构',
  },
  preview: {
    title: '预览',
    link: '预览',
    of: { draft: '正在预览未发布的草稿', published: '正在预览已发布的版本' },
    text: '下面就是这类读者会看到的页面，一字不差。',
    audiences: '读者',
    as: { public: '所有人', verified: '已核验机构', introduced: '对接成功的机构' },
    back: '返回条目',
    noLocks: '没有设限的内容：三类读者看到的完全相同。',
  },
};
