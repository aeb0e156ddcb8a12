// On the page of what one watches: the private calendar address, shown once when it is made.
import { Form } from '@remix-run/react';
import { useI18n } from '#app/i18n/index.ts';
import { Button } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/field.tsx';
import { formatInstant } from '#app/ui/format.ts';
import { Panel, Section } from '#app/ui/layout.tsx';

export function OwnCalendarBox({ madeAt, address }: { madeAt: Date | null; address: string | null }) {
  const { t, locale } = useI18n();
  const words = t.feeds.own;
  return (
    <Section title={words.title}>
      <Panel>
        <Form className="grid gap-4" method="post">
          <p className="max-w-prose text-text-muted">{words.text}</p>
          {address && <TextField defaultValue={address} label={words.address} name="address" readOnly wide />}
          {madeAt && !address && <p>{words.active({ instant: formatInstant(locale, madeAt) })}</p>}
          <div className="flex flex-wrap items-center gap-3">
            <Button name="calendar" type="submit" value="make" variant={madeAt ? 'secondary' : 'primary'}>
              {madeAt ? words.renew : words.make}
            </Button>
            {madeAt && (
              <Button name="calendar" type="submit" value="end" variant="quiet">
                {words.end}
              </Button>
            )}
            {madeAt && <span className="text-sm text-text-muted">{words.renewHint}</span>}
          </div>
        </Form>
      </Panel>
    </Section>
  );
}
