// What contact details and personal data look like in running text, Chinese and international. Every quantifier is
// bounded or starts at a boundary, so that no text, however it was made, takes more than linear time.

/** What a label names so that the number after it is something else: meeting code, patent, standard, tax code, account. */
export const otherNumber =
  /(?:code|access|id|no\.?|专利号?|申请号|授权号|证书号?|代码|编号|批号|标准|税号|账号|单号|ZL|CN|GB\/?T?|SR|ISO) ?:? ?$/i;

/** After a number: it is an amount or a count. */
const noAmount = String.raw`(?! ?(?:[元万亿%‰次台件吨个人套米]|美元|RMB|CNY|USD|EUR|yuan|dollars?\b))`;
/** Not inside a longer number, code or word. */
const startsAlone = String.raw`(?<![\w.\-])`;
const endsAlone = String.raw`(?![\w-]|\.\d)`;
const extension = String.raw`(?:(?: ?转 ?| ?分机:? ?| ?ext\.? ?| ?x ?|-)\d{1,6})?`;

const pattern = (...parts: readonly string[]) => new RegExp(parts.join(''), 'gi');

export const emailPattern = pattern(
  String.raw`(?<![\w.%+\-])[\w.%+\-]{1,64}`,
  String.raw`(?: ?(?:@|\(at\)|\[at\]|\{at\}|艾特) ?| at (?=[a-z\d-]{1,63} (?:dot|点) ))`,
  String.raw`[a-z\d-]{1,63}(?:(?:\.| ?\(dot\) ?| ?\[dot\] ?| dot | ?点 ?)[a-z\d-]{1,63}){1,4}`,
);

/** 18 characters, possibly in three groups, or 15 digits; the check digit decides. */
export const identityPattern = pattern(
  startsAlone,
  String.raw`(?:[1-8]\d{5} ?(?:19|20)\d{6} ?\d{3}[\dx]|[1-8]\d{14})`,
  String.raw`(?!\w|\.\d)`,
);

export const phonePatterns: readonly RegExp[] = [
  // Mobile numbers of the mainland: 138 0000 1111, 138-0000-1111, +86 …, (86) …
  pattern(startsAlone, String.raw`(?:\(?(?:\+|00)?86\)?[- ]?)?1[3-9]\d[-. ]?\d{4}[-. ]?\d{4}`, endsAlone, noAmount),
  // … in groups of three: 138 000 01111, 138-000-011-11
  pattern(startsAlone, String.raw`(?:\+?86[- ]?)?1[3-9]\d[- ]\d{3}[- ]\d{3}[- ]?\d{2}`, endsAlone, noAmount),
  // … digit by digit, with a space, a dot or a hyphen between all of them
  pattern(startsAlone, String.raw`1[-. ][3-9](?:[-. ]\d){9}`, endsAlone),
  // … in Chinese numerals
  pattern(
    '(?<![〇零一二三四五六七八九])[一幺壹][三四五六七八九](?:[-. ]?[〇零一幺二三四五六七八九]){9}(?![〇零一二三四五六七八九十])',
  ),
  // Landline with area code, GB/T-style: 0431-88001111 转 802, (0431) 88001111, 043188001111, +86 431 8800 1111
  pattern(
    startsAlone,
    String.raw`(?:\(0\d{2,3}\) ?|(?:\+?86[- ])?0\d{2,3}[- ]|\+86[- ]?[1-9]\d{1,2}[- ]|0(?:10|2\d|[3-9]\d\d)(?=[2-9]))`,
    String.raw`\d{3,4}[- ]?\d{4}(?!\d)`,
    extension,
    endsAlone,
    noAmount,
  ),
  // Service numbers
  pattern(startsAlone, String.raw`[48]00(?:-\d{3}-\d{4}|-\d{7}| \d{3} \d{4}|-\d{4}-\d{3})`, endsAlone),
  // North America
  pattern(
    startsAlone,
    String.raw`(?:\+?1[-. ])?(?:\(\d{3}\) ?|\d{3}[-.])\d{3}[-.]\d{4}(?![\w-])(?: ?(?:ext\.?|x) ?\d{1,6})?`,
  ),
  // Elsewhere: +44 20 7946 0958, 0044 20 …, +442079460958
  pattern(startsAlone, String.raw`(?:\+|00)[1-9]\d{0,2}[ -]\(?\d{1,4}\)?(?:[ -]\d{2,4}){2,4}`, endsAlone, noAmount),
  pattern(startsAlone, String.raw`\+[1-9]\d{8,14}`, endsAlone, noAmount),
];

/** Any long number after the word for a telephone. */
export const labelledPhone =
  /(?:联系电话|电话|手机号?码?|座机|热线|传真|拨打|致电|telephone|(?<![a-z])tel|phone|(?<![a-z])fax|mobile|whatsapp)\.?(?: ?number)? ?:? ?(\+?\d[\d -]{5,16}\d)(?![\w.-])/gi;

const chatLabel =
  '(微信公众号|微信号?|薇信|威信|v信|加v|wechat(?: id)?|weixin|(?<![a-z])vx|(?<![a-z])wx|QQ群|QQ号?|(?<![a-z])telegram|(?<![a-z])skype)';
/** After "号", a colon or "is", any name is one; after a mere space only what has a digit in it: "微信 OpenAPI" is none. */
export const chatPattern = pattern(
  chatLabel,
  '(?:(?:同?号|id)? ?(?::|为|是|=) ?|同?号 ?| ?)',
  String.raw`(?:(?<=[:为是=号] ?)([a-z][\w-]{4,19})|([a-z][\w-]{0,18}\d[\w-]{0,18})|(\d{5,11}))(?![\w@.])`,
);

/** A name that stands alone is nobody's; after one of these words it is a person's. */
export const chineseName =
  /(?:联系人|负责人|对接人|联络人|经办人) ?:? ?([\p{Script=Han}·]{1,4}?(?:先生|女士|老师|经理|主任|博士|教授|工|总)?)(?=[\s,;、。.()|/]|电话|手机|联系|邮箱|微信|\d|$)/gmu;
export const englishName =
  /(?:[Cc]ontact(?: [Pp]erson)?|Attn|[Pp]oint of [Cc]ontact) ?: ?((?:(?:Dr|Mr|Ms|Mrs|Prof)\.? )?\p{Lu}[\p{L}'-]{1,30}(?: \p{Lu}\.)? \p{Lu}[\p{L}'-]{1,30})(?=[ ,;(-]{0,3}(?:\+?\d|\(\d|[\w.%+-]{1,64}@|[Tt]el|[Pp]hone|[Ee]-?mail|\[e-mail))/gu;

/** The commonest family names; after "负责人" stands a person or a rule ("负责人须有经验"), and this tells which. */
export const familyNames = new Set(
  `王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文
庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄包柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿
戚丘古米池滕晋苑邬臧畅宫苟褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁喻揭窦迟宇敖糜鄢卓花仇艾蓝巩井练仲乐虞卞封竺冼楚佟栗匡巫鞠僧桑荆谌扬明岑胥蔺诸`.replaceAll(
    '\n',
    '',
  ),
);

/** The words that announce a contact detail; they leave the text together with it. */
export const labelBefore =
  /(?:(?:联系人|联系方式|联系电话|联系|咨询电话|咨询|电话|手机号?码?|座机|热线|传真|电子邮箱|电子邮件|邮箱|微信(?:同号)?|身份证号?码?|contact|telephone|tel|phone|fax|mobile|e-?mail|id (?:card )?(?:number|no\.?))\.?(?: (?:us )?at)? ?[:：]? ?){1,6}$/i;
