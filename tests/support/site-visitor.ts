// Somebody who uses the site over HTTP alone: keeps cookies, posts forms, reads pages. Works against any base URL.

import { setTimeout as sleep } from 'node:timers/promises';
import { totpCode, totpPeriod } from '#app/domain/totp.ts';
import { demoSecret } from '#app/features/accounts/demo-people.ts';

export interface Page {
  readonly status: number;
  /** Path and query after redirects. */
  readonly path: string;
  readonly html: string;
}

type Fields = Readonly<Record<string, string | readonly string[]>>;

export class SiteVisitor {
  readonly #cookies = new Map<string, string>();
  readonly base: string;

  constructor(base: string) {
    this.base = base.replace(/\/$/, '');
  }

  async #fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const reply = await fetch(this.base + path, {
      ...init,
      redirect: 'manual',
      headers: { ...init.headers, cookie, origin: this.base },
    });
    for (const line of reply.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0(;|$)/i.test(line)) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    return reply;
  }

  async #page(reply: Response, path: string, hops = 0): Promise<Page> {
    const to = reply.headers.get('location');
    if (to && reply.status >= 300 && reply.status < 400 && hops < 5) {
      const next = new URL(to, this.base + path);
      const target = next.pathname + next.search;
      return this.#page(await this.#fetch(target), target, hops + 1);
    }
    return { status: reply.status, path, html: await reply.text() };
  }

  /** A code works once: somebody else may just have used it as the same person, so later ones are tried. */
  async #answerSecondFactor(path: string): Promise<Page> {
    for (let tried = 0; ; tried += 1) {
      const code = totpCode(demoSecret, new Date(Date.now() + (tried % 2) * totpPeriod));
      const page = await this.post(path, { code, to: '/workspace' });
      if (page.status !== 403 || tried >= 8) return page;
      if (tried % 2) await sleep(totpPeriod / 3);
    }
  }

  async get(path: string): Promise<Page> {
    return this.#page(await this.#fetch(path), path);
  }

  async json<T>(path: string): Promise<T> {
    const reply = await this.#fetch(path);
    if (!reply.ok) throw new Error(`${path}: ${reply.status}`);
    return (await reply.json()) as T;
  }

  /** Sends a form as a browser without JavaScript does. */
  async post(path: string, fields: Fields): Promise<Page> {
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries(fields))
      for (const one of typeof value === 'string' ? [value] : value) body.append(name, one);
    return this.#page(await this.#fetch(path, { method: 'POST', body }), path);
  }

  /** Sends JSON; the status is the answer. */
  async postJson(path: string, body: unknown): Promise<Page> {
    const headers = { 'content-type': 'application/json' };
    return this.#page(await this.#fetch(path, { method: 'POST', headers, body: JSON.stringify(body) }), path);
  }

  /** Throws unless the address and password are right. Demo people's second factor is answered. */
  async signIn(email: string, password: string): Promise<void> {
    let page = await this.post('/sign-in', { email, password, to: '/workspace' });
    if (page.path.startsWith('/sign-in/second-factor')) page = await this.#answerSecondFactor(page.path);
    if (page.path !== '/workspace') throw new Error(`sign-in of ${email} ended at ${page.path} with ${page.status}`);
  }
}
