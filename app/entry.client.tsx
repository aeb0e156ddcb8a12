// Starts the page in the browser, in the language the server chose.
import { RemixBrowser } from '@remix-run/react';
import { StrictMode, startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { I18nContext, isLocale, loadMessages } from './i18n/index.ts';
import { registerMessages } from './i18n/registry.ts';
import { NonceContext } from './ui/nonce.ts';

// The browser hides the nonce attribute's value but keeps the property; hydration needs the same value.
const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce;
const { lang } = document.documentElement;
const locale = isLocale(lang) ? lang : 'zh-CN';
const t = await loadMessages(locale);
registerMessages(locale, t);

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <NonceContext.Provider value={nonce}>
        <I18nContext.Provider value={{ locale, t }}>
          <RemixBrowser />
        </I18nContext.Provider>
      </NonceContext.Provider>
    </StrictMode>,
  );
});
