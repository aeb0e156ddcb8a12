// A listing in a list: enough to decide whether to read on.
import type { CapabilityKind } from '#app/domain/capability.ts';
import type { List } from '#app/domain/listing.ts';
import type { Budget, ContentLanguage, OpportunityKind } from '#app/domain/opportunity.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Badge, BadgeRow } from '#app/ui/badge.tsx';
import { Card } from '#app/ui/card.tsx';
import { formatDay } from '#app/ui/format.ts';
import { listingPath } from '#app/ui/listing-path.ts';
import { isForeign, type ListingOrganisation, languageTag, OrganisationLink } from './listing-detail-parts.tsx';
import { budgetText, fieldNames, kindName, placeName } from './listing-words.ts';

export interface ListingCardProps {
  readonly list: List;
  readonly reference: string;
  readonly language: ContentLanguage;
  readonly title: string;
  readonly titleTranslated: string;
  readonly summary: string;
  readonly summaryTranslated: string;
  readonly kind: OpportunityKind | CapabilityKind;
  readonly fields: readonly string[];
  readonly divisionCode: string;
  readonly trl: number | null;
  readonly budget: Budget | null;
  /** 0–100; null for versions saved before there was a coach. */
  readonly coachScore: number | null;
  readonly validUntil: string;
  readonly organisation: ListingOrganisation;
  readonly headingLevel?: 2 | 3 | 4;
}

export function ListingCard(props: ListingCardProps) {
  const i18n = useI18n();
  const { t, locale } = i18n;
  const { list, language, divisionCode, trl } = props;
  const isTranslated = isForeign(locale, language);
  const lang = languageTag(language);
  const summary = (isTranslated && props.summaryTranslated) || props.summary;
  const amount = props.budget ? budgetText(i18n, props.budget) : '';
  return (
    <Card
      badges={
        <BadgeRow>
          <Badge tone="accent">{kindName(t, list, props.kind)}</Badge>
          {props.fields.map((field) => (
            <Badge key={field}>{fieldNames(i18n, [field])}</Badge>
          ))}
          {props.coachScore !== null && <Badge>{t.coach.badge({ score: props.coachScore })}</Badge>}
        </BadgeRow>
      }
      headingLevel={props.headingLevel ?? 2}
      meta={
        <>
          <OrganisationLink organisation={props.organisation} />
          {amount && <span>{t.listings.list.budget({ amount })}</span>}
          {trl !== null && <span>{t.listings.list.trl({ level: trl })}</span>}
          {divisionCode && <span>{placeName(t, divisionCode)}</span>}
          <span>{t.site.untilDay({ day: formatDay(locale, props.validUntil) })}</span>
        </>
      }
      title={<span lang={lang}>{props.title}</span>}
      to={listingPath(list, props.reference)}
    >
      {isTranslated && props.titleTranslated && <p className="text-text-muted">{props.titleTranslated}</p>}
      {summary && (
        <p className="line-clamp-3" lang={summary === props.summary ? lang : undefined}>
          {summary}
        </p>
      )}
    </Card>
  );
}
