// A process of the site for the kill test: several people at once, each giving one command after the other in an order of
// its own, until the process is killed. A dot tells of each command done.
import { randomUUID } from 'node:crypto';
import type { Actor } from '#app/domain/actor.ts';
import { publishListing } from '#app/features/listings/publish-listing.server.ts';
import { saveOpportunityDraft } from '#app/features/listings/save-listing-draft.server.ts';
import { withdrawListing } from '#app/features/listings/withdraw-listing.server.ts';
import { changeOrganisation } from '#app/features/organisations/change-organisation.server.ts';
import { inviteMember, withdrawInvitation } from '#app/features/organisations/invite-member.server.ts';
import { organisationInput } from '#app/features/organisations/organisation-input.ts';
import { db } from '#app/persistence/client.server.ts';
import { anOpportunity, must, noContact } from './sample-listings.ts';

type Writer = Actor & { organisation: { id: string } };
const writers = JSON.parse(process.argv[2] ?? '') as Writer[];

async function writeListing(actor: Writer): Promise<void> {
  const title = `标题 ${randomUUID()}`;
  const { reference } = must(
    await saveOpportunityDraft(actor, { content: anOpportunity({ title }), contact: noContact }),
  );
  must(await publishListing(actor, 'opportunity', reference, { changeReason: '' }));
  must(await withdrawListing(actor, 'opportunity', reference, '试验'));
}

async function renameOrganisation(actor: Writer): Promise<void> {
  const { id } = actor.organisation;
  const profile = { type: 'enterprise', nameEn: `Name ${randomUUID()}`, divisionCode: '220100' };
  const changed = await changeOrganisation(actor, id, organisationInput.parse(profile));
  if (!changed.ok) throw new Error(changed.reason);
}

async function inviteSomebody(actor: Writer): Promise<void> {
  const { id } = actor.organisation;
  const email = `${randomUUID()}@example.test`;
  // Refused after the twentieth in an hour: then there is a refusal to be recorded, or not.
  const invited = await inviteMember(actor, id, { email, role: 'drafter' });
  if (!invited.ok) return;
  const invitation = await db.invitation.findFirst({ where: { email }, select: { id: true } });
  if (invitation && Math.random() < 0.5) await withdrawInvitation(actor, id, invitation.id);
}

const works = [writeListing, renameOrganisation, inviteSomebody];
// Connected and warm: from here on every moment is as good as another to be killed.
await Promise.all(writers.map(renameOrganisation));
process.stdout.write('.');
await Promise.all(
  writers.map(async (writer) => {
    for (;;) {
      await works[Math.floor(Math.random() * works.length)]?.(writer);
      process.stdout.write('.');
    }
  }),
);
