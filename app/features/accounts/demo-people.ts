// The people of the demonstration. Their password is public, so they exist in demo mode only.
import type { MemberRole, PlatformRole } from '#app/domain/actor.ts';
import type { Messages } from '#app/i18n/index.ts';

export const demoPassword = 'jiebang-demo-2026';

/** What the authenticator apps of the demo people hold (base32); as public as their password. */
export const demoSecret = 'NJUWKYTBNZTS2ZDFNVXS243FMNXW4ZBNMZQWG5DPOI';

export interface DemoPerson {
  readonly email: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** Key of `t.accounts.demoRole`: what this person is there to show. */
  readonly roleKey: keyof Messages['accounts']['demoRole'];
  /** Key in prisma/demo/organisations.json, with the role there. */
  readonly organisationKey?: string;
  readonly memberRole?: MemberRole;
  readonly platformRoles?: readonly PlatformRole[];
  /** Staff and custodians cannot work without a second factor; these have one from the start. */
  readonly hasSecondFactor?: boolean;
}

/** In the order of the story: who posts, who can, who bids, who watches. */
export const demoPeople: readonly DemoPerson[] = [
  {
    email: 'publisher@demo.example',
    nameZh: '李若兰',
    nameEn: 'Li Ruolan',
    roleKey: 'bureau-publisher',
    organisationKey: 'cna-innovation-bureau',
    memberRole: 'publisher',
  },
  {
    email: 'administrator@demo.example',
    nameZh: '王景行',
    nameEn: 'Wang Jingxing',
    roleKey: 'bureau-administrator',
    organisationKey: 'cna-innovation-bureau',
    memberRole: 'administrator',
    hasSecondFactor: true,
  },
  {
    email: 'carmaker@demo.example',
    nameZh: '赵知远',
    nameEn: 'Zhao Zhiyuan',
    roleKey: 'carmaker',
    organisationKey: 'songliao-auto',
    memberRole: 'administrator',
    hasSecondFactor: true,
  },
  {
    email: 'hospital@demo.example',
    nameZh: '陈予安',
    nameEn: 'Chen Yuan',
    roleKey: 'hospital',
    organisationKey: 'beihu-hospital',
    memberRole: 'administrator',
  },
  {
    email: 'university@demo.example',
    nameZh: '周以宁',
    nameEn: 'Zhou Yining',
    roleKey: 'university',
    organisationKey: 'beiling-university',
    memberRole: 'administrator',
  },
  {
    email: 'bidder@demo.example',
    nameZh: '孙启明',
    nameEn: 'Sun Qiming',
    roleKey: 'first-bidder',
    organisationKey: 'tiansui-geo',
    memberRole: 'administrator',
  },
  {
    email: 'rival@demo.example',
    nameZh: '何望舒',
    nameEn: 'He Wangshu',
    roleKey: 'second-bidder',
    organisationKey: 'heling-uav',
    memberRole: 'administrator',
  },
  {
    email: 'supervisor@demo.example',
    nameZh: '郑守正',
    nameEn: 'Zheng Shouzheng',
    roleKey: 'supervisor',
    platformRoles: ['supervisor'],
    hasSecondFactor: true,
  },
  {
    email: 'operator@demo.example',
    nameZh: '林一鸣',
    nameEn: 'Lin Yiming',
    roleKey: 'operator',
    platformRoles: ['operator'],
    hasSecondFactor: true,
  },
  {
    email: 'broker@demo.example',
    nameZh: '吴连桥',
    nameEn: 'Wu Lianqiao',
    roleKey: 'broker',
    organisationKey: 'cna-poc-centre',
    memberRole: 'liaison',
    platformRoles: ['broker'],
    hasSecondFactor: true,
  },
  {
    email: 'expert@demo.example',
    nameZh: '许衡',
    nameEn: 'Xu Heng',
    roleKey: 'expert',
    platformRoles: ['expert'],
    hasSecondFactor: true,
  },
];
