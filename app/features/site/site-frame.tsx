// The frame around every page: name, navigation, language, account, messages, footer.

import { Link, useLocation } from '@remix-run/react';
import type { ReactNode } from 'react';
import { type Messages, useI18n } from '#app/i18n/index.ts';
import { AppShell } from '#app/ui/shell.tsx';
import { ToastRegion } from '#app/ui/toast.tsx';
import { AccountMenu, LanguageSwitch } from './account-menu.tsx';
import type { SiteFrameData } from './get-site-frame.server.ts';

interface Flash {
  readonly key: string;
  readonly tone: 'success' | 'info' | 'warning';
}
/** Pages that the workspace leads to, and that no other entry of the navigation stands for. */
const workPlaces = ['/reviews', '/imports', '/watches'] as const;

type Frame = SiteFrameData & { readonly flash: Flash | null; readonly requestId: string };

export function SiteFrame({ frame, children }: { frame: Frame | null; children: ReactNode }) {
  const { t } = useI18n();
  const { pathname } = useLocation();
  const { site } = t;
  const navigation = [
    { to: '/search', label: site.navigation.search },
    { to: '/opportunities', label: site.navigation.opportunities },
    { to: '/capabilities', label: site.navigation.capabilities },
    { to: '/batches', label: t.batches.title },
    { to: '/calls', label: site.navigation.calls },
    ...(frame?.reader?.organisation
      ? [
          { to: '/workspace', label: site.navigation.workspace },
          { to: '/introductions', label: site.navigation.introductions },
        ]
      : []),
    ...(frame?.reader?.isSupervisor ? [{ to: '/oversight/audit', label: t.oversight.all.link }] : []),
    ...(frame?.reader?.isOperator ? [{ to: '/operator/verifications', label: site.navigation.operator }] : []),
  ].map((item) => ({
    ...item,
    current: [item.to, ...(item.to === '/workspace' ? workPlaces : [])].some(
      (place) => pathname === place || pathname.startsWith(`${place}/`),
    ),
  }));
  const toasts = frame?.flash
    ? [{ id: frame.requestId, tone: frame.flash.tone, message: flashText(t, frame.flash) }]
    : [];
  return (
    <AppShell
      account={<AccountMenu outbox={frame?.outbox ?? false} reader={frame?.reader ?? null} />}
      banner={frame?.demo ? <DemoBanner text={site.demoBanner} /> : undefined}
      brand={<Brand />}
      footer={<Footer outbox={frame?.outbox ?? false} />}
      language={<LanguageSwitch />}
      menuLabel={site.menu}
      navigation={navigation}
      navigationLabel={site.menu}
      skipLabel={site.skipToContent}
    >
      {children}
      <ToastRegion dismissLabel={site.dismiss} label={site.messages} toasts={toasts} />
    </AppShell>
  );
}

/** Flash keys are "slice.key", typed where they are set; a stale cookie may name one that is gone. */
function flashText(t: Messages, { key }: Flash): string {
  const [slice = '', name = ''] = key.split('.');
  const table = (t as unknown as Record<string, { flash?: Record<string, string> }>)[slice]?.flash;
  return table?.[name] ?? '';
}

function Brand() {
  const { t } = useI18n();
  return (
    <Link className="flex min-h-11 items-center gap-2 font-bold text-accent text-xl tracking-wide" to="/">
      <span
        aria-hidden="true"
        className="inline-flex size-8 items-center justify-center rounded-md bg-call-fill text-base text-on-fill"
      >
        揭
      </span>
      {t.site.name}
    </Link>
  );
}

function DemoBanner({ text }: { text: string }) {
  return <p className="bg-warning-soft px-4 py-1.5 text-center text-sm text-text print:hidden">{text}</p>;
}

function Footer({ outbox }: { outbox: boolean }) {
  const { t } = useI18n();
  return (
    <div className="flex flex-wrap justify-between gap-x-8 gap-y-2">
      <p>{t.site.footer.about}</p>
      <p className="flex gap-4">
        {outbox && (
          <Link className="touch-link underline underline-offset-4" to="/outbox">
            {t.site.navigation.outbox}
          </Link>
        )}
        <span>{t.site.footer.openData}</span>
      </p>
    </div>
  );
}
