// Chinese messages: what is wrong with a field. The part after ":" in an error code is its parameter.

/** Every sentence may use the parameter or not. */
const sayings = <Key extends string>(table: Record<Key, (parameter: string) => string>) => table;

export const forms = {
  errorTitle: '请检查下面标出的内容',
  optional: '选填',
  required: '必填',
  errors: sayings({
    required: () => '请填写此项',
    invalid: () => '填写的内容不符合要求',
    'too-long': (limit: string) => `最多 ${limit} 个字符`,
    'too-short': (limit: string) => `至少 ${limit} 个字符`,
    email: () => '请填写有效的邮箱地址',
    disposable: () => '这类一次性邮箱不能用于注册，请换用常用邮箱',
    number: () => '请填写数字',
    amount: () => '请填写金额，例如 350 或 350.5',
    'amount-order': () => '最低金额不能高于最高金额',
    day: () => '请填写有效日期',
    'day-order': () => '结束日期不能早于开始日期',
    instant: () => '请填写有效的日期和时间',
    'in-past': () => '时间必须晚于现在',
    choose: () => '请选择一项',
    'choose-some': () => '请至少选择一项',
    url: () => '请填写以 http:// 或 https:// 开头的网址',
    uscc: () => '统一社会信用代码应为 18 位数字和大写字母（不含 I、O、S、V、Z）',
    'uscc-check': () => '校验位不符，请对照证照检查；如果证照上确实如此，请在下面说明',
    taken: () => '已被占用',
    'password-short': () => '密码至少 15 个字符；用一句话更好记',
    'password-common': () => '这个密码太常见，请换一个',
    'weights-sum': () => '各项权重之和应为 100',
    'file-needed': () => '请选择文件',
    'contact-needed': () => '请填写电话或邮箱中的至少一项',
    'too-many': (limit: string) => `最多选择或填写 ${limit} 项`,
    industry: () => '请填写国民经济行业代码，例如 C3985',
    year: () => '请填写年份，例如 2024 或 2023-2024',
  }),
};
