// The people of the demonstration, one click each.

import { Form } from '@remix-run/react';
import { useI18n } from '#app/i18n/index.ts';
import { Button } from '#app/ui/button.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { Section, Stack } from '#app/ui/layout.tsx';
import { organisationName } from '#app/ui/organisation-name.ts';
import type { DemoPerson } from './demo-people.ts';

export function DemoSignIn(props: { people: readonly DemoPerson[]; password: string; to: string }) {
  const { locale, t } = useI18n();
  const { signIn, demoRole } = t.accounts;
  return (
    <Section title={signIn.demoTitle}>
      <Stack gap="small">
        <p>{signIn.demoLead}</p>
        <p className="font-medium">{signIn.demoPassword({ password: props.password })}</p>
        <DataTable
          caption={signIn.demoTitle}
          columns={[
            {
              key: 'person',
              header: signIn.demoPerson,
              rowHeader: true,
              render: (person) => (
                <>
                  {organisationName(locale, person)}
                  <span className="block break-all font-normal text-text-muted">{person.email}</span>
                </>
              ),
            },
            { key: 'role', header: signIn.demoRole, render: (person) => demoRole[person.roleKey] },
            {
              key: 'act',
              header: signIn.demoAct,
              render: (person) => (
                <Form method="post">
                  <input name="intent" type="hidden" value="sign-in-as" />
                  <input name="to" type="hidden" value={props.to} />
                  <Button
                    aria-label={`${signIn.demoSignInAs}: ${organisationName(locale, person)}`}
                    name="email"
                    size="small"
                    type="submit"
                    value={person.email}
                  >
                    {signIn.demoSignInAs}
                  </Button>
                </Form>
              ),
            },
          ]}
          hideCaption
          rowKey={(person) => person.email}
          rows={props.people}
        />
      </Stack>
    </Section>
  );
}
