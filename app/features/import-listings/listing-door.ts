// What an import asks of the listings; the pages and the job hand it in, because features do not know each other.
import type { Actor } from '#app/domain/actor.ts';
import type { AccessReason } from '#app/domain/authorisation.ts';
import type { CapabilityContent } from '#app/domain/capability.ts';
import type { Decision } from '#app/domain/decision.ts';
import type { List } from '#app/domain/listing.ts';
import type { OpportunityContent } from '#app/domain/opportunity.ts';
import type { Transaction } from '#app/persistence/client.server.ts';
import type { RowUndone } from '#app/persistence/import-rows.server.ts';
import type { ContactDetails } from './import-notes.ts';

export type ListingContent = OpportunityContent | CapabilityContent;

export interface ListingItem {
  readonly importKey: string;
  /** The listing's own number, when the file is a list this site gave out; empty otherwise. */
  readonly reference: string;
  readonly content: ListingContent;
  /** Null when the file says nothing of a contact: what the listing has stays. */
  readonly contact: ContactDetails | null;
}

export interface ListingKey {
  readonly organisationId: string;
  readonly importSource: string;
}

export interface BeforeRow {
  readonly draft: object | null;
  readonly contact: ContactDetails;
  readonly after: string;
}

type Outcome = 'added' | 'changed' | 'unchanged';

export interface ListingDoor {
  /** What saving would do; one answer an item. */
  plan(
    list: List,
    key: ListingKey,
    items: readonly ListingItem[],
  ): Promise<readonly { readonly reference: string; readonly outcome: Outcome }[]>;
  /** Saves drafts; one answer an item. */
  save(
    tx: Transaction,
    list: List,
    actor: Actor | null,
    key: ListingKey,
    items: readonly ListingItem[],
  ): Promise<
    Decision<
      readonly { readonly reference: string; readonly outcome: Outcome; readonly before: BeforeRow | null }[],
      AccessReason
    >
  >;
  undo(
    tx: Transaction,
    list: List,
    actor: Actor | null,
    organisationId: string,
    row: { readonly reference: string; readonly outcome: 'added' | 'changed'; readonly before: BeforeRow },
  ): Promise<Decision<RowUndone, AccessReason>>;
}
