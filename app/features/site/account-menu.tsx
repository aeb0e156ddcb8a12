// The corner of the header: language, sign-in, and for members the account menu with the organisation switcher.

import { Link, useLocation } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { useI18n } from '#app/i18n/index.ts';
import { Button, ButtonLink, buttonClass } from '#app/ui/button.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { dropAllKept } from '#app/ui/kept-on-device.ts';
import { organisationName } from '#app/ui/organisation-name.ts';
import type { SiteFrameData } from './get-site-frame.server.ts';

/** A whole-page form: the other language's messages are loaded with the new document. */
export function LanguageSwitch() {
  const { locale, t } = useI18n();
  const { pathname, search } = useLocation();
  const other = locale === 'en' ? { code: 'zh-CN', name: '中文' } : { code: 'en', name: 'English' };
  return (
    <form action="/language" method="post">
      <input name="to" type="hidden" value={pathname + search} />
      <button
        aria-label={`${t.site.switchLanguage}: ${other.name}`}
        className="touch-link min-h-11 cursor-pointer px-2 text-sm text-text-muted underline-offset-4 hover:text-accent hover:underline"
        lang={other.code}
        name="locale"
        type="submit"
        value={other.code}
      >
        {other.name}
      </button>
    </form>
  );
}

export function AccountMenu({ reader, outbox }: { reader: SiteFrameData['reader']; outbox: boolean }) {
  const { locale, t } = useI18n();
  const { key, pathname, search } = useLocation();
  const menu = useRef<HTMLDetailsElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new location key is the sign that a link was followed
  useEffect(() => menu.current?.removeAttribute('open'), [key]);
  const names = t.site.navigation;
  if (!reader)
    return (
      <>
        <ButtonLink size="small" to={`/sign-in?${new URLSearchParams({ to: pathname + search })}`} variant="primary">
          {names.signIn}
        </ButtonLink>
        <ButtonLink className="max-sm:hidden" size="small" to="/sign-up" variant="secondary">
          {names.signUp}
        </ButtonLink>
      </>
    );
  const hasOrganisation = reader.organisation !== null;
  const entries: readonly (readonly [to: string, name: string, isShown?: boolean])[] = [
    ['/account', names.account],
    ['/watches', t.history.watches.link],
    ['/saved-searches', t.savedSearches.link],
    ['/account/expert', t.experts.form.heading, reader.isExpert],
    ['/broker', t.brokering.link, reader.isBroker],
    ['/suggestions', t.suggestions.own.link, reader.isBroker],
    ['/operator/listings', t.moderation.title, reader.isOperator],
    ['/operator/lexicon', t.lexicon.operator.title, reader.isOperator],
    ['/operator/matching', t.matching.operator.title, reader.isOperator],
    ['/operator/reports', t.guarding.queue.title, reader.isOperator],
    ['/operator/mails', t.notifications.operator.title, reader.isOperator],
    ['/operator/search', t.searchIndex.title, reader.isOperator],
    ['/follow-ups', t.followUps.title, hasOrganisation],
    ['/bids', names.bids, hasOrganisation],
    ['/outbox', names.outbox, outbox],
  ];
  const link = 'flex min-h-11 items-center rounded-md px-3 hover:bg-surface-sunken';
  return (
    <>
      <NotificationLink unread={reader.unread} />
      <details className="relative" ref={menu}>
        <summary className={`${buttonClass({ variant: 'quiet', size: 'small' })} list-none`}>
          <span className="max-w-[5rem] truncate sm:max-w-[12rem]">{reader.name}</span>
          <span aria-hidden="true">▾</span>
        </summary>
        <div className="absolute right-0 z-40 mt-1 w-72 rounded-lg border bg-surface-raised p-2 shadow-lg">
          {reader.organisation && (
            <Link className={`${link} font-semibold`} to={`/organisations/${reader.organisation.reference}`}>
              {organisationName(locale, reader.organisation)}
            </Link>
          )}
          {reader.organisations
            .filter(({ id }) => id !== reader.organisation?.id)
            .map((organisation) => (
              <form action="/organisations/switch" key={organisation.id} method="post">
                <input name="to" type="hidden" value="/workspace" />
                <button
                  className={`${link} w-full cursor-pointer text-left`}
                  name="organisationId"
                  type="submit"
                  value={organisation.id}
                >
                  {t.site.actFor({ name: organisationName(locale, organisation) })}
                </button>
              </form>
            ))}
          {entries.map(
            ([to, name, isShown = true]) =>
              isShown && (
                <Link className={link} key={to} to={to}>
                  {name}
                </Link>
              ),
          )}
          <form action="/sign-out" className="mt-1 border-t pt-2" method="post" onSubmit={dropAllKept}>
            <Button size="small" type="submit" variant="quiet">
              {names.signOut}
            </Button>
          </form>
        </div>
      </details>
    </>
  );
}

function NotificationLink({ unread }: { unread: number }) {
  const { t } = useI18n();
  const count = unread > 99 ? '99+' : String(unread);
  const words = t.notifications;
  return (
    <Link
      aria-label={unread > 0 ? `${words.link}: ${words.unread({ count })}` : words.link}
      className="relative inline-flex size-11 shrink-0 items-center justify-center rounded-md text-accent hover:bg-accent-soft"
      to="/notifications"
    >
      <Icon className="size-5" name="bell" />
      {unread > 0 && (
        <span
          aria-hidden="true"
          className="absolute top-1 right-0 min-w-5 rounded-full bg-call-fill px-1 text-center font-semibold text-on-fill text-xs tabular-nums"
        >
          {count}
        </span>
      )}
    </Link>
  );
}
