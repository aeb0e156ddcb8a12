// Asks before something that is hard to undo: a modal dialog, or a fold-out on the page without JavaScript.
import { Form, useNavigation } from '@remix-run/react';
import { type ReactNode, type RefObject, useEffect, useId, useRef, useState } from 'react';
import { Button, type ButtonSize, type ButtonVariant, buttonClass } from './button.tsx';
import { Icon, type IconName } from './icon.tsx';

export type ConfirmDialogProps = {
  /** The button that opens the question. */
  trigger: { label: ReactNode; variant?: ButtonVariant; size?: ButtonSize; icon?: IconName };
  title: ReactNode;
  /** What will happen; form fields (a reason, a CSRF token) may stand here too, they are inside the form. */
  children?: ReactNode;
  /** Where the form posts, by default the page's own route. */
  action?: string;
  /** Hidden values sent along, such as `{intent: 'withdraw'}`. */
  values?: Record<string, string>;
  confirm: { label: ReactNode; variant?: ButtonVariant };
  cancelLabel: string;
  /** Opens at once and stays open after a refused answer, so that field errors are seen. */
  startOpen?: boolean;
};

/**
 * Posts only after the second button. Escape and cancel close it and give focus back to the trigger. It contains a form,
 * so it cannot stand inside another one.
 */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const [scripted, setScripted] = useState(false);
  useEffect(() => setScripted(true), []);
  return scripted ? <ModalQuestion {...props} /> : <FoldedQuestion {...props} />;
}

function FoldedQuestion(props: ConfirmDialogProps) {
  const { trigger } = props;
  return (
    <details open={props.startOpen}>
      <summary className={buttonClass(trigger)}>
        {trigger.icon && <Icon name={trigger.icon} />}
        {trigger.label}
      </summary>
      <div className="mt-3 max-w-lg rounded-lg border bg-surface-raised p-5">
        <p className="font-semibold text-lg">{props.title}</p>
        <QuestionForm {...props} busy={false} />
      </div>
    </details>
  );
}

function ModalQuestion(props: ConfirmDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const headingId = useId();
  const navigation = useNavigation();
  useOpenState(dialog, props.startOpen ?? false, navigation.state === 'idle');
  return (
    <>
      <Button {...props.trigger} aria-haspopup="dialog" onClick={() => dialog.current?.showModal()} type="button">
        {props.trigger.label}
      </Button>
      <dialog
        aria-labelledby={headingId}
        className="m-auto w-[min(100%-2rem,34rem)] whitespace-normal rounded-lg border bg-surface-raised p-5 text-left text-base text-text shadow-xl backdrop:bg-black/50 sm:p-6"
        ref={dialog}
      >
        <h2 className="text-lg" id={headingId}>
          {props.title}
        </h2>
        <QuestionForm
          {...props}
          busy={navigation.state !== 'idle' && navigation.formMethod !== undefined}
          cancel={
            <Button onClick={() => dialog.current?.close()} type="button" variant="quiet">
              {props.cancelLabel}
            </Button>
          }
        />
      </dialog>
    </>
  );
}

function QuestionForm(props: ConfirmDialogProps & { busy: boolean; cancel?: ReactNode }) {
  return (
    <Form action={props.action} method="post">
      {Object.entries(props.values ?? {}).map(([name, value]) => (
        <input key={name} name={name} type="hidden" value={value} />
      ))}
      <div className="mt-2 grid gap-4">{props.children}</div>
      <div className="mt-5 flex flex-wrap gap-3">
        <Button busy={props.busy} type="submit" variant={props.confirm.variant ?? 'primary'}>
          {props.confirm.label}
        </Button>
        {props.cancel}
      </div>
    </Form>
  );
}

/** Opens when asked to from outside, and closes once a submission has come back without errors. */
function useOpenState(dialog: RefObject<HTMLDialogElement>, startOpen: boolean, idle: boolean) {
  const wasIdle = useRef(true);
  useEffect(() => {
    const cameBack = idle && !wasIdle.current;
    wasIdle.current = idle;
    if (startOpen && !dialog.current?.open) dialog.current?.showModal();
    if (!startOpen && cameBack) dialog.current?.close();
  }, [dialog, startOpen, idle]);
}
