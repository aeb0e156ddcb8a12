// The two real lists that `npm run demo:real` loads, and the demo organisations they are shown under.
import type { Field } from '#app/domain/field.ts';
import type { List } from '#app/domain/listing.ts';
import type { OrganisationType } from '#app/domain/organisation.ts';

export interface SampleOrganisation {
  readonly type: OrganisationType;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly descriptionZh: string;
  readonly descriptionEn: string;
  readonly website: string;
  /** Who it is known by and acts through: an address nobody reads and nobody can sign in with. */
  readonly memberEmail: string;
  readonly memberName: string;
}

export interface SampleList {
  readonly fileName: string;
  readonly list: List;
  /** Many are about things that none of the fields covers; without a field they could not be published. */
  readonly field: Field;
  readonly organisation: SampleOrganisation;
}

export const sampleLists: readonly SampleList[] = [
  {
    fileName: 'challenge-gov-318.json',
    list: 'opportunity',
    field: 'technology-services',
    organisation: {
      type: 'government',
      nameZh: 'Challenge.gov 样例（演示）',
      nameEn: 'Challenge.gov sample (demo)',
      descriptionZh:
        '演示数据：美国联邦机构在 Challenge.gov 上发布过的挑战，取自该网站公开的样例数据（CC0，美国政府作品），标题与正文归原发布机构。原截止日期均已过去，这里的有效期由导入设定；本机构不接受对接。',
      descriptionEn:
        'Demonstration data: challenges that US federal agencies posted on Challenge.gov, from the sample feeds the site publishes (CC0, US government work); titles and texts are those of the agencies. Their deadlines are past; the last day shown here was set by the import. Nobody answers for this organisation.',
      website: 'https://www.challenge.gov',
      memberEmail: 'challenge-gov-sample@demo.example',
      memberName: 'Challenge.gov sample',
    },
  },
  {
    fileName: 'sbir-abstracts-226.jsonl',
    list: 'capability',
    field: 'technology-services',
    organisation: {
      type: 'enterprise',
      nameZh: 'SBIR 摘要样例（演示）',
      nameEn: 'SBIR abstracts sample (demo)',
      descriptionZh:
        '演示数据：美国小企业创新研究计划（SBIR）获资助项目的公开摘要，正文为美国政府数据，由 sbir-analytics 项目整理（MIT 许可）。技术就绪度由资助阶段推定，有效期由导入设定；本机构不接受对接。',
      descriptionEn:
        'Demonstration data: public abstracts of projects funded by the US Small Business Innovation Research programme. The texts are US government data, collected by the sbir-analytics project (MIT licence). Readiness levels are worked out from the phase of funding; the last day was set by the import. Nobody answers for this organisation.',
      website: 'https://www.sbir.gov',
      memberEmail: 'sbir-sample@demo.example',
      memberName: 'SBIR sample',
    },
  },
];
