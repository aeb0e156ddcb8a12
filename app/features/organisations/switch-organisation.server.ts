// Which of one's organisations this session acts for.
import { updateActiveOrganisation } from '#app/persistence/accounts.server.ts';

/** @param own the organisations the person belongs to now */
export async function switchOrganisation(
  sessionToken: string,
  own: readonly { readonly id: string }[],
  organisationId: string,
): Promise<{ ok: true } | { ok: false; reason: 'not-found' }> {
  if (!own.some(({ id }) => id === organisationId)) return { ok: false, reason: 'not-found' };
  await updateActiveOrganisation(sessionToken, organisationId);
  return { ok: true };
}
