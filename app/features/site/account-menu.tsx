// The corner of the header: language, sign-in, and for members the account menu with the organisation switcher.

import { Link, useLocation } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { useI18n } from '#app/i18n/index.ts';
import { Button, ButtonLink, buttonClass } from '#app/ui/button.tsx';
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
  const link = 'flex min-h-11 items-center rounded-md px-3 hover:bg-surface-sunken';
  return (
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
        <Link className={link} to="/account">
          {names.account}
        </Link>
        <Link className={link} to="/watches">
          {t.history.watches.link}
        </Link>
        {reader.isExpert && (
          <Link className={link} to="/account/expert">
            {t.experts.form.heading}
          </Link>
        )}
        {reader.isBroker && (
          <Link className={link} to="/suggestions">
            {t.suggestions.own.link}
          </Link>
        )}
        {reader.isOperator && (
          <Link className={link} to="/operator/listings">
            {t.moderation.title}
          </Link>
        )}
        {reader.organisation && (
          <Link className={link} to="/bids">
            {names.bids}
          </Link>
        )}
        {outbox && (
          <Link className={link} to="/outbox">
            {names.outbox}
          </Link>
        )}
        <form action="/sign-out" className="mt-1 border-t pt-2" method="post" onSubmit={dropAllKept}>
          <Button size="small" type="submit" variant="quiet">
            {names.signOut}
          </Button>
        </form>
      </div>
    </details>
  );
}
