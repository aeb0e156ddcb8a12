// Mails to those who watch a listing: a new version with what changed in public, or that it has left the list.
import type { List } from '#app/domain/listing.ts';
import { contentFor, type ListingContent } from '#app/domain/section-access.ts';
import { type I18n, isLocale } from '#app/i18n/index.ts';
import { i18nFor } from '#app/i18n/server-messages.server.ts';
import type { Transaction } from '#app/persistence/client.server.ts';
import { queueMail } from '#app/persistence/mail.server.ts';
import { getOrganisationNames } from '#app/persistence/organisations.server.ts';
import { listWatchers, type Watcher, watchToken } from '#app/persistence/watches.server.ts';
import { env } from '#app/runtime/env.server.ts';
import { listingPath } from '#app/ui/listing-path.ts';
import { organisationName } from '#app/ui/organisation-name.ts';
import { changeReasonText } from './imported-change.ts';
import { type ChangedField, type VersionChanges, versionChanges } from './version-changes.ts';
import type { Piece } from './word-difference.ts';

interface Watched {
  readonly id: string;
  readonly reference: string;
  readonly organisationId: string;
}

interface Worded {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  /** Behind the listing's path. */
  readonly page: string;
}

/** `before` is null for a first publication, which nobody can have watched for. Locked sections are in no mail. */
export async function mailNewVersion(
  tx: Transaction,
  list: List,
  listing: Watched,
  version: { number: number; before: ListingContent | null; after: ListingContent; changeReason: string },
): Promise<void> {
  const { before, after, number } = version;
  if (!before) return;
  const { title } = contentFor(after, 'public').content;
  await mailEach(tx, list, listing, (i18n, { name }, organisation) => {
    const words = i18n.t.history.mail;
    const changes = versionChanges(i18n, { before, after, now: after.sectionAccess }, 'public');
    const reason = changeReasonText(i18n.t, version.changeReason);
    return {
      subject: words.published.subject({ title, number }),
      paragraphs: [
        words.published.lead({ name, title, organisation, number }),
        ...(reason ? [words.reason({ reason })] : []),
        changesText(i18n, changes),
      ],
      page: `/versions#v${number}`,
    };
  });
}

export type LeavingList = keyof I18n['t']['history']['mail']['how'];

/** The listing is no longer on its list. */
export async function mailLeaving(
  tx: Transaction,
  list: List,
  listing: Watched & { readonly title: string },
  how: LeavingList,
): Promise<void> {
  const { title } = listing;
  await mailEach(tx, list, listing, (i18n, { name }, organisation) => {
    const words = i18n.t.history.mail;
    const lead = words.gone.lead({ name, title, organisation, how: words.how[how] });
    return { subject: words.gone.subject({ title }), paragraphs: [lead], page: '' };
  });
}

async function mailEach(
  tx: Transaction,
  list: List,
  listing: Watched,
  wordsFor: (i18n: I18n, watcher: Watcher, organisation: string) => Worded,
): Promise<void> {
  const watchers = await listWatchers(tx, list, listing.id);
  if (watchers.length === 0) return;
  const names = await getOrganisationNames(tx, listing.organisationId);
  const { BASE_URL } = env();
  for (const watcher of watchers) {
    const i18n = i18nFor(isLocale(watcher.locale) ? watcher.locale : 'zh-CN');
    const { subject, paragraphs, page } = wordsFor(i18n, watcher, organisationName(i18n.locale, names));
    const words = i18n.t.history.mail;
    const link = `${BASE_URL}${listingPath(list, listing.reference)}${page}`;
    const end = `${BASE_URL}/unwatch/${watcher.watchId}?token=${watchToken(watcher.watchId)}`;
    const body = [...paragraphs, words.link({ link }), words.unsubscribe({ link: end })].join('\n\n');
    await queueMail(tx, { to: watcher.email, template: 'watched-listing', subject, body, unsubscribeUrl: end });
  }
}

function changesText({ t, locale }: I18n, { fields, locked }: VersionChanges): string {
  const words = t.history.mail;
  const sections = locked.map((name) => t.confidentiality.section[name]).join(locale === 'en' ? ', ' : '、');
  const parts = fields.map((field) =>
    [words.field({ name: t.listings.label[field.name] }), ...linesOf(t, field)].join('\n'),
  );
  return [
    ...(parts.length > 0 ? [words.changes, ...parts] : [words.noChanges]),
    ...(sections ? [words.locked({ sections })] : []),
  ].join('\n\n');
}

/** One line with what was, one with what is: plain text has no colours. */
function linesOf({ history: { mail } }: I18n['t'], field: ChangedField): string[] {
  return field.rows.flatMap((row) => {
    const [was, is] = [sideOf(row, 'removed'), sideOf(row, 'added')];
    return [...(was ? [mail.removed({ text: was })] : []), ...(is ? [mail.added({ text: is })] : [])];
  });
}

/** The side's own text; empty when a whole row is the other side's. */
const sideOf = (row: readonly Piece[], side: 'added' | 'removed'): string =>
  row
    .filter(({ kind }) => kind === 'same' || kind === side)
    .map(({ text }) => text)
    .join('')
    .trim();
