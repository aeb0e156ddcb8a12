// The account page: oneself, one's organisations, and the devices signed in.

import { Form } from '@remix-run/react';
import type { MemberRole } from '#app/domain/actor.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { Card, CardList } from '#app/ui/card.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { formatInstant } from '#app/ui/format.ts';
import { Panel, Section, Stack } from '#app/ui/layout.tsx';
import { organisationName } from '#app/ui/organisation-name.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { type FormAnswer, ProfileForm, RefusalNotice } from './account-forms.tsx';
import type { AccountData, AccountSession } from './get-account.server.ts';

export interface OwnMembership {
  readonly id: string;
  readonly reference: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly role: MemberRole;
}

export function AccountPage(props: {
  account: AccountData;
  organisations: readonly OwnMembership[];
  currentOrganisationId: string | null;
  answer: FormAnswer;
}) {
  const { t } = useI18n();
  const { account: words } = t.accounts;
  return (
    <>
      <PageHeader title={words.title} />
      <Stack gap="large">
        <RefusalNotice reason={props.answer.refusal} />
        <Section title={words.profile}>
          <Panel>
            <p className="mb-4 text-text-muted">{words.profileLead}</p>
            <ProfileForm answer={props.answer} profile={props.account.profile} />
          </Panel>
        </Section>
        <Organisations currentId={props.currentOrganisationId} organisations={props.organisations} />
        <Sessions sessions={props.account.sessions} />
        <Section
          actions={
            <ButtonLink size="small" to="/account/security">
              {t.security.link}
            </ButtonLink>
          }
          title={t.security.linkTitle}
        >
          <p>{t.security.linkLead}</p>
        </Section>
        <Section
          actions={
            <ButtonLink size="small" to="/account/custodian-key">
              {words.keysLink}
            </ButtonLink>
          }
          title={words.keysTitle}
        >
          <p>{words.keysLead}</p>
        </Section>
        <Section
          actions={
            <ButtonLink size="small" to="/account/personal-data">
              {t.personalData.link}
            </ButtonLink>
          }
          title={t.personalData.title}
        >
          <p>{t.personalData.lead}</p>
        </Section>
      </Stack>
    </>
  );
}

function Organisations(props: { organisations: readonly OwnMembership[]; currentId: string | null }) {
  const { locale, t } = useI18n();
  const { account: words } = t.accounts;
  const create = (
    <ButtonLink icon="plus" size="small" to="/organisations/new">
      {words.createOrganisation}
    </ButtonLink>
  );
  if (props.organisations.length === 0)
    return (
      <Section title={words.organisations}>
        <EmptyState action={create} icon="building" title={words.noOrganisation} />
      </Section>
    );
  return (
    <Section actions={create} title={words.organisations}>
      <CardList columns={2}>
        {props.organisations.map((organisation) => (
          <Card
            actions={
              organisation.id === props.currentId ? (
                <ButtonLink size="small" to="/organisations/members">
                  {words.members}
                </ButtonLink>
              ) : (
                <Form action="/organisations/switch" method="post">
                  <input name="to" type="hidden" value="/account" />
                  <Button name="organisationId" size="small" type="submit" value={organisation.id}>
                    {words.switchTo}
                  </Button>
                </Form>
              )
            }
            aside={organisation.id === props.currentId && <Badge tone="accent">{words.current}</Badge>}
            key={organisation.id}
            meta={t.vocabulary.memberRole[organisation.role]}
            title={organisationName(locale, organisation)}
            to={`/organisations/${organisation.reference}`}
          />
        ))}
      </CardList>
    </Section>
  );
}

function Sessions({ sessions }: { sessions: readonly AccountSession[] }) {
  const { locale, t } = useI18n();
  const { account: words } = t.accounts;
  const endOthers = sessions.length > 1 && (
    <Form method="post">
      <Button name="intent" size="small" type="submit" value="end-other-sessions" variant="danger">
        {words.endOthers}
      </Button>
    </Form>
  );
  return (
    <Section actions={endOthers} title={words.sessions}>
      <p className="mb-3 text-text-muted">{words.sessionsLead}</p>
      <DataTable
        caption={words.sessions}
        columns={[
          {
            key: 'device',
            header: words.device,
            rowHeader: true,
            render: (session) => deviceName(session.userAgent) ?? words.unknownDevice,
          },
          { key: 'address', header: words.address, render: (session) => session.ipAddress || '—' },
          {
            key: 'since',
            header: words.signedInAt,
            render: (session) => formatInstant(locale, session.createdAt),
          },
          { key: 'act', header: words.actions, render: (session) => <SessionAct session={session} /> },
        ]}
        hideCaption
        rowKey={(session) => session.id}
        rows={sessions}
      />
    </Section>
  );
}

function SessionAct({ session }: { session: AccountSession }) {
  const { t } = useI18n();
  const { account: words } = t.accounts;
  if (session.isThis) return <Badge tone="success">{words.thisDevice}</Badge>;
  return (
    <Form method="post">
      <input name="sessionId" type="hidden" value={session.id} />
      <Button name="intent" size="small" type="submit" value="end-session">
        {words.endSession}
      </Button>
    </Form>
  );
}

/** "Firefox, Windows" out of a user agent; the rest of it tells people nothing. */
function deviceName(userAgent: string | null): string | null {
  if (!userAgent) return null;
  const browser = /Edg|OPR|Firefox|Chrome|Safari/.exec(userAgent)?.[0];
  const system = /Windows|Android|iPhone|iPad|Mac OS|Linux/.exec(userAgent)?.[0];
  const names: Record<string, string> = { Edg: 'Edge', OPR: 'Opera', 'Mac OS': 'macOS' };
  const known = [browser, system].filter((part) => part !== undefined).map((part) => names[part] ?? part);
  return known.length > 0 ? known.join(', ') : userAgent.slice(0, 60);
}
