// Members of an organisation and their roles.

import { Form } from '@remix-run/react';
import { roleNames } from '#app/domain/membership.ts';
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
import { PermissionList } from '#app/ui/permission-list.tsx';
import { type MissingProof, ProofNotice } from '#app/ui/proof-notice.tsx';
import type { MembersData } from './get-members.server.ts';
import { type InvitationAnswer, Invitations } from './invitations-section.tsx';
import { ProfileTabs } from './profile-tabs.tsx';
import { RefusalNotice } from './refusal-notice.tsx';

type Member = MembersData['members'][number];

export function MembersPage(props: {
  organisation: string;
  ownId: string;
  mayManage: boolean;
  /** What is still to be proven before roles can be changed. */
  missing: MissingProof | null;
  members: MembersData;
  answer: InvitationAnswer;
}) {
  const { t } = useI18n();
  const { members: words } = t.organisations;
  return (
    <>
      <PageHeader eyebrow={props.organisation} lead={words.lead} title={words.title} />
      <ProfileTabs current="members" mayManage={props.mayManage} />
      <Stack gap="large">
        <RefusalNotice reason={props.answer.refusal} />
        {props.mayManage && props.missing && <ProofNotice back="/organisations/members" missing={props.missing} />}
        <MembersTable {...props} />
        {props.mayManage && (
          <Invitations answer={props.answer} bundles={props.members.bundles} invitations={props.members.invitations} />
        )}
      </Stack>
    </>
  );
}

function MembersTable(props: {
  members: MembersData;
  ownId: string;
  mayManage: boolean;
  missing: MissingProof | null;
}) {
  const { locale, t } = useI18n();
  const { members: words } = t.organisations;
  const columns: Column<Member>[] = [
    {
      key: 'name',
      header: words.name,
      rowHeader: true,
      render: (member) => (
        <>
          {member.name}
          {member.personId === props.ownId && words.you}
          <span className="block font-normal text-text-muted [overflow-wrap:anywhere]">{member.email}</span>
        </>
      ),
    },
    {
      key: 'role',
      header: words.role,
      render: (member) => (
        <>
          {props.mayManage && !props.missing ? (
            <RoleForm member={member} />
          ) : (
            <Badge tone="accent">{t.vocabulary.memberRole[member.role]}</Badge>
          )}
          <div className="mt-2">
            <PermissionList none={t.roles.none} permissions={member.permissions} />
          </div>
        </>
      ),
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
      nowrap: true,
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
      rows={props.members.members}
    />
  );
}

/** What each role brings stands on the roles page; what the member may do, below. */
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
          options={roleNames.map((value) => ({ value, label: t.vocabulary.memberRole[value] }))}
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
