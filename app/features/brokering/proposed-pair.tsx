// The two listings of a pair beside each other, as everybody may read them.
import type { Locale } from '#app/i18n/index.ts';
import { useI18n } from '#app/i18n/index.ts';
import { organisationName } from '#app/ui/organisation-name.ts';
import { TextLink } from '#app/ui/prose.tsx';

export interface PairListing {
  readonly reference: string;
  readonly publishedVersion: {
    readonly title: string;
    readonly titleTranslated: string;
    readonly language: string;
  } | null;
  readonly organisation: { readonly reference: string; readonly nameZh: string; readonly nameEn: string };
}

export function pairTitle(locale: Locale, { publishedVersion, reference }: PairListing): string {
  if (!publishedVersion) return reference;
  const isOwn = (publishedVersion.language === 'zh') === (locale === 'zh-CN');
  return isOwn ? publishedVersion.title : publishedVersion.titleTranslated || publishedVersion.title;
}

export function ProposedPair({ opportunity, capability }: { opportunity: PairListing; capability: PairListing }) {
  const { locale, t } = useI18n();
  const sides = [
    { list: 'opportunity', folder: 'opportunities', listing: opportunity },
    { list: 'capability', folder: 'capabilities', listing: capability },
  ] as const;
  return (
    <div className="grid gap-4 md:grid-cols-2">
      {sides.map(({ list, folder, listing }) => (
        <div className="min-w-0" key={list}>
          <p className="text-sm text-text-muted">{t.vocabulary.list[list]}</p>
          <p className="font-medium">
            <TextLink to={`/${folder}/${listing.reference}`}>{pairTitle(locale, listing)}</TextLink>
          </p>
          <p className="text-sm">
            <TextLink to={`/organisations/${listing.organisation.reference}`}>
              {organisationName(locale, listing.organisation)}
            </TextLink>
          </p>
        </div>
      ))}
    </div>
  );
}
