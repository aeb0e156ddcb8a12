// What both listing forms stand in: sections beside them, notices above, and the keeping of what is typed.
import type { DefaultValue, SubmissionResult } from '@conform-to/react';
import { type ComponentType, type ReactNode, useEffect, useMemo, useRef } from 'react';
import { dropKept } from '#app/ui/kept-on-device.ts';
import type { ListingFormAnswer } from './answer-listing-form.server.ts';
import { planOf } from './form-plan.ts';
import { valuesOf } from './form-values.ts';
import type { ListingFormStart } from './get-listing-form.server.ts';
import { ConflictPanel } from './listing-form-conflict.tsx';
import { SectionNav } from './listing-form-nav.tsx';
import { KeepLine, OtherNotice, RestoredNotice } from './listing-form-notices.tsx';
import type { PlaceChoices } from './listing-form-place.tsx';
import type { FormRefusal } from './listing-refusals.ts';
import type { PublicationWay } from './publication-way.ts';
import { type TypedKeep, useTypedKeep } from './use-typed-keep.ts';

export interface ListingFormProps {
  readonly start: ListingFormStart;
  readonly answer: ListingFormAnswer | undefined;
  readonly cancelTo: string;
}

/** What the form itself needs, whichever list. */
export interface ListingFormBodyProps<Form extends Record<string, unknown>> {
  readonly values: DefaultValue<Form>;
  readonly lastResult: SubmissionResult | undefined;
  readonly refusal: FormRefusal | null;
  readonly publication: PublicationWay;
  readonly isRepublishing: boolean;
  readonly places: PlaceChoices;
  readonly cancelTo: string;
  /** Hidden fields, and the choice between two savings: first in the form. */
  readonly head: ReactNode;
  /** To be called after every rendering: rows come and go without an event. */
  readonly look: () => void;
}

export function ListingFormFrame<Form extends Record<string, unknown>>(
  props: ListingFormProps & { readonly formId: string; readonly body: ComponentType<ListingFormBodyProps<Form>> },
) {
  const { start, answer, formId, body: Body } = props;
  const keep = useTypedKeep(formId, start.keep);
  const { filled } = keep;
  const values = useMemo(() => (filled ? valuesOf(filled.pairs) : start.values), [filled, start.values]);
  const lastResult = useResultSince(filled?.version ?? 0, answer?.reply ?? undefined);
  const said = keep.typed ? valuesOf(keep.typed) : (lastResult?.initialValue ?? values);
  const typedAt = filled?.at ?? start.keep.typedAt;
  const places = { cities: start.cities, districts: answer?.districts ?? start.districts };
  return (
    <div className="grid gap-x-10 gap-y-6 lg:grid-cols-[15rem_minmax(0,1fr)]">
      <SectionNav plan={planOf(start.keep.list, start.isRepublishing)} values={said}>
        <KeepLine status={keep.status} />
      </SectionNav>
      <div className="grid min-w-0 content-start gap-4">
        {typedAt && !keep.other && !answer?.conflict && (
          <RestoredNotice onDiscard={() => dropKept(start.keep.device)} typedAt={typedAt} />
        )}
        {keep.other && <OtherNotice choose={keep.choose} other={keep.other} />}
        <Body
          cancelTo={props.cancelTo}
          head={<FormHead answer={answer} keep={keep} start={start} values={values} />}
          isRepublishing={start.isRepublishing}
          key={filled?.version ?? 0}
          lastResult={lastResult}
          look={keep.look}
          places={places}
          publication={start.publication}
          refusal={answer ? answer.refusal : start.refusal}
          values={values as DefaultValue<Form>}
        />
      </div>
    </div>
  );
}

/** The answer to a press of a button, unless the form has been filled with something else since. */
function useResultSince(version: number, result: SubmissionResult | undefined): SubmissionResult | undefined {
  const seen = useRef({ version, stale: undefined as SubmissionResult | undefined });
  if (seen.current.version !== version) seen.current = { version, stale: result };
  return result === seen.current.stale ? undefined : result;
}

/** What the form knew when it was opened goes along unchanged, whatever happened since: that is how others' savings are noticed. */
function FormHead(props: {
  start: ListingFormStart;
  answer: ListingFormAnswer | undefined;
  values: Readonly<Record<string, unknown>>;
  keep: TypedKeep;
}) {
  const { start, answer, values, keep } = props;
  const posted = answer?.reply?.initialValue;
  const known = (name: 'edit' | 'opened') => String(posted?.[name] ?? values[name] ?? start.keep[name]);
  // Loaded again after a refused press, the page would know more than whoever is typing.
  const opened = useRef({ edit: known('edit'), opened: known('opened') });
  const filled = keep.filled?.version ?? 0;
  const version = useRef(filled);
  if (version.current !== filled) {
    version.current = filled;
    opened.current = { edit: known('edit'), opened: known('opened') };
  }
  if (answer?.saved) opened.current = answer.saved;
  return (
    <>
      <input name="permit" type="hidden" value={start.keep.permit} />
      {keep.tab && <input name="tab" type="hidden" value={keep.tab} />}
      <input name="edit" type="hidden" value={opened.current.edit} />
      <input name="opened" type="hidden" value={opened.current.opened} />
      {answer?.conflict && <ConflictPanel conflict={answer.conflict} />}
    </>
  );
}

/** After every rendering of the form. */
export function useLook(look: () => void) {
  useEffect(look);
}
