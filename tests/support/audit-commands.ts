// Commands on listings, introductions and organisations, each with what it needs and how somebody else would try it.
import { randomUUID } from 'node:crypto';
import type { Actor } from '#app/domain/actor.ts';
import type { EventKind } from '#app/domain/event.ts';
import { createApiKey, revokeOwnKey } from '#app/features/api-keys/create-api-key.server.ts';
import { answerIntroduction, cancelInterest } from '#app/features/introductions/answer-introduction.server.ts';
import { expressInterest } from '#app/features/introductions/express-interest.server.ts';
import { revealContacts } from '#app/features/introductions/get-introduction.server.ts';
import { publishListing } from '#app/features/listings/publish-listing.server.ts';
import { saveCapabilityDraft, saveOpportunityDraft } from '#app/features/listings/save-listing-draft.server.ts';
import { withdrawListing } from '#app/features/listings/withdraw-listing.server.ts';
import { changeMemberRole, removeMember } from '#app/features/organisations/change-members.server.ts';
import { changeOrganisation } from '#app/features/organisations/change-organisation.server.ts';
import { inviteMember, withdrawInvitation } from '#app/features/organisations/invite-member.server.ts';
import { organisationInput } from '#app/features/organisations/organisation-input.ts';
import { grantStaffRead } from '#app/features/oversight/staff-permit.server.ts';
import { db } from '#app/persistence/client.server.ts';
import { anAgent, aSecondAdministrator, traced } from './audit-world.ts';
import { aListedOpportunity, aLonePerson, type Member } from './listing-world.ts';
import { aCapability, anOpportunity, must, noContact } from './sample-listings.ts';

export interface Prepared {
  readonly agent: Actor;
  readonly run: (actor: Actor) => Promise<unknown>;
}

export interface Command {
  readonly kind: EventKind;
  /** Which fingerprints of content the event carries. */
  readonly hashes: 'none' | 'before' | 'after' | 'both';
  readonly prepare: () => Promise<Prepared>;
  /** Answers somebody without rights by giving nothing, not with a reason. */
  readonly silent?: boolean;
  /** Nobody is refused this for want of rights. */
  readonly open?: boolean;
}

const asMember = (actor: Actor): Member => {
  if (!actor.organisation) throw new Error('acts for nobody');
  return { ...actor, organisation: actor.organisation };
};

const listingCommands = (['opportunity', 'capability'] as const).flatMap((list): Command[] => {
  const save = (actor: Actor, title: string, reference?: string) =>
    list === 'opportunity'
      ? saveOpportunityDraft(actor, { reference, content: anOpportunity({ title }), contact: noContact })
      : saveCapabilityDraft(actor, { reference, content: aCapability({ title }), contact: noContact });
  const drafted = async () => {
    const agent = await anAgent();
    return { agent, reference: must(await save(agent, '第一稿的标题')).reference };
  };
  const published = async () => {
    const made = await drafted();
    must(await publishListing(made.agent, list, made.reference, { changeReason: '' }));
    return made;
  };
  return [
    {
      kind: `${list}.drafted`,
      hashes: 'after',
      prepare: async () => ({ agent: await anAgent(), run: (actor) => save(actor, '新的标题') }),
    },
    {
      kind: `${list}.edited`,
      hashes: 'both',
      prepare: async () => {
        const { agent, reference } = await drafted();
        return { agent, run: (actor) => save(actor, '第二稿的标题', reference) };
      },
    },
    {
      kind: `${list}.published`,
      hashes: 'after',
      prepare: async () => {
        const { agent, reference } = await drafted();
        return { agent, run: (actor) => publishListing(actor, list, reference, { changeReason: '' }) };
      },
    },
    {
      kind: `${list}.withdrawn`,
      hashes: 'before',
      prepare: async () => {
        const { agent, reference } = await published();
        return { agent, run: (actor) => withdrawListing(actor, list, reference, '不再需要') };
      },
    },
  ];
});

const contact = { name: '联系人', phone: '13800000000', email: 'contact@example.test' };
const interest = { cooperationSought: '共同试点', questions: '', aboutUs: '我们', offered: '', contact };

async function aSentIntroduction() {
  const [from, to] = [await anAgent(), await anAgent()];
  const about = { list: 'opportunity' as const, reference: (await aListedOpportunity(to)).reference };
  return { from, to, about, send: () => expressInterest(from, about, interest) };
}

async function anIntroduction() {
  const { from, to, send } = await aSentIntroduction();
  return { from, to, id: must(await send()).id };
}

const introductionCommands: Command[] = [
  {
    kind: 'introduction.sent',
    hashes: 'none',
    prepare: async () => {
      const { from, about } = await aSentIntroduction();
      return { agent: from, run: (actor) => expressInterest(asMember(actor), about, interest) };
    },
  },
  {
    kind: 'introduction.accepted',
    hashes: 'none',
    prepare: async () => {
      const { to, id } = await anIntroduction();
      return { agent: to, run: (actor) => answerIntroduction(actor, id, { accept: true, contact }) };
    },
  },
  {
    kind: 'introduction.declined',
    hashes: 'none',
    prepare: async () => {
      const { to, id } = await anIntroduction();
      const answer = { accept: false, reason: 'not-fitting', note: '' } as const;
      return { agent: to, run: (actor) => answerIntroduction(actor, id, answer) };
    },
  },
  {
    kind: 'introduction.cancelled',
    hashes: 'none',
    prepare: async () => {
      const { from, id } = await anIntroduction();
      return { agent: from, run: (actor) => cancelInterest(actor, id) };
    },
  },
  {
    kind: 'introduction.contacts-read',
    hashes: 'none',
    silent: true,
    prepare: async () => {
      const { from, to, id } = await anIntroduction();
      must(await answerIntroduction(to, id, { accept: true, contact }));
      return { agent: from, run: (actor) => revealContacts(asMember(actor), id) };
    },
  },
];

const profile = organisationInput.parse({ type: 'enterprise', nameEn: 'Another name', divisionCode: '220100' });

async function anInvitation() {
  const agent = await anAgent();
  const email = `${randomUUID()}@example.test`;
  const { id } = agent.organisation;
  const invited = await inviteMember(agent, id, { email, role: 'drafter' });
  if (!invited.ok) throw new Error(invited.reason);
  return { agent, id, invitation: await db.invitation.findFirstOrThrow({ where: { email }, select: { id: true } }) };
}

const organisationCommands: Command[] = [
  {
    kind: 'organisation.changed',
    hashes: 'both',
    prepare: async () => {
      const agent = await anAgent();
      await db.organisation.update({ where: { id: agent.organisation.id }, data: { verification: 'unverified' } });
      return { agent, run: (actor) => changeOrganisation(actor, agent.organisation.id, profile) };
    },
  },
  {
    kind: 'member.invited',
    hashes: 'none',
    prepare: async () => {
      const agent = await anAgent();
      const invitation = { email: `${randomUUID()}@example.test`, role: 'drafter' as const };
      return { agent, run: (actor) => inviteMember(actor, agent.organisation.id, invitation) };
    },
  },
  {
    kind: 'member.invitation-withdrawn',
    hashes: 'none',
    prepare: async () => {
      const { agent, id, invitation } = await anInvitation();
      return { agent, run: (actor) => withdrawInvitation(actor, id, invitation.id) };
    },
  },
  {
    kind: 'member.role-changed',
    hashes: 'none',
    prepare: async () => {
      const agent = await anAgent();
      const personId = await aSecondAdministrator(agent);
      return { agent, run: (actor) => changeMemberRole(actor, agent.organisation.id, { personId, role: 'drafter' }) };
    },
  },
  {
    kind: 'member.removed',
    hashes: 'none',
    prepare: async () => {
      const agent = await anAgent();
      const personId = await aSecondAdministrator(agent);
      return { agent, run: (actor) => removeMember(actor, agent.organisation.id, personId) };
    },
  },
  {
    kind: 'organisation.read-by-staff',
    hashes: 'none',
    prepare: async () => {
      const agent = await traced(await aLonePerson({ platformRoles: ['supervisor'] }));
      const { id: organisationId } = (await anAgent()).organisation;
      const read = { organisationId, what: 'audit-trail', reason: '投诉第七号' } as const;
      return { agent, run: (actor) => grantStaffRead(actor, read) };
    },
  },
  {
    kind: 'api-key.created',
    hashes: 'none',
    prepare: async () => ({
      agent: await anAgent(),
      run: (actor) => createApiKey(actor, { name: 'key', permissions: ['draft'], days: 30 }),
    }),
  },
  {
    kind: 'api-key.revoked',
    hashes: 'none',
    prepare: async () => {
      const agent = await anAgent();
      must(await createApiKey(agent, { name: 'key', permissions: ['draft'], days: 30 }));
      const key = await db.apiKey.findFirstOrThrow({ where: { personId: agent.personId }, select: { id: true } });
      return { agent, run: (actor) => revokeOwnKey(actor, key.id) };
    },
  },
];

export const listedCommands: readonly Command[] = [
  ...listingCommands,
  ...introductionCommands,
  ...organisationCommands,
];
