// Two organisations with planted contact details and people who are signed in, for the tests of who learns them when.
import { randomUUID } from 'node:crypto';
import { type Permission, permissions } from '#app/domain/actor.ts';
import { db } from '#app/persistence/client.server.ts';
import type { Member } from './listing-world.ts';
import { aSignedInPerson } from './people.ts';

export interface Planted {
  /** As typed for an introduction. */
  readonly contact: { readonly name: string; readonly phone: string; readonly email: string };
  readonly actor: Member;
  readonly cookie: string;
  /** Of the organisation. */
  readonly reference: string;
  /** Finds any of it: what was typed, and the member's own name, phone and address. */
  readonly marks: RegExp;
}

/** The only member of a new verified organisation. `mark` is letters and stands in all that must not be found. */
export async function aPlantedMember(
  mark: string,
  digits: string,
  held: readonly Permission[] = permissions,
): Promise<Planted> {
  const { cookie, email, viewer } = await aSignedInPerson();
  const address = `${mark}.login@canary.example`;
  const reference = `OR-${randomUUID()}`;
  const { id: personId } = await db.person.update({
    where: { email },
    data: { name: `Person ${mark}`, email: address, phone: `139${digits}1` },
    select: { id: true },
  });
  await db.organisation.create({
    data: {
      ...{ reference, type: 'enterprise', nameEn: `Works of ${digits}`, verification: 'verified' as const },
      ...{ verifiedAt: new Date(), descriptionEn: `We build sensors. Call 139${digits}3.` },
      memberships: { create: { personId, role: 'administrator', permissions: [...held] } },
    },
    select: { id: true },
  });
  const { actor } = await viewer();
  if (!actor.organisation) throw new Error('has no organisation');
  return {
    contact: { name: `Contact ${mark}`, phone: `139${digits}2`, email: `${mark}.contact@canary.example` },
    actor: { ...actor, organisation: actor.organisation },
    cookie,
    reference,
    marks: new RegExp(`${mark}|139${digits}[12]`, 'i'),
  };
}
