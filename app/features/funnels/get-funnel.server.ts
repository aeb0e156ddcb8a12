// The public funnel: what may be told of it, with the names of its groups.
import { divisionName } from '#app/domain/division.ts';
import { type FunnelDimension, type PublicRow, publicFunnel } from '#app/domain/funnel.ts';
import type { I18n } from '#app/i18n/index.ts';
import { i18nFor } from '#app/i18n/server-messages.server.ts';
import { countFunnel, listFunnelNames } from '#app/persistence/funnels.server.ts';

export interface FunnelRow extends PublicRow {
  readonly nameZh: string;
  readonly nameEn: string;
}

type Names = { readonly nameZh: string; readonly nameEn: string };

const wordOf = (words: object, key: string): string => (words as Readonly<Record<string, string>>)[key] ?? key;
const inBoth = (name: (i18n: I18n) => string): Names => ({
  nameZh: name(i18nFor('zh-CN')),
  nameEn: name(i18nFor('en')),
});

async function namer(by: FunnelDimension, keys: readonly string[]): Promise<(key: string) => Names> {
  if (by === 'organisation' || by === 'batch') {
    const names = await listFunnelNames(by, keys);
    return (key) => names.get(key) ?? { nameZh: key, nameEn: key };
  }
  if (by === 'field') return (key) => inBoth(({ t }) => wordOf(t.vocabulary.field, key));
  if (by === 'city') return (key) => inBoth(({ locale }) => divisionName(locale, key) ?? key);
  return () => inBoth(({ t }) => t.followUps.funnel.all);
}

/** The names of hidden groups are not told either: an organisation with one introduction is nobody's business. */
export async function getFunnel(by: FunnelDimension): Promise<readonly FunnelRow[]> {
  const rows = publicFunnel(await countFunnel(by));
  const nameOf = await namer(
    by,
    rows.map(({ key }) => key),
  );
  return rows.filter(({ counts }) => counts !== null).map((row) => ({ ...row, ...nameOf(row.key) }));
}
