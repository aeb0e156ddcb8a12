// The sections of a listing's form: a list beside it on wide screens, a row of steps above it on small ones.
import { type ReactNode, useEffect, useState } from 'react';
import { useI18n } from '#app/i18n/index.ts';
import { classNames } from '#app/ui/class-names.ts';
import { Icon } from '#app/ui/icon.tsx';
import { type PlanSection, progressOf, type Question, type SectionProgress } from './form-plan.ts';

interface Step extends SectionProgress {
  /** Something in it cannot be missing when it is published. */
  readonly isNeeded: boolean;
  readonly id: string;
  readonly name: string;
}

/** What is filled in and what is missing; the list leads to the sections without JavaScript, too. */
export function SectionNav(props: {
  plan: readonly PlanSection[];
  values: Readonly<Record<string, unknown>>;
  children: ReactNode;
}) {
  const { t } = useI18n();
  const steps = props.plan.map((section) => ({
    id: section.id,
    name: section.title(t),
    isNeeded: section.needed.length > 0,
    ...progressOf(section, props.values),
  }));
  const current = useSectionInView(steps.map(({ id }) => id).join(' '));
  const at = Math.max(
    steps.findIndex(({ id }) => id === current),
    0,
  );
  const words = t.listingForm.nav;
  return (
    <div className="sticky top-0 z-20 -mx-4 border-b bg-surface px-4 py-1 sm:-mx-6 sm:px-6 lg:top-4 lg:z-0 lg:mx-0 lg:self-start lg:border-b-0 lg:p-0">
      <nav aria-label={words.label}>
        <ol className="flex justify-between max-lg:*:min-w-0 max-lg:*:flex-1 lg:grid lg:gap-0.5">
          {steps.map((step, index) => (
            <li key={step.id}>
              <StepLink isCurrent={index === at} number={index + 1} step={step} />
            </li>
          ))}
        </ol>
      </nav>
      <div className="flex items-baseline justify-between gap-3 pb-1 text-xs lg:mt-3 lg:block lg:border-t lg:px-3 lg:pt-3 lg:text-sm">
        <span aria-hidden="true" className="shrink-0 font-medium lg:hidden">
          {words.step({ number: at + 1, total: steps.length, name: steps[at]?.name ?? '' })}
        </span>
        {props.children}
      </div>
    </div>
  );
}

function StepLink({ step, number, isCurrent }: { step: Step; number: number; isCurrent: boolean }) {
  const { t, locale } = useI18n();
  const words = t.listingForm.nav;
  const isComplete = step.missing.length === 0 && (step.isNeeded || step.filled === step.total);
  const missing = words.missing({
    fields: step.missing.map((question) => questionName(t, question)).join(locale === 'en' ? ', ' : '、'),
  });
  return (
    <a
      aria-current={isCurrent ? 'step' : undefined}
      className={classNames(
        'flex min-h-11 min-w-6 items-center justify-center gap-3 rounded-md text-text no-underline hover:bg-accent-soft lg:justify-start lg:px-3 lg:py-1.5',
        isCurrent && 'lg:bg-surface-sunken',
      )}
      href={`#${step.id}`}
    >
      <span
        aria-hidden="true"
        className={classNames(
          'flex size-7 shrink-0 items-center justify-center rounded-full border text-sm tabular-nums',
          isComplete
            ? 'border-transparent bg-success-soft text-success'
            : step.missing.length > 0
              ? 'border-warning text-warning'
              : 'border-border-strong text-text-muted',
          isCurrent && 'border-2 border-accent',
        )}
      >
        {isComplete ? <Icon name="check" /> : number}
      </span>
      <span className="max-lg:sr-only">
        <span className={classNames('block', isCurrent && 'font-semibold')}>{step.name}</span>
        <span className="block text-text-muted text-xs">
          {step.missing.length > 0 ? missing : words.filled({ filled: step.filled, total: step.total })}
        </span>
      </span>
    </a>
  );
}

const questionName = (t: ReturnType<typeof useI18n>['t'], question: Question): string =>
  question === 'contact' ? t.listings.label.contactName : t.listings.label[question];

/** The section around the middle of the screen; empty until scripts run. */
function useSectionInView(ids: string): string {
  const [current, setCurrent] = useState('');
  useEffect(() => {
    const see = (entries: IntersectionObserverEntry[]) => {
      const seen = entries.find((entry) => entry.isIntersecting);
      if (seen) setCurrent(seen.target.id);
    };
    const observer = new IntersectionObserver(see, { rootMargin: '-30% 0px -60% 0px' });
    for (const id of ids.split(' ')) {
      const section = document.getElementById(id);
      if (section) observer.observe(section);
    }
    return () => observer.disconnect();
  }, [ids]);
  return current;
}
