// The two ceremonies with passkeys, as the visitor's browser holds them with our server.
import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser';
import type { AccountReason } from './accounts-refusals.ts';

export type CeremonyResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: Trouble };
/** A refusal of the server, or the browser's own: it cannot, or its owner would not. */
export type Trouble = AccountReason | 'unsupported' | 'failed';

const base = '/api/auth/passkey';

async function ask<T>(path: string, body?: unknown): Promise<CeremonyResult<T>> {
  const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const reply = await fetch(`${base}/${path}`, { ...init, headers: { 'content-type': 'application/json' } });
  const said: unknown = await reply.json().catch(() => null);
  if (reply.ok) return { ok: true, value: said as T };
  return { ok: false, reason: (said as { reason?: AccountReason } | null)?.reason ?? 'failed' };
}

const whole = async <T>(ceremony: () => Promise<CeremonyResult<T>>): Promise<CeremonyResult<T>> => {
  if (!browserSupportsWebAuthn()) return { ok: false, reason: 'unsupported' };
  try {
    return await ceremony();
  } catch {
    return { ok: false, reason: 'failed' }; // cancelled, timed out, no such key
  }
};

type Options<Start extends (given: never) => unknown> = Parameters<Start>[0] extends { optionsJSON: infer O }
  ? O
  : never;

/** Makes a passkey and has it kept; the value holds new recovery codes, if there had been none. */
export const createPasskey = (name: string, password: string) =>
  whole<{ recoveryCodes: string[] }>(async () => {
    const options = await ask<Options<typeof startRegistration>>('generate-register-options', { password });
    if (!options.ok) return options;
    const response = await startRegistration({ optionsJSON: options.value });
    return ask('verify-registration', { response, name, password });
  });

/** Signs in with a passkey, or steps up. */
export const showPasskey = () =>
  whole<null>(async () => {
    const options = await ask<Options<typeof startAuthentication>>('generate-authenticate-options');
    if (!options.ok) return options;
    return ask('verify-authentication', { response: await startAuthentication({ optionsJSON: options.value }) });
  });
