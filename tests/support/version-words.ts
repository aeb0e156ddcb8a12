// Histories of listings in short, for tests: asked for in Chinese, told by the names of what changed.
import type { VersionChanges } from '#app/features/listings/version-changes.ts';
import { i18nFor } from '#app/i18n/server-messages.server.ts';

export const zh = { i18n: i18nFor('zh-CN') };

export const changedIn = (changes: VersionChanges | null | undefined): string[] =>
  (changes?.fields ?? []).map(({ name }) => name);

/** A value as text to look through, instants and amounts included. */
export const json = (value: unknown): string =>
  JSON.stringify(value, (_, inner) => (typeof inner === 'bigint' ? `${inner}n` : inner));
