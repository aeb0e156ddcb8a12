// Sections for some readers only, on the page of a listing: shown as existing but locked, with what unlocks them.
import { Form } from '@remix-run/react';
import type { List } from '#app/domain/listing.ts';
import type { Section as SectionName } from '#app/domain/section.ts';
import type { LockedSection } from '#app/domain/section-access.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { ReaderStanding } from './read-sections.server.ts';

type Level = LockedSection['level'];

export interface ListingReader {
  readonly standing: ReaderStanding;
  /** Locked now, and shown once the reader presses the button. */
  readonly openable: readonly SectionName[];
  /** Locked sections are on the page because the reader pressed it. */
  readonly isOpened: boolean;
}

interface Place {
  readonly list: List;
  readonly reference: string;
}

export function LevelBadge({ level }: { level: Level }) {
  const { t } = useI18n();
  return (
    <Badge icon="lock" tone="warning">
      {t.confidentiality.locked.badge[level]}
    </Badge>
  );
}

/** Where a locked section would stand. */
export function LockedNote(props: Place & { lock: LockedSection; reader: ListingReader | null }) {
  const { t } = useI18n();
  const { lock, reader } = props;
  const words = t.confidentiality;
  const isOpenable = reader?.openable.includes(lock.section) ?? false;
  return (
    <section className="flex min-w-0 gap-3 rounded-lg border border-dashed bg-surface-sunken p-4">
      <Icon className="mt-1 size-5 text-text-muted" name="lock" />
      <div className="min-w-0 flex-1">
        <div className="mb-1 flex flex-wrap items-center gap-x-3 gap-y-1">
          <h2 className="text-lg">{words.section[lock.section]}</h2>
          <LevelBadge level={lock.level} />
        </div>
        <p className="text-text-muted">{words.locked.text[lock.level]}</p>
        {reader && !isOpenable && (
          <div className="mt-3">
            <NextStep {...props} level={lock.level} standing={reader.standing} />
          </div>
        )}
      </div>
    </section>
  );
}

/** What this reader can do to come closer to what is locked. */
function NextStep({ list, reference, level, standing }: Place & { level: Level; standing: ReaderStanding }) {
  const { t } = useI18n();
  const words = t.confidentiality.locked;
  const here = `/${list === 'opportunity' ? 'opportunities' : 'capabilities'}/${reference}`;
  const link = (to: string, label: string) => (
    <ButtonLink size="small" to={to}>
      {label}
    </ButtonLink>
  );
  switch (standing) {
    case 'guest':
      return link(`/sign-in?${new URLSearchParams({ to: here })}`, words.signIn);
    case 'person':
      return link('/organisations/new', words.createOrganisation);
    case 'unverified-manager':
      return link('/organisations/files', words.becomeVerified);
    case 'unverified':
      return <p>{words.askAdministrator}</p>;
    case 'suspended':
      return <p>{words.suspended}</p>;
    case 'verified':
      return level === 'introduced'
        ? link(`/introductions/new?about=${list}&${list}=${reference}`, words.expressInterest)
        : null;
    default:
      return null;
  }
}

/** Above the listing: the button that shows what the reader may read, or the word that it is shown. */
export function ReaderNotice({ list, reference, reader }: Place & { reader: ListingReader }) {
  const { t, locale } = useI18n();
  const words = t.confidentiality;
  if (reader.openable.length === 0)
    return reader.isOpened ? <Notice tone="warning">{words.locked.opened}</Notice> : null;
  const sections = reader.openable.map((name) => words.section[name]).join(locale === 'en' ? ', ' : '、');
  return (
    <Notice
      action={
        <Form action="/section-readings" method="post">
          <input name="list" type="hidden" value={list} />
          <input name="reference" type="hidden" value={reference} />
          <Button icon="lock" type="submit" variant="primary">
            {words.locked.open}
          </Button>
        </Form>
      }
      title={words.locked.openTitle}
    >
      <p>{words.locked.openText({ sections })}</p>
    </Notice>
  );
}
