// The document around every page, the frame of the site, and the page shown when something is refused or fails.
import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { data } from '@remix-run/node';
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useRouteError, useRouteLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import { ErrorPage, wordsOf } from './features/site/error-page.tsx';
import { getSiteFrame } from './features/site/get-site-frame.server.ts';
import { SiteFrame } from './features/site/site-frame.tsx';
import { readFlash } from './http/flash.server.ts';
import { readViewer } from './http/viewer.server.ts';
import { useI18n } from './i18n/index.ts';
import { useNonce } from './ui/nonce.ts';
import './ui/theme.css';

export const links: LinksFunction = () => [{ rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const [viewer, { flash, headers }] = await Promise.all([readViewer(request, context), readFlash(request)]);
  return data({ locale: context.locale, flash, requestId: context.requestId, ...getSiteFrame(viewer) }, { headers });
}

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce();
  const { locale, t } = useI18n();
  const error = useRouteError();
  return (
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        <meta content="width=device-width, initial-scale=1" name="viewport" />
        <meta content="light dark" name="color-scheme" />
        <meta nonce={nonce} property="csp-nonce" suppressHydrationWarning />
        {/* When a page fails, its own title is not asked for. */}
        {error ? <title>{`${wordsOf(t, error).title} · ${t.site.name}`}</title> : <Meta />}
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  return (
    <SiteFrame frame={useRouteLoaderData<typeof loader>('root') ?? null}>
      <Outlet />
    </SiteFrame>
  );
}

/** Keeps the frame, so that nobody is left in a dead end; the root's own data may be missing when it is what failed. */
export function ErrorBoundary() {
  return (
    <SiteFrame frame={useRouteLoaderData<typeof loader>('root') ?? null}>
      <ErrorPage />
    </SiteFrame>
  );
}
