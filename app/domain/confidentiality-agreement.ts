// The mutual confidentiality agreement of an introduction: its texts, who has signed, and what that opens.
import type { Actor } from './actor.ts';
import type { AccessReason } from './authorisation.ts';
import { allow, type Decision, refuse } from './decision.ts';
import { decideTakingPart, decideWithdrawing, type IntroductionFacts, type Side } from './introduction.ts';

export interface AgreementText {
  readonly version: string;
  readonly zh: readonly string[];
  readonly en: readonly string[];
}

/** Oldest first. A text that was signed once never changes: a new wording is a new version. */
export const agreementTexts: readonly [AgreementText, ...AgreementText[]] = [
  {
    version: '2026-11',
    zh: [
      '一、双方就本次对接，在平台上以“签署保密约定后可见”方式提供的文件及其内容，均为保密信息。',
      '二、接收方只为评估和开展本次对接使用保密信息，只让确有需要的本单位人员接触，并要求他们同样保密。',
      '三、未经提供方书面同意，接收方不得向任何第三方披露、复制传播或公开保密信息。',
      '四、已经公开的、接收方此前合法掌握的、从有权披露的第三方合法取得的，以及依法必须提供的信息不在此限；依法提供前应尽可能先告知对方。',
      '五、本约定自双方点击签署起生效，保密义务自签署之日起三年内有效。任何一方可以在平台上撤销签署：此后不再提供新的文件，撤销前已获得的保密信息仍受本约定约束。',
      '六、本约定不授予任何知识产权许可，不构成合作承诺。平台只记录双方的签署，不是本约定的当事人。',
    ],
    en: [
      '1. Files that the two sides give each other on the site under “visible after the confidentiality agreement” for this introduction, and what they say, are confidential information.',
      '2. The receiving side uses confidential information only to assess and carry out this introduction, lets only those of its people see it who need to, and has them keep it confidential as well.',
      '3. Without the giving side’s written consent the receiving side does not disclose, pass on copies of, or publish confidential information.',
      '4. This does not cover what is public, what the receiving side lawfully knew before, what it lawfully received from a third party entitled to disclose it, and what the law requires it to hand over; where possible it tells the other side first.',
      '5. The agreement takes effect when both sides have signed by click, and binds for three years from signing. Either side may revoke its signature on the site: from then on no new files are given; confidential information received before stays under this agreement.',
      '6. The agreement grants no licence of intellectual property and promises no co-operation. The site records the signatures; it is not a party.',
    ],
  },
];

export const currentAgreement: AgreementText = agreementTexts.at(-1) ?? agreementTexts[0];

/** What is hashed of a text: the version and every clause in both languages, one a line. */
export const agreementSource = ({ version, zh, en }: AgreementText): string => [version, ...zh, ...en].join('\n');

export interface SignatureFacts {
  readonly organisationId: string;
  readonly version: string;
  readonly revokedAt: Date | null;
}

/** What is hashed of a signature: who signed which text for whom in which introduction, and when. */
export const signatureSource = (signature: {
  readonly introductionId: string;
  readonly organisationId: string;
  readonly signedById: string;
  readonly version: string;
  readonly textHash: string;
  readonly signedAt: Date;
}): string =>
  [
    signature.introductionId,
    signature.organisationId,
    signature.signedById,
    signature.version,
    signature.textHash,
    signature.signedAt.toISOString(),
  ].join('\n');

type Sides = Pick<IntroductionFacts, 'fromOrganisationId' | 'toOrganisationId' | 'acceptedAt'>;

const inForceOf = (signatures: readonly SignatureFacts[], organisationId: string) =>
  signatures.find((one) => one.organisationId === organisationId && one.revokedAt === null);

/** Both sides have signed the same text, and neither has revoked. */
export function isAgreementInForce(
  { fromOrganisationId, toOrganisationId, acceptedAt }: Sides,
  signatures: readonly SignatureFacts[],
): boolean {
  const [from, to] = [inForceOf(signatures, fromOrganisationId), inForceOf(signatures, toOrganisationId)];
  return acceptedAt !== null && from !== undefined && from.version === to?.version;
}

export type SignReason = AccessReason | 'already-signed' | 'text-changed' | 'not-signed';

/** `version` is the text that was shown: nobody signs one they did not see. */
export function decideSigning(facts: {
  readonly actor: Actor | null;
  readonly introduction: Sides;
  readonly signatures: readonly SignatureFacts[];
  readonly version: string;
}): Decision<Side, SignReason> {
  const part = decideTakingPart(facts.actor, facts.introduction);
  if (!part.ok) return part;
  if (facts.version !== currentAgreement.version) return refuse('text-changed');
  const own = inForceOf(facts.signatures, facts.actor?.organisation?.id ?? '');
  return own ? refuse('already-signed') : part;
}

/** For the time after: what the other side has, it has. */
export function decideRevoking(facts: {
  readonly actor: Actor | null;
  readonly introduction: Sides;
  readonly signatures: readonly SignatureFacts[];
}): Decision<Side, SignReason> {
  const part = decideWithdrawing(facts.actor, facts.introduction);
  if (!part.ok) return part;
  return inForceOf(facts.signatures, facts.actor?.organisation?.id ?? '') ? part : refuse('not-signed');
}

export const fileLevels = ['introduced', 'agreement'] as const;
/** Both sides after acceptance · both sides while the agreement is in force, marked with the reader's name. */
export type FileLevel = (typeof fileLevels)[number];

/** What a reader's name can be put on; other kinds are taken for `introduced` alone. */
export const markable = ['application/pdf', 'image/png', 'image/jpeg', 'image/webp'] as const;
export type Markable = (typeof markable)[number];
export const isMarkable = (mediaType: string): mediaType is Markable =>
  (markable as readonly string[]).includes(mediaType);

export type FileGivingReason = AccessReason | 'not-markable' | 'call-open-ask' | 'call-open-answer' | 'too-many-files';

/** May the actor's organisation give files of these kinds at this level? */
export function decideGivingFiles(facts: {
  readonly actor: Actor | null;
  readonly introduction: Sides;
  readonly level: FileLevel;
  readonly mediaTypes: readonly string[];
}): Decision<Side, FileGivingReason> {
  const part = decideTakingPart(facts.actor, facts.introduction);
  if (!part.ok) return part;
  return facts.level === 'agreement' && !facts.mediaTypes.every(isMarkable) ? refuse('not-markable') : part;
}

export type FileReadingReason = AccessReason | 'agreement-needed';

/** The value says whether the copy is marked: always with the reader's name behind the agreement, never one's own files. */
export function decideReadingFile(facts: {
  readonly actor: Actor | null;
  readonly introduction: Sides;
  readonly signatures: readonly SignatureFacts[];
  readonly file: { readonly organisationId: string; readonly level: FileLevel };
}): Decision<{ readonly isMarked: boolean }, FileReadingReason> {
  const part = decideTakingPart(facts.actor, facts.introduction);
  if (!part.ok) return part;
  const { level, organisationId } = facts.file;
  if (organisationId === facts.actor?.organisation?.id || level === 'introduced') return allow({ isMarked: false });
  return isAgreementInForce(facts.introduction, facts.signatures)
    ? allow({ isMarked: true })
    : refuse('agreement-needed');
}
