// Chinese messages: why something was refused, and what to do about it.

export const refusals = {
  'sign-in-needed': '请先登录。',
  'email-unverified': '请先验证您的邮箱：打开注册邮件里的链接。',
  'organisation-needed': '请先创建或加入一个机构。',
  'organisation-unverified': '贵机构通过运营人员核验后才能这样做；核验前可以先起草。',
  'permission-missing': '您在本机构没有这项权限，请联系机构管理员。',
  'not-found': '没有找到，或您无权查看。',
  'rate-limited': '操作太频繁，请稍后再试。',
};
