// Chinese messages: why something was refused, and what to do about it.

export const refusals = {
  'sign-in-needed': '请先登录。',
  'email-unverified': '请先验证您的邮箱：打开注册邮件里的链接。',
  'organisation-needed': '请先创建或加入一个机构。',
  'organisation-unverified': '贵机构通过运营人员核验后才能这样做；核验前可以先起草。',
  'permission-missing': '您在本机构没有这项权限，请联系机构管理员。',
  'not-found': '没有找到，或您无权查看。',
  'own-organisation': '这是您自己机构的，须由其他机构来做。',
  'wrong-state': '目前的状态下不能这样做，请刷新页面查看最新情况。',
  'second-factor-needed': '这项操作须先启用双重验证（动态口令或通行密钥）。',
  'step-up-needed': '这项操作须在五分钟内重新验证您的第二因素。',
  'four-eyes': '起草人不能自己发布：草稿已保存，请本机构另一位有发布权限的同事在工作台发布。',
  'rate-limited': '操作太频繁，请稍后再试。',
};
