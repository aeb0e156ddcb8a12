// The members of the organisation one acts for.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { Actor } from '#app/domain/actor.ts';
import { mayDo } from '#app/domain/authorisation.ts';
import { changeMemberRole, removeMember } from '#app/features/organisations/change-members.server.ts';
import { getMembers } from '#app/features/organisations/get-members.server.ts';
import type { InvitationAnswer } from '#app/features/organisations/invitations-section.tsx';
import { inviteMember, withdrawInvitation } from '#app/features/organisations/invite-member.server.ts';
import { MembersPage } from '#app/features/organisations/members-page.tsx';
import {
  invitationInput,
  removalInput,
  revocationInput,
  roleChangeInput,
} from '#app/features/organisations/organisation-input.ts';
import { type OrganisationReason, organisationsRefusals } from '#app/features/organisations/organisations-refusals.ts';
import { admitMember, missingProof, refuseWhole } from '#app/http/admit.server.ts';
import { type FlashKey, redirectWithFlash } from '#app/http/flash.server.ts';
import { parseForm, readFormData } from '#app/http/read-form.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { organisationName } from '#app/ui/organisation-name.ts';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.organisations.members.title);

export async function loader(args: LoaderFunctionArgs) {
  const { actor, organisation } = await admitMember(args, 'routes/organisations/members');
  const mayManage = mayDo(actor, 'organisation.manage', actor.organisation.id);
  const [members, missing] = await Promise.all([
    getMembers(actor.organisation.id, mayManage),
    missingProof(actor, 'member.change-role'),
  ]);
  const names = { nameZh: organisation?.nameZh ?? '', nameEn: organisation?.nameEn ?? '' };
  return { members, mayManage, missing, ownId: actor.personId, organisation: names };
}

type Result = { ok: true } | { ok: false; reason: OrganisationReason };

async function answer(
  result: Result,
  flash: FlashKey,
  reply: InvitationAnswer['reply'],
  to = '/organisations/members',
) {
  if (result.ok) return redirectWithFlash(to, flash);
  if (result.reason !== 'not-found') refuseWhole(result.reason);
  const { status } = organisationsRefusals[result.reason];
  return data<InvitationAnswer>({ refusal: result.reason, reply: reply ?? null }, { status });
}

const unreadable = () => data<InvitationAnswer>({ refusal: 'not-found' }, { status: 404 });

async function changeRole(actor: Actor, organisationId: string, form: FormData) {
  const submission = parseForm(form, roleChangeInput);
  if (submission.status !== 'success') return unreadable();
  return answer(await changeMemberRole(actor, organisationId, submission.value), 'organisations.role-changed', null);
}

async function remove(actor: Actor, organisationId: string, form: FormData) {
  const submission = parseForm(form, removalInput);
  if (submission.status !== 'success') return unreadable();
  const { personId } = submission.value;
  const result = await removeMember(actor, organisationId, personId);
  return personId === actor.personId
    ? answer(result, 'organisations.left', null, '/account')
    : answer(result, 'organisations.removed', null);
}

async function revoke(actor: Actor, organisationId: string, form: FormData) {
  const submission = parseForm(form, revocationInput);
  if (submission.status !== 'success') return unreadable();
  const result = await withdrawInvitation(actor, organisationId, submission.value.invitationId);
  return answer(result, 'organisations.invitation-revoked', null);
}

async function invite(actor: Actor, organisationId: string, form: FormData) {
  const submission = parseForm(form, invitationInput);
  const reply = submission.reply();
  if (submission.status !== 'success') return data<InvitationAnswer>({ reply }, { status: 422 });
  return answer(await inviteMember(actor, organisationId, submission.value), 'organisations.invited', reply);
}

const acts = { 'change-role': changeRole, remove, revoke, invite } as const;

export async function action(args: ActionFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/organisations/members');
  const form = await readFormData(args.request);
  const intent = String(form.get('intent'));
  if (!Object.hasOwn(acts, intent)) return unreadable();
  return acts[intent as keyof typeof acts](actor, actor.organisation.id, form);
}

export default function MembersRoute() {
  const { members, mayManage, missing, ownId, organisation } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>() as InvitationAnswer | undefined;
  const { locale } = useI18n();
  return (
    <MembersPage
      answer={reply ?? {}}
      mayManage={mayManage}
      members={members}
      missing={missing}
      organisation={organisationName(locale, organisation)}
      ownId={ownId}
    />
  );
}
