// Contact details of both sides, shown on request so that each reading is on record; consent can be taken back and given again.

import { getFormProps, type SubmissionResult, useForm } from '@conform-to/react';
import { Form } from '@remix-run/react';
import type { Side } from '#app/domain/introduction.ts';
import { useI18n } from '#app/i18n/index.ts';
import type { ContactDetails } from '#app/persistence/introductions.server.ts';
import { Button } from '#app/ui/button.tsx';
import { DefinitionList } from '#app/ui/definition-list.tsx';
import { ConfirmDialog } from '#app/ui/dialog.tsx';
import { Panel, Section, Stack } from '#app/ui/layout.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { ContactFields } from './contact-fields.tsx';

type Contacts = Partial<Record<Side, ContactDetails>>;

export function ContactPanel(props: {
  contacts: Contacts | null;
  /** Sides that took their consent back. */
  withdrawn: readonly Side[];
  side: Side;
  own: { name: string; email: string };
  sharing: SubmissionResult | undefined;
}) {
  const { t } = useI18n();
  const words = t.introductions;
  const { contacts, withdrawn, side } = props;
  const isOwnWithdrawn = withdrawn.includes(side);
  return (
    <Section actions={!isOwnWithdrawn && <WithdrawButton />} title={words.contacts}>
      {withdrawn.length > 0 ? (
        <Stack>
          {withdrawn.map((one) => (
            <Notice key={one} title={one === side ? words.withdrawnBy.own : words.withdrawnBy.other} tone="warning" />
          ))}
          {isOwnWithdrawn && <ShareForm own={props.own} sharing={props.sharing} />}
        </Stack>
      ) : (
        <Shown contacts={contacts} />
      )}
    </Section>
  );
}

function Shown({ contacts }: { contacts: Contacts | null }) {
  const { t } = useI18n();
  const words = t.introductions;
  if (!contacts)
    return (
      <Form method="post">
        <p className="mb-3 text-text-muted">{words.contactsText}</p>
        <Button icon="person" name="intent" type="submit" value="contacts" variant="primary">
          {words.showContacts}
        </Button>
      </Form>
    );
  return (
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
  );
}

function WithdrawButton() {
  const { t } = useI18n();
  const words = t.introductions;
  return (
    <ConfirmDialog
      cancelLabel={t.site.cancel}
      confirm={{ label: words.withdraw, variant: 'danger' }}
      title={words.withdraw}
      trigger={{ label: words.withdraw, size: 'small' }}
      values={{ intent: 'withdraw' }}
    >
      <p>{words.withdrawText}</p>
    </ConfirmDialog>
  );
}

interface ShareValue {
  contact: { name: string; phone?: string | undefined; email?: string | undefined };
}

function ShareForm({ own, sharing }: { own: { name: string; email: string }; sharing: SubmissionResult | undefined }) {
  const { t } = useI18n();
  const words = t.introductions;
  const [form, fields] = useForm<ShareValue>({
    id: 'share',
    lastResult: sharing ?? null,
    defaultValue: { contact: own },
  });
  return (
    <Panel>
      <Form method="post" {...getFormProps(form)}>
        <Stack>
          <ContactFields contact={fields.contact} />
          <div>
            <Button name="intent" type="submit" value="consent" variant="primary">
              {words.shareAgain}
            </Button>
          </div>
        </Stack>
      </Form>
    </Panel>
  );
}
