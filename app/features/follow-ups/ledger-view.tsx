// The ledger of one introduction: where it stands, what happened, and the forms to carry it on.
import { Form } from '@remix-run/react';
import { endReasons } from '#app/domain/follow-up.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';
import { SelectField, TextAreaField, TextField } from '#app/ui/field.tsx';
import { formatDay } from '#app/ui/format.ts';
import { Panel, Section } from '#app/ui/layout.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PlainText } from '#app/ui/prose.tsx';
import type { Ledger, LedgerEntry } from './get-ledger.server.ts';

export type Typed = Readonly<Record<string, string>>;

export function StageBadge({ stage }: { stage: Ledger['stage'] }) {
  const words = useI18n().t.followUps;
  if (stage === null) return <Badge>{words.noStage}</Badge>;
  const tone = stage === 'ended' ? 'neutral' : stage === 'contract' || stage === 'scaled' ? 'success' : 'info';
  return <Badge tone={tone}>{words.stage[stage]}</Badge>;
}

export function LedgerHistory({ entries }: { entries: readonly LedgerEntry[] }) {
  const { t, locale } = useI18n();
  const words = t.followUps;
  return (
    <Section title={words.history}>
      {entries.length === 0 ? (
        <p className="text-text-muted">{words.noHistory}</p>
      ) : (
        <ol className="grid gap-3">
          {entries.map((entry) => (
            <li className="grid gap-1 border-l-4 pl-3" key={entry.id}>
              <p className="flex flex-wrap items-center gap-2">
                <span className="font-semibold">{words.stage[entry.stage]}</span>
                {entry.endReason && <span>{words.endReason[entry.endReason]}</span>}
                <span className="text-text-muted">{formatDay(locale, entry.happenedOn)}</span>
                <AnswerBadge entry={entry} />
              </p>
              <p className="text-sm text-text-muted">{entry.isOwn ? words.byUs : words.byThem}</p>
              {entry.note && <PlainText text={entry.note} />}
              {entry.answerNote && <PlainText text={entry.answerNote} />}
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

function AnswerBadge({ entry }: { entry: LedgerEntry }) {
  const words = useI18n().t.followUps;
  if (entry.answer === null)
    return <Badge tone="warning">{entry.isOwn ? words.waitingForThem : words.waitingForUs}</Badge>;
  const tone = { confirmed: 'success', disputed: 'danger', withdrawn: 'neutral' } as const;
  return <Badge tone={tone[entry.answer]}>{words.answer[entry.answer]}</Badge>;
}

/** `typed` is what was sent with a refused form: nothing of it is lost. */
export function LedgerForms({ ledger, typed, today }: { ledger: Ledger; typed: Typed; today: string }) {
  if (!ledger.mayKeep) return null;
  return (
    <>
      {ledger.open && <AnswerForm open={ledger.open} typed={typed} />}
      {ledger.choices.length > 0 && <StepForm ledger={ledger} today={today} typed={typed} />}
      <PlanForm ledger={ledger} typed={typed} />
    </>
  );
}

function AnswerForm({ open, typed }: { open: LedgerEntry; typed: Typed }) {
  const words = useI18n().t.followUps;
  const form = words.answerForm;
  if (open.isOwn)
    return (
      <Form method="post">
        <input name="note" type="hidden" value="" />
        <Notice
          action={
            <Button name="answer" size="small" type="submit" value="withdrawn">
              {form.withdraw}
            </Button>
          }
          title={form.own}
        >
          {words.stage[open.stage]}
        </Notice>
      </Form>
    );
  return (
    <Panel>
      <Form className="grid gap-4" method="post">
        <h2 className="text-lg">{form.title}</h2>
        <p className="font-semibold">{words.stage[open.stage]}</p>
        <TextAreaField
          defaultValue={typed.answer ? typed.note : ''}
          hint={form.noteHint}
          label={form.note}
          maxLength={1000}
          name="note"
        />
        <div className="flex flex-wrap gap-2">
          <Button name="answer" type="submit" value="confirmed" variant="primary">
            {form.confirm}
          </Button>
          <Button name="answer" type="submit" value="disputed">
            {form.dispute}
          </Button>
        </div>
      </Form>
    </Panel>
  );
}

function StepForm({ ledger, typed, today }: { ledger: Ledger; typed: Typed; today: string }) {
  const words = useI18n().t.followUps;
  const form = words.propose;
  const given = typed.intent === 'step' ? typed : {};
  return (
    <Panel>
      <Form className="grid gap-4" method="post">
        <h2 className="text-lg">{form.title}</h2>
        <div className="grid gap-4 sm:grid-cols-3">
          <SelectField
            defaultValue={given.stage}
            label={form.stage}
            name="stage"
            options={ledger.choices.map((value) => ({ value, label: words.stage[value] }))}
          />
          <TextField
            defaultValue={given.happenedOn ?? today}
            label={form.happenedOn}
            max={today}
            name="happenedOn"
            required
            type="date"
          />
          <SelectField
            defaultValue={given.endReason}
            hint={form.endReasonHint}
            label={form.endReason}
            name="endReason"
            options={endReasons.map((value) => ({ value, label: words.endReason[value] }))}
            placeholder={form.none}
          />
        </div>
        <TextAreaField defaultValue={given.note} hint={form.noteHint} label={form.note} maxLength={1000} name="note" />
        <div>
          <Button name="intent" type="submit" value="step" variant="primary">
            {form.submit}
          </Button>
        </div>
      </Form>
    </Panel>
  );
}

function PlanForm({ ledger: { plan, members }, typed }: { ledger: Ledger; typed: Typed }) {
  const words = useI18n().t.followUps.plan;
  const given = typed.intent === 'plan' ? typed : {};
  return (
    <Panel>
      <Form className="grid gap-4" method="post">
        <h2 className="text-lg">{words.title}</h2>
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField defaultValue={given.nextOn ?? plan.nextOn ?? ''} label={words.nextOn} name="nextOn" type="date" />
          <SelectField
            defaultValue={given.responsibleId ?? plan.responsibleId ?? ''}
            label={words.responsible}
            name="responsibleId"
            options={members.map(({ id, name }) => ({ value: id, label: name }))}
            placeholder={words.nobody}
          />
        </div>
        <TextAreaField
          defaultValue={given.note ?? plan.note}
          hint={words.noteHint}
          label={words.note}
          maxLength={1000}
          name="note"
        />
        <div>
          <Button name="intent" type="submit" value="plan">
            {words.submit}
          </Button>
        </div>
      </Form>
    </Panel>
  );
}
