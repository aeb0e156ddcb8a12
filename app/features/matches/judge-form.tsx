// "Useful" or "does not fit" with a reason: what an organisation says of a suggestion.
import { Form } from '@remix-run/react';
import { useId } from 'react';
import type { List } from '#app/domain/listing.ts';
import { type UselessReason, uselessReasons } from '#app/domain/match-feedback.ts';
import { useI18n } from '#app/i18n/index.ts';
import type { Judgement } from '#app/persistence/match-feedback.server.ts';
import { Button, buttonClass } from '#app/ui/button.tsx';

export function JudgeForm(props: {
  list: List;
  reference: string;
  other: string;
  /** Title of the suggestion, for those who hear the button out of its place. */
  about: string;
  judgement: Judgement | null;
}) {
  const { judge } = useI18n().t.matching;
  const { judgement } = props;
  const selectId = useId();
  const said = judgement
    ? judgement.isUseful
      ? judge.saidUseful
      : judge.saidUseless({ reason: judge.reasons[judgement.reason as UselessReason] ?? judge.reasons.other })
    : null;
  const hidden = (
    <>
      <input name="list" type="hidden" value={props.list} />
      <input name="reference" type="hidden" value={props.reference} />
      <input name="other" type="hidden" value={props.other} />
    </>
  );
  return (
    <fieldset className="flex flex-wrap items-center gap-x-3 gap-y-2 border-t pt-3 text-sm">
      <legend className="sr-only">{`${judge.question} ${props.about}`}</legend>
      <span className={said ? 'font-medium' : 'text-text-muted'}>{said ?? judge.question}</span>
      <Form action="/match-judgements" method="post" preventScrollReset>
        {hidden}
        <Button
          aria-label={`${judge.useful}: ${props.about}`}
          icon="check"
          name="verdict"
          size="small"
          type="submit"
          value="useful"
        >
          {judge.useful}
        </Button>
      </Form>
      <details className="group/judge">
        <summary className={`${buttonClass({ size: 'small' })} list-none`}>{judge.useless}</summary>
        <Form
          action="/match-judgements"
          className="mt-2 flex flex-wrap items-end gap-2"
          method="post"
          preventScrollReset
        >
          {hidden}
          <input name="verdict" type="hidden" value="useless" />
          <div className="grid gap-1">
            <label htmlFor={selectId}>{judge.reason}</label>
            <select
              className="control-medium rounded-md border border-border-strong bg-surface-raised px-3"
              defaultValue={judgement && !judgement.isUseful ? judgement.reason : ''}
              id={selectId}
              name="reason"
              required
            >
              <option value="">{judge.choose}</option>
              {uselessReasons.map((reason) => (
                <option key={reason} value={reason}>
                  {judge.reasons[reason]}
                </option>
              ))}
            </select>
          </div>
          <Button type="submit">{judge.send}</Button>
        </Form>
      </details>
    </fieldset>
  );
}
