// Contact details of both sides, shown on request so that each reading is on record.

import { Form } from '@remix-run/react';
import { useI18n } from '#app/i18n/index.ts';
import type { ContactDetails } from '#app/persistence/introductions.server.ts';
import { Button } from '#app/ui/button.tsx';
import { DefinitionList } from '#app/ui/definition-list.tsx';
import { Panel, Section } from '#app/ui/layout.tsx';

export function ContactPanel({ contacts }: { contacts: Partial<Record<'from' | 'to', ContactDetails>> | null }) {
  const { t } = useI18n();
  const words = t.introductions;
  return (
    <Section title={words.contacts}>
      {contacts ? (
        <div className="grid gap-4 md:grid-cols-2">
          {(['from', 'to'] as const).map((side) => {
            const contact = contacts[side];
            return (
              contact && (
                <Panel key={side}>
                  <h3 className="mb-2">{words[side]}</h3>
                  <DefinitionList
                    items={[
                      { term: words.contactName, description: contact.name },
                      { term: words.contactPhone, description: contact.phone },
                      { term: words.contactEmail, description: contact.email },
                    ]}
                    stacked
                  />
                </Panel>
              )
            );
          })}
        </div>
      ) : (
        <Form method="post">
          <p className="mb-3 text-text-muted">{words.contactsText}</p>
          <Button icon="person" name="intent" type="submit" value="contacts" variant="primary">
            {words.showContacts}
          </Button>
        </Form>
      )}
    </Section>
  );
}
