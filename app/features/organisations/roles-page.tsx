// What each role brings in this organisation, and changing it.
import { Form, useNavigation } from '@remix-run/react';
import { type MemberRole, permissions } from '#app/domain/actor.ts';
import { type RoleBundles, roleNames } from '#app/domain/membership.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';
import { CheckboxGroupField } from '#app/ui/choice-field.tsx';
import { Panel, Section, Stack } from '#app/ui/layout.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { PermissionList } from '#app/ui/permission-list.tsx';
import { type MissingProof, ProofNotice } from '#app/ui/proof-notice.tsx';
import type { OrganisationReason } from './organisations-refusals.ts';
import { ProfileTabs } from './profile-tabs.tsx';
import { RefusalNotice } from './refusal-notice.tsx';

export interface RolesPageProps {
  readonly organisation: string;
  readonly bundles: RoleBundles;
  /** How many members have each role. */
  readonly holders: Readonly<Partial<Record<MemberRole, number>>>;
  readonly mayChange: boolean;
  /** What is still to be proven before changing anything. */
  readonly missing: MissingProof | null;
  readonly refusal: OrganisationReason | null;
}

export function RolesPage(props: RolesPageProps) {
  const { t } = useI18n();
  const words = t.roles;
  return (
    <>
      <PageHeader eyebrow={props.organisation} lead={words.lead} title={words.title} />
      <ProfileTabs current="roles" mayManage={props.mayChange} />
      <Stack gap="large">
        <RefusalNotice reason={props.refusal} />
        {props.mayChange && props.missing && <ProofNotice back="/organisations/roles" missing={props.missing} />}
        {!props.mayChange && <p className="text-text-muted">{words.readOnly}</p>}
        {roleNames.map((role) => (
          <Section
            actions={<Badge>{words.holders({ count: props.holders[role] ?? 0 })}</Badge>}
            key={role}
            title={t.vocabulary.memberRole[role]}
          >
            {props.mayChange && !props.missing ? (
              <BundleForm held={props.bundles[role]} key={props.bundles[role].join()} role={role} />
            ) : (
              <PermissionList none={words.none} permissions={props.bundles[role]} />
            )}
          </Section>
        ))}
      </Stack>
    </>
  );
}

function BundleForm({ role, held }: { role: MemberRole; held: readonly string[] }) {
  const { t } = useI18n();
  const words = t.roles;
  const { state, formData } = useNavigation();
  const busy = state !== 'idle' && formData?.get('role') === role;
  return (
    <Panel>
      <Form method="post" preventScrollReset>
        <input name="role" type="hidden" value={role} />
        <Stack>
          <CheckboxGroupField
            columns
            defaultValues={held}
            hint={role === 'administrator' ? words.manageAlways : undefined}
            id={`permissions-${role}`}
            label={words.permissions}
            name="permissions"
            options={permissions.map((value) => ({ value, label: words.permission[value] }))}
          />
          <div>
            <Button busy={busy} type="submit">
              {words.save({ role: t.vocabulary.memberRole[role] })}
            </Button>
          </div>
        </Stack>
      </Form>
    </Panel>
  );
}
