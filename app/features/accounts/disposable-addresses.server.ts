// Addresses that are thrown away after an hour: refused where the operator keeps a list of their domains, else not.
import { readFileSync } from 'node:fs';
import { env } from '#app/runtime/env.server.ts';

let known: { readonly file: string; readonly domains: ReadonlySet<string> } | undefined;

/** Read once per process. @throws Error when the file that was named cannot be read */
function listed(file: string): ReadonlySet<string> {
  if (known?.file === file) return known.domains;
  const lines = readFileSync(file, 'utf8').split('\n');
  const domains = new Set(lines.map((line) => line.replace(/#.*/, '').trim().toLowerCase()).filter(Boolean));
  known = { file, domains };
  return domains;
}

/** True when the domain, or one it lies under, is on the list. */
export function isDisposable(email: string): boolean {
  const file = env().DISPOSABLE_DOMAINS_FILE;
  if (!file) return false;
  const domains = listed(file);
  const parts = (email.split('@').at(-1) ?? '').toLowerCase().split('.');
  return parts.some((_, from) => domains.has(parts.slice(from).join('.')));
}
