// Batches as lines of a list: on the batches' own page, the front page, the lists and a listing's page.
import { dayOf } from '#app/domain/period.ts';
import { useI18n } from '#app/i18n/index.ts';
import type { BatchLine } from '#app/persistence/batches.server.ts';
import { Badge, BadgeRow } from '#app/ui/badge.tsx';
import { Card, CardList } from '#app/ui/card.tsx';
import { formatDay, formatInstant } from '#app/ui/format.ts';
import { organisationName } from '#app/ui/organisation-name.ts';
import { TextLink } from '#app/ui/prose.tsx';

export function BatchCards(props: {
  batches: readonly BatchLine[];
  columns?: 1 | 2 | 3;
  headingLevel?: 2 | 3;
  /** Leads to where it is put together instead of to its page. */
  toDesk?: boolean;
}) {
  const { t, locale } = useI18n();
  const words = t.batches;
  return (
    <CardList columns={props.columns ?? 1} label={words.title}>
      {props.batches.map((batch) => {
        const { reference, releasedAt, releaseAt } = batch;
        const phase = releasedAt ? 'released' : releaseAt ? 'scheduled' : 'draft';
        return (
          <Card
            badges={
              <BadgeRow>
                <Badge tone="info">{words.listName[batch.list]}</Badge>
                <Badge>{words.ordinal({ number: batch.number })}</Badge>
                {phase !== 'released' && (
                  <Badge tone={phase === 'scheduled' ? 'success' : 'neutral'}>{words.phase[phase]}</Badge>
                )}
                {batch.hasFailed && <Badge tone="danger">{words.desk.failedTitle}</Badge>}
              </BadgeRow>
            }
            headingLevel={props.headingLevel ?? 3}
            key={reference}
            meta={
              <>
                <span>{organisationName(locale, batch.organisation)}</span>
                {releasedAt && <span>{words.releasedOn({ day: formatDay(locale, dayOf(new Date(releasedAt))) })}</span>}
                {!releasedAt && releaseAt && <span>{words.dueOn({ at: formatInstant(locale, releaseAt) })}</span>}
                <span>{words.count({ count: batch.itemCount })}</span>
              </>
            }
            title={organisationName(locale, batch)}
            to={`/batches/${reference}${props.toDesk ? '/edit' : ''}`}
          />
        );
      })}
    </CardList>
  );
}

/** "Released in: …" on the page of a listing; nothing while it is in no released batch. */
export function ReleasedIn({ batches }: { batches: readonly BatchLine[] }) {
  const { t, locale } = useI18n();
  if (batches.length === 0) return null;
  return (
    <p className="text-sm">
      <span className="text-text-muted">{t.batches.releasedIn} </span>
      {batches.map((batch, index) => (
        <span key={batch.reference}>
          {index > 0 && ' · '}
          <TextLink to={`/batches/${batch.reference}`}>{organisationName(locale, batch)}</TextLink>
        </span>
      ))}
    </p>
  );
}
