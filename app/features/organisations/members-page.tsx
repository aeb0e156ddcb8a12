// Members of an organisation and their roles.

import { Form } from '@remix-run/react';
import type { MemberRole } from '#app/domain/actor.ts';
import { dayOf } from '#app/domain/period.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';
import { type Column, DataTable } from '#app/ui/data-table.tsx';
import { ConfirmDialog } from '#app/ui/dialog.tsx';
import { SelectField } from '#app/ui/field.tsx';
import { formatDay } from '#app/ui/format.ts';
import { Stack } from '#app/ui/layout.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import type { MembersData } from './get-members.server.ts';
import { type InvitationAnswer, Invitations } from './invitations-section.tsx';
import { RefusalNotice } from './refusal-notice.tsx';
import { useRoleOptions } from './role-options.ts';

type Member = MembersData['members'][number];

export function MembersPage(props: {
  organisation: string;
  ownId: string;
  mayManage: boolean;
  members: MembersData;
  answer: InvitationAnswer;
}) {
  const { t } = useI18n();
  const { members: words } = t.organisations;
  return (
    <>
      <PageHeader eyebrow={props.organisation} lead={words.lead} title={words.title} />
      <Stack gap="large">
        <RefusalNotice reason={props.answer.refusal} />
        <MembersTable mayManage={props.mayManage} members={props.members.members} ownId={props.ownId} />
        {props.mayManage && <Invitations answer={props.answer} invitations={props.members.invitations} />}
      </Stack>
    </>
  );
}

function MembersTable(props: { members: readonly Member[]; ownId: string; mayManage: boolean }) {
  const { locale, t } = useI18n();
  const { members: words } = t.organisations;
  const columns: Column<Member>[] = [
    {
      key: 'name',
      header: words.name,
      rowHeader: true,
      render: (member) => (
        <>
          {member.name} {member.personId === props.ownId && words.you}
          <span className="block break-all font-normal text-text-muted">{member.email}</span>
        </>
      ),
    },
    {
      key: 'role',
      header: words.role,
      render: (member) => (props.mayManage ? <RoleForm member={member} /> : <RoleName role={member.role} />),
    },
    {
      key: 'joined',
      header: words.joinedAt,
      nowrap: true,
      render: (member) => formatDay(locale, dayOf(member.joinedAt)),
    },
    {
      key: 'act',
      header: words.actions,
      render: (member) =>
        (props.mayManage || member.personId === props.ownId) && (
          <RemoveDialog isOwn={member.personId === props.ownId} member={member} />
        ),
    },
  ];
  return (
    <DataTable
      caption={words.table}
      columns={columns}
      hideCaption
      rowKey={({ personId }) => personId}
      rows={props.members}
    />
  );
}

function RoleName({ role }: { role: MemberRole }) {
  const { t } = useI18n();
  return (
    <>
      <Badge>{t.vocabulary.memberRole[role]}</Badge>
      <span className="mt-1 block text-text-muted">{t.organisations.roleHint[role]}</span>
    </>
  );
}

function RoleForm({ member }: { member: Member }) {
  const { t } = useI18n();
  const { members: words } = t.organisations;
  return (
    <Form className="flex flex-wrap items-end gap-2" method="post">
      <input name="personId" type="hidden" value={member.personId} />
      <div className="min-w-0 flex-1">
        <SelectField
          defaultValue={member.role}
          hideLabel
          key={member.role}
          label={words.roleOf({ name: member.name })}
          name="role"
          options={useRoleOptions()}
        />
      </div>
      <Button name="intent" size="small" type="submit" value="change-role">
        {words.changeRole}
      </Button>
    </Form>
  );
}

function RemoveDialog({ member, isOwn }: { member: Member; isOwn: boolean }) {
  const { t } = useI18n();
  const { members: words } = t.organisations;
  const label = isOwn ? words.leave : words.remove;
  return (
    <ConfirmDialog
      cancelLabel={t.site.cancel}
      confirm={{ label, variant: 'danger' }}
      title={isOwn ? words.leaveTitle : words.removeTitle({ name: member.name })}
      trigger={{ label, size: 'small', variant: 'danger' }}
      values={{ intent: 'remove', personId: member.personId }}
    >
      <p>{isOwn ? words.leaveText : words.removeText}</p>
    </ConfirmDialog>
  );
}
