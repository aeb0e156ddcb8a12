// Chinese messages: what permissions allow, and the roles that bundle them.

export const roles = {
  flash: {
    changed: '角色的权限已更改，所有持有该角色的成员即时生效。',
  },
  permission: {
    draft: '起草',
    publish: '发布',
    answer: '答疑',
    contact: '对接联系',
    bid: '揭榜',
    open: '开榜',
    evaluate: '评审',
    sign: '签约',
    pay: '拨付',
    manage: '管理成员',
  },
  permissions: '权限',
  none: '没有单独的权限，只能查看本机构的内容',
  title: '角色与权限',
  lead: '每个角色是一组权限。更改后，新成员按新的权限加入，已有成员立即按新的权限办事。',
  link: '角色与权限',
  holders: ({ count }: { count: number }) => `${count} 位成员`,
  save: ({ role }: { role: string }) => `保存“${role}”`,
  manageAlways: '管理员总是可以管理成员。',
  readOnly: '只有能管理成员的人可以更改。',
};
