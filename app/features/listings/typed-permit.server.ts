// A note inside each form saying for whom it was made, so that what was typed survives the end of the session: whoever
// posts it signed out may leave the text in that person's private keep, and nothing else. Reading it takes signing in as
// that person. It gives no right to save, publish or see anything.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { type List, lists } from '#app/domain/listing.ts';
import { typedPermitDays } from '#app/domain/typed-form.ts';
import type { TypedFormKey } from '#app/persistence/typed-forms.server.ts';
import { env } from '#app/runtime/env.server.ts';

const sign = (text: string): string =>
  createHmac('sha256', env().AUTH_SECRET).update(`typed form\n${text}`).digest('base64url');

/** "<facts>.<signature>"; counts for `typedPermitDays` from `now`. */
export function writePermit({ personId, organisationId, list, reference }: TypedFormKey, now: Date): string {
  const facts = Buffer.from(JSON.stringify([personId, organisationId, list, reference, now.getTime()])).toString(
    'base64url',
  );
  return `${facts}.${sign(facts)}`;
}

/** Null when it is not ours, was changed, or is too old. */
export function readPermit(permit: unknown, now: Date): TypedFormKey | null {
  const [, facts = '', signature = ''] =
    /^([\w-]{1,1000})\.([\w-]{43})$/.exec(typeof permit === 'string' ? permit : '') ?? [];
  if (!facts || !timingSafeEqual(Buffer.from(signature), Buffer.from(sign(facts)))) return null;
  const [personId, organisationId, list, reference, at] = JSON.parse(
    Buffer.from(facts, 'base64url').toString(),
  ) as string[];
  const age = now.getTime() - Number(at);
  if (!personId || !organisationId || reference === undefined || age > typedPermitDays * 86_400_000) return null;
  return lists.some((one) => one === list) ? { personId, organisationId, list: list as List, reference } : null;
}

/** Names one person's form on a device without naming the person. */
export const deviceKey = ({ personId, organisationId, list, reference }: TypedFormKey): string =>
  `${sign([personId, organisationId].join('\n')).slice(0, 16)}.${list}.${reference || 'new'}`;
