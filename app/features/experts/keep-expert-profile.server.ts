// An expert's own profile: reading it and replacing it.
import type { Actor } from '#app/domain/actor.ts';
import { type AccessReason, decideAccess } from '#app/domain/authorisation.ts';
import { contentHash } from '#app/persistence/content-hash.server.ts';
import { appendEvent, attempt } from '#app/persistence/events.server.ts';
import { type ExpertProfile, findExpertProfile, saveExpertProfile } from '#app/persistence/experts.server.ts';
import type { ExpertInput } from './expert-input.ts';

const nothingYet: ExpertProfile = { fields: [], title: '', about: '', engagements: [] };

export const getExpertProfile = async (actor: Actor): Promise<ExpertProfile> =>
  (await findExpertProfile(actor.personId)) ?? nothingYet;

export async function keepExpertProfile(
  actor: Actor,
  input: ExpertInput,
): Promise<{ ok: true } | { ok: false; reason: AccessReason }> {
  const before = await findExpertProfile(actor.personId);
  const subject = { type: 'person', id: actor.personId } as const;
  const event = { kind: 'expert.profile-changed', actor, subject } as const;
  return attempt<{ ok: true } | { ok: false; reason: AccessReason }>(event, async (tx) => {
    const access = decideAccess(actor, 'expert.keep-profile');
    if (!access.ok) return access;
    await saveExpertProfile(tx, actor.personId, input);
    await appendEvent(tx, { ...event, before: before && contentHash(before), after: contentHash(input) });
    return { ok: true };
  });
}
