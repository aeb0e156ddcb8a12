// Meetings of an introduction: proposed with several times, settled by the other side, as a calendar file.

import { getFormProps, getInputProps, type SubmissionResult, useForm } from '@conform-to/react';
import { Form } from '@remix-run/react';
import type { MeetingPhase } from '#app/domain/introduction-thread.ts';
import { threadLimits } from '#app/domain/introduction-thread.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';
import { ConfirmDialog } from '#app/ui/dialog.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { DateTimeField, TextField } from '#app/ui/field.tsx';
import { fieldErrorTexts } from '#app/ui/field-error.ts';
import { formatInstant } from '#app/ui/format.ts';
import { Panel, Section, Stack } from '#app/ui/layout.tsx';
import type { Tone } from '#app/ui/tone.ts';
import type { ShownMeeting, Thread } from './get-thread.server.ts';

const phaseTone = { proposed: 'info', settled: 'success', cancelled: 'neutral', lapsed: 'warning' } satisfies Record<
  MeetingPhase,
  Tone
>;

export function MeetingSection(props: { thread: Thread; path: string; proposing: SubmissionResult | undefined }) {
  const { t } = useI18n();
  const words = t.thread;
  const { meetings, openCall } = props.thread;
  return (
    <Section title={words.meetings}>
      <Stack>
        {meetings.length === 0 && <p className="text-text-muted">{words.noMeetings}</p>}
        {meetings.map((meeting) => (
          <Meeting key={meeting.id} meeting={meeting} path={props.path} />
        ))}
        {!openCall && (
          <Disclosure key={meetings.length} open={props.proposing !== undefined} summary={words.propose}>
            <ProposalForm proposing={props.proposing} />
          </Disclosure>
        )}
      </Stack>
    </Section>
  );
}

function Meeting({ meeting, path }: { meeting: ShownMeeting; path: string }) {
  const { locale, t } = useI18n();
  const words = t.thread;
  const { id, phase, startsAt, isOwn } = meeting;
  const canEnd = phase === 'proposed' || (phase === 'settled' && !meeting.isOver);
  return (
    <Panel>
      <Stack gap="small">
        <div className="flex flex-wrap items-center gap-2">
          <h3 className="font-semibold">{meeting.topic}</h3>
          <Badge tone={phaseTone[phase]}>{words.phases[phase]}</Badge>
        </div>
        <p className="break-words text-sm text-text-muted">
          {words.minutes({ minutes: meeting.duration })}
          {meeting.place && ` · ${meeting.place}`}
        </p>
        {startsAt && <p className="font-medium">{formatInstant(locale, startsAt)}</p>}
        {phase === 'proposed' && (isOwn ? <p>{words.waiting}</p> : <Times meeting={meeting} />)}
        {startsAt && (
          <a className="text-accent underline underline-offset-4" download href={`${path}/meetings/${id}`}>
            {words.calendar}
          </a>
        )}
        {canEnd && (
          <ConfirmDialog
            cancelLabel={t.site.cancel}
            confirm={{ label: words.callOff, variant: 'danger' }}
            title={words.callOff}
            trigger={{ label: words.callOff, size: 'small' }}
            values={{ intent: 'call-off', meeting: id }}
          >
            <p>{words.callOffText}</p>
          </ConfirmDialog>
        )}
      </Stack>
    </Panel>
  );
}

function Times({ meeting }: { meeting: ShownMeeting }) {
  const { locale, t } = useI18n();
  return (
    <ul className="grid gap-2">
      {meeting.options.map((option) => (
        <li key={String(option)}>
          <Form className="flex flex-wrap items-center gap-2" method="post">
            <input name="meeting" type="hidden" value={meeting.id} />
            <input name="startsAt" type="hidden" value={new Date(option).toISOString()} />
            <span>{formatInstant(locale, option)}</span>
            <Button name="intent" size="small" type="submit" value="choose-time" variant="primary">
              {t.thread.choose}
            </Button>
          </Form>
        </li>
      ))}
    </ul>
  );
}

interface ProposalValue {
  topic: string;
  place: string;
  duration: string;
  options: string[];
}

function ProposalForm({ proposing }: { proposing: SubmissionResult | undefined }) {
  const { t } = useI18n();
  const words = t.thread;
  const [form, fields] = useForm<ProposalValue>({
    id: 'meeting',
    lastResult: proposing ?? null,
    defaultValue: { duration: '60' },
  });
  const typed = fields.options.initialValue;
  const errors = fieldErrorTexts(t, fields.options.errors);
  return (
    <Form method="post" {...getFormProps(form)}>
      <Stack>
        <TextField
          {...getInputProps(fields.topic, { type: 'text' })}
          errors={fieldErrorTexts(t, fields.topic.errors)}
          label={words.topic}
          maxLength={threadLimits.topic}
          required
        />
        <TextField
          {...getInputProps(fields.place, { type: 'text' })}
          errors={fieldErrorTexts(t, fields.place.errors)}
          label={words.place}
          optionalLabel={t.forms.optional}
        />
        <TextField
          {...getInputProps(fields.duration, { type: 'number' })}
          errors={fieldErrorTexts(t, fields.duration.errors)}
          label={words.duration}
          max={480}
          min={15}
          required
          short
        />
        {[1, 2, 3].map((number) => (
          <DateTimeField
            defaultValue={(Array.isArray(typed) ? typed : [])[number - 1] ?? ''}
            errors={number === 1 ? errors : undefined}
            hint={number === 1 ? words.timesHint : undefined}
            key={number}
            label={words.option({ number })}
            name="options"
            required={number === 1}
          />
        ))}
        <div>
          <Button name="intent" type="submit" value="propose-meeting" variant="primary">
            {words.sendProposal}
          </Button>
        </div>
      </Stack>
    </Form>
  );
}
