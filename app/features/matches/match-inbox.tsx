// The inbox of a supplier: opportunities best first, why each fits, and what to add to rank higher.
import { type I18n, useI18n } from '#app/i18n/index.ts';
import { Badge, BadgeRow } from '#app/ui/badge.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { Card, CardList } from '#app/ui/card.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Highlighted } from '#app/ui/highlight.tsx';
import { Columns, Panel, Section } from '#app/ui/layout.tsx';
import { Meter } from '#app/ui/meter.tsx';
import { organisationName } from '#app/ui/organisation-name.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import { TextLink } from '#app/ui/prose.tsx';
import type { Inbox, InboxItem, OwnCapability } from './get-inbox.server.ts';
import { fieldWords, joinWords, kindWord, matchSentences } from './match-words.ts';

export interface MatchInboxProps extends Inbox {
  readonly isFirst: boolean;
  readonly mayDraft: boolean;
  readonly mayContact: boolean;
}

export function MatchInbox(props: MatchInboxProps) {
  const { t } = useI18n();
  const { inbox } = t.matching;
  const { label, previous, next } = t.site.pagination;
  const lacking = props.capabilities.filter(({ missing }) => missing.length > 0);
  return (
    <>
      <PageHeader lead={inbox.lead} title={inbox.title} />
      {props.items.length === 0 ? (
        <Nothing {...props} />
      ) : (
        <Columns side={<Lacking capabilities={lacking} mayDraft={props.mayDraft} />}>
          <CardList label={inbox.title}>
            {props.items.map((item) => (
              <InboxCard item={item} key={item.match.other.id} mayContact={props.mayContact} />
            ))}
          </CardList>
          <Pagination
            labels={{ navigation: label, previous, next }}
            next={props.next ? `/matches?cursor=${props.next}` : undefined}
            previous={props.isFirst ? undefined : '/matches'}
          />
        </Columns>
      )}
    </>
  );
}

function Nothing({ capabilities, mayDraft }: MatchInboxProps) {
  const { inbox } = useI18n().t.matching;
  return (
    <EmptyState
      action={
        <>
          {mayDraft && <ButtonLink to="/capabilities/new">{inbox.publish}</ButtonLink>}
          <ButtonLink to="/opportunities">{inbox.browse}</ButtonLink>
        </>
      }
      title={inbox.emptyTitle}
    >
      <p>{capabilities.length === 0 ? inbox.noCapabilityText : inbox.emptyText}</p>
    </EmptyState>
  );
}

const missingWords = (i18n: I18n, missing: OwnCapability['missing']): string =>
  joinWords(
    i18n,
    missing.map((part) => i18n.t.matching.inbox.missing[part]),
  );

function Lacking({ capabilities, mayDraft }: { capabilities: readonly OwnCapability[]; mayDraft: boolean }) {
  const i18n = useI18n();
  const { inbox } = i18n.t.matching;
  if (capabilities.length === 0) return null;
  return (
    <Panel>
      <Section headingLevel={2} title={inbox.missingTitle}>
        <p className="mb-3 text-sm text-text-muted">{inbox.missingLead}</p>
        <ul className="grid gap-3 text-sm">
          {capabilities.map(({ reference, title, missing }) => (
            <li key={reference}>
              <p>{inbox.missingFor({ title, parts: missingWords(i18n, missing) })}</p>
              {mayDraft && (
                <TextLink aria-label={`${inbox.edit}: ${title}`} to={`/capabilities/${reference}/edit`}>
                  {inbox.edit}
                </TextLink>
              )}
            </li>
          ))}
        </ul>
      </Section>
    </Panel>
  );
}

function InboxCard({ item, mayContact }: { item: InboxItem; mayContact: boolean }) {
  const i18n = useI18n();
  const { t, locale } = i18n;
  const { inbox } = t.matching;
  const { match, own } = item;
  const { other } = match;
  const isTranslated = (other.language === 'zh') !== (locale === 'zh-CN') && other.titleTranslated !== '';
  const reasons = matchSentences(i18n, 'capability', own.facts, match);
  const weak = reasons.filter(({ tone }) => tone === 'warning').map(({ text }) => text.replace(/[。.]$/, ''));
  return (
    <Card
      actions={
        mayContact && (
          <ButtonLink
            size="small"
            to={`/introductions/new?about=opportunity&opportunity=${other.reference}&capability=${own.reference}`}
          >
            {t.matches.expressInterest}
          </ButtonLink>
        )
      }
      aside={
        <div className="w-24">
          <Meter
            label={t.matches.score}
            value={match.score}
            valueText={t.matches.percent({ value: Math.round(match.score * 100) })}
          />
        </div>
      }
      badges={
        <BadgeRow>
          <Badge>{kindWord(i18n, other.kind)}</Badge>
          {other.fields.map((field) => (
            <Badge key={field}>{fieldWords(i18n, [field])}</Badge>
          ))}
        </BadgeRow>
      }
      headingLevel={2}
      meta={<span>{organisationName(locale, other.organisation)}</span>}
      title={<Highlighted text={isTranslated ? other.titleTranslated : match.marked.title} />}
      to={`/opportunities/${other.reference}`}
    >
      <p className="line-clamp-3 text-text-muted">
        <Highlighted
          text={isTranslated && other.summaryTranslated !== '' ? other.summaryTranslated : match.marked.summary}
        />
      </p>
      <div className="rounded-md bg-surface-sunken p-3 text-sm">
        <p>
          <TextLink to={`/capabilities/${own.reference}#matches`}>{inbox.with({ title: own.title })}</TextLink>
        </p>
        <p className="mt-1">
          {reasons
            .filter(({ tone }) => tone === 'success')
            .slice(0, 3)
            .map(({ text }) => text)
            .join(locale === 'en' ? ' ' : '')}
        </p>
        {item.excerpt !== '' && (
          <p className="mt-1 text-text-muted">
            <Highlighted text={item.excerpt} />
          </p>
        )}
        {weak.length > 0 && (
          <p className="mt-1 text-warning">{inbox.weak({ parts: weak.join(locale === 'en' ? '; ' : '；') })}</p>
        )}
      </div>
    </Card>
  );
}
