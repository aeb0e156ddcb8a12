// Blocking, reporting, inviting again: three small forms about the other side of an introduction.
import { Form } from '@remix-run/react';
import { reportReasons } from '#app/domain/guard.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Button } from '#app/ui/button.tsx';
import { SelectField, TextAreaField } from '#app/ui/field.tsx';
import { Panel } from '#app/ui/layout.tsx';
import type { GuardState } from './guard-introduction.server.ts';

export type TypedReport = { readonly reason?: string; readonly words?: string };

export function GuardForms({ guard, typed }: { guard: GuardState; typed: TypedReport }) {
  const words = useI18n().t.guarding;
  return (
    <>
      {guard.mayInvite && (
        <Panel>
          <Form className="grid justify-items-start gap-3" method="post">
            <h2 className="text-lg">{words.invite.title}</h2>
            <p>{words.invite.text}</p>
            <Button name="intent" type="submit" value="invite">
              {words.invite.submit}
            </Button>
          </Form>
        </Panel>
      )}
      <Panel>
        <Form className="grid justify-items-start gap-3" method="post">
          <h2 className="text-lg">{guard.isBlocked ? words.block.isBlocked : words.block.title}</h2>
          <p>{words.block.text}</p>
          <Button
            name="intent"
            type="submit"
            value={guard.isBlocked ? 'unblock' : 'block'}
            variant={guard.isBlocked ? 'secondary' : 'danger'}
          >
            {guard.isBlocked ? words.block.undo : words.block.submit}
          </Button>
        </Form>
      </Panel>
      <Panel>{guard.isReported ? <p>{words.report.done}</p> : <ReportForm typed={typed} />}</Panel>
    </>
  );
}

function ReportForm({ typed }: { typed: TypedReport }) {
  const words = useI18n().t.guarding;
  return (
    <Form className="grid gap-3" method="post">
      <h2 className="text-lg">{words.report.title}</h2>
      <p>{words.report.text}</p>
      <SelectField
        defaultValue={typed.reason}
        label={words.report.reason}
        name="reason"
        options={reportReasons.map((value) => ({ value, label: words.reasons[value] }))}
      />
      <TextAreaField defaultValue={typed.words} label={words.report.words} maxLength={1000} name="words" />
      <div>
        <Button name="intent" type="submit" value="report">
          {words.report.submit}
        </Button>
      </div>
    </Form>
  );
}
