// The coach beside a listing's form: the score, what to add first with an example, and what is there already.
import type { MouseEvent, ReactNode } from 'react';
import { coachExamples } from '#app/domain/coach-example.ts';
import { isMissing, type PartResult } from '#app/domain/coach-part.ts';
import type { List } from '#app/domain/listing.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Button } from '#app/ui/button.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { Meter } from '#app/ui/meter.tsx';
import { moveIntent } from './move-contacts-in-form.ts';
import { type Coach, useCoach } from './use-coach.ts';

export interface CoachPanelProps {
  readonly list: List;
  /** The `id` of the form it follows. */
  readonly formId: string;
  /** What the form was sent with; the score before JavaScript runs, and without it. */
  readonly values: unknown;
  /** Least score to be published; 0 for none. */
  readonly minimum: number;
}

/** A form with the coach beside it: at its side on wide screens, a bar at the foot of narrow ones, where the sections stand at the head. */
export function CoachedForm({ children, ...props }: CoachPanelProps & { children: ReactNode }) {
  const { t } = useI18n();
  const coach = useCoach(props.list, props.formId, props.values);
  const missing = coach.result.parts.filter(isMissing).length;
  const { score } = coach.result;
  const body = <CoachBody coach={coach} formId={props.formId} minimum={props.minimum} />;
  return (
    <div className="grid gap-x-10 gap-y-6 xl:grid-cols-[minmax(0,1fr)_20rem]">
      <aside
        aria-label={t.coach.panel.title}
        className="sticky bottom-0 z-10 order-last min-w-0 xl:top-4 xl:bottom-auto xl:self-start"
      >
        <details className="group/coach -mx-4 border-t bg-surface-raised shadow-lg sm:-mx-6 xl:hidden">
          <summary className="control-small cursor-pointer px-4 py-2 font-medium tabular-nums">
            {t.coach.panel.summary({ score, missing })}
          </summary>
          <div className="max-h-[65vh] overflow-y-auto border-t p-4">{body}</div>
        </details>
        <div className="hidden max-h-[calc(100vh-2rem)] overflow-y-auto rounded-lg border bg-surface-raised p-4 xl:block">
          <h2 className="mb-2 text-lg">{t.coach.panel.title}</h2>
          {body}
        </div>
      </aside>
      <div className="min-w-0">{children}</div>
    </div>
  );
}

function CoachBody({ coach, formId, minimum }: { coach: Coach; formId: string; minimum: number }) {
  const { t } = useI18n();
  const words = t.coach.panel;
  const { result, language, isLive } = coach;
  const { score } = result;
  const missing = result.parts.filter(isMissing);
  const there = result.parts.filter((part) => !isMissing(part));
  const isEnough = score >= minimum;
  return (
    <div className="grid gap-4 text-sm">
      <div className="grid gap-1.5">
        <Meter
          label={t.coach.title}
          tone={isEnough ? 'success' : 'warning'}
          value={score / 100}
          valueText={t.coach.score({ score })}
        />
        <p>
          {minimum === 0
            ? words.noMinimum
            : isEnough
              ? words.enough({ minimum })
              : words.tooLow({ minimum, lacking: minimum - score })}
        </p>
        <p className="text-text-muted">{isLive ? words.lead : words.offline}</p>
      </div>
      {result.personal.length > 0 && <PersonalFound coach={coach} formId={formId} />}
      {missing.length > 0 && (
        <div className="grid gap-2">
          <h3 className="font-medium">{words.missingTitle}</h3>
          <ul className="grid gap-3">
            {missing.map((part) => (
              <MissingPart formId={formId} key={part.part} language={language} part={part} />
            ))}
          </ul>
        </div>
      )}
      {there.length > 0 && (
        <Disclosure summary={words.doneTitle}>
          <ul className="grid gap-2.5">
            {there.map((part) => (
              <li key={part.part}>
                <PartHead formId={formId} part={part} />
                <Found part={part} />
                <Remarks part={part} />
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </div>
  );
}

/** Works as a button of the form it does not stand in, with and without JavaScript. */
function PersonalFound({ coach, formId }: { coach: Coach; formId: string }) {
  const { personal } = useI18n().t.coach;
  return (
    <div className="grid gap-2 rounded-md border border-danger p-3">
      <h3 className="font-medium text-danger">{personal.title}</h3>
      <ul className="list-disc pl-5">
        {coach.result.personal.map(({ field, kind, value }) => (
          <li className="break-all" key={`${field}:${kind}:${value}`}>
            {personal.kind[kind]} <span className="tabular-nums">{value}</span>
          </li>
        ))}
      </ul>
      <p className="text-text-muted">{personal.text}</p>
      <Button
        form={formId}
        formNoValidate
        icon="arrow-right"
        name="intent"
        onClick={(event) => {
          if (!coach.isLive) return;
          event.preventDefault();
          coach.moveContacts();
        }}
        size="small"
        type="submit"
        value={moveIntent}
      >
        {personal.move}
      </Button>
    </div>
  );
}

function PartHead({ part, formId }: { part: PartResult; formId: string }) {
  const { t } = useI18n();
  return (
    <div className="flex items-baseline justify-between gap-3">
      <a
        className="touch-link font-medium text-accent underline decoration-border-strong underline-offset-4"
        href={`#${formId}-${part.field}`}
        onClick={goToField}
      >
        {t.coach.part[part.part]}
      </a>
      <span className="whitespace-nowrap text-text-muted tabular-nums">{t.coach.points(part)}</span>
    </div>
  );
}

function MissingPart(props: { part: PartResult; formId: string; language: 'zh' | 'en' }) {
  const { t } = useI18n();
  const { part, formId, language } = props;
  return (
    <li className="grid gap-1 border-l-2 border-warning pl-3">
      <PartHead formId={formId} part={part} />
      <p>{t.coach.add[part.part]}</p>
      <Remarks part={part} />
      <Found part={part} />
      <details>
        <summary className="control-small w-fit cursor-pointer text-text-muted">{t.coach.panel.example}</summary>
        <p className="mt-1 rounded-md bg-surface-sunken p-2" lang={language === 'zh' ? 'zh-CN' : 'en'}>
          {coachExamples[part.part][language]}
        </p>
      </details>
    </li>
  );
}

/** The words that counted, as they stand in the text. */
function Found({ part }: { part: PartResult }) {
  const { t, locale } = useI18n();
  // What is personal is listed once, above, with its button.
  if (part.found.length === 0 || part.part === 'no-contacts') return null;
  const short = part.found.map((word) => (word.length > 40 ? `${word.slice(0, 40)}…` : word));
  return (
    <p className="break-words text-text-muted">
      {t.coach.panel.found}
      {locale === 'en' ? ': ' : '：'}
      {short.join(' · ')}
    </p>
  );
}

function Remarks({ part }: { part: PartResult }) {
  const { t, locale } = useI18n();
  if (part.remarks.length === 0) return null;
  return <p>{part.remarks.map((remark) => t.coach.remark[remark]).join(locale === 'en' ? '; ' : '；')}</p>;
}

/** A hash link scrolls to a field without focusing it; typing should be possible at once. */
function goToField(event: MouseEvent<HTMLAnchorElement>) {
  const target = document.getElementById(decodeURIComponent(event.currentTarget.hash.slice(1)));
  if (!target) return;
  event.preventDefault();
  event.currentTarget.closest<HTMLDetailsElement>('aside > details')?.removeAttribute('open');
  target.closest('fieldset, label, div')?.scrollIntoView({ block: 'center' });
  target.focus({ preventScroll: true });
}
