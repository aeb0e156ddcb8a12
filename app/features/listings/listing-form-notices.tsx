// What a listing's form says about what was typed: whether it is kept, that it was filled in again, that another copy exists.
import { Form, Link, useLocation } from '@remix-run/react';
import { siteTimeZone } from '#app/domain/period.ts';
import { type Locale, useI18n } from '#app/i18n/index.ts';
import { Button } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { KeepStatus, OtherTyping } from './typed-keeper.ts';

/** "14:03", with the day when it is wanted; in the site's zone, so that server and browser say the same. */
export const typedTime = (locale: Locale, instant: Date | string, withDay = false): string =>
  new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    ...(withDay && { month: 'long', day: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    timeZone: siteTimeZone,
  }).format(new Date(instant));

/** Said calmly: it changes every few seconds, and only what needs doing stands out. */
export function KeepLine({ status }: { status: KeepStatus }) {
  const { t, locale } = useI18n();
  const words = t.listingForm.status;
  const { pathname } = useLocation();
  return (
    <p aria-live="polite" className="min-w-0 text-text-muted">
      {status.kind === 'idle' && words.idle}
      {status.kind === 'typing' && words.typing}
      {status.kind === 'saved' && words.savedAt({ time: typedTime(locale, status.at) })}
      {status.kind === 'kept-here' && words.keptHere}
      {status.kind === 'too-long' && words.tooLong}
      {status.kind === 'signed-out' && (
        <>
          {words.signedOut} <Link to={`/sign-in?${new URLSearchParams({ to: pathname })}`}>{words.signIn}</Link>
        </>
      )}
    </p>
  );
}

/** `typedAt`: when what the form shows was typed; it stands in no draft yet. */
export function RestoredNotice({ typedAt, onDiscard }: { typedAt: string; onDiscard: () => void }) {
  const { t, locale } = useI18n();
  const words = t.listingForm.restored;
  return (
    <Notice
      action={
        <Form method="post" onSubmit={onDiscard} reloadDocument>
          <Button name="intent" size="small" type="submit" value="discard-typed">
            {words.discard}
          </Button>
        </Form>
      }
      live
      title={words.title({ time: typedTime(locale, typedAt, true) })}
    >
      {words.text}
    </Notice>
  );
}

export function OtherNotice({ other, choose }: { other: OtherTyping; choose: (which: 'other' | 'this') => void }) {
  const { t, locale } = useI18n();
  const words = t.listingForm.other;
  return (
    <Notice
      action={
        <>
          <Button onClick={() => choose('other')} size="small" type="button">
            {words.take}
          </Button>
          <Button onClick={() => choose('this')} size="small" type="button">
            {words.keep}
          </Button>
        </>
      }
      live
      title={words.title({ time: typedTime(locale, other.at, true) })}
      tone="warning"
    >
      {words.text}
    </Notice>
  );
}
