// What a place for handed-in files can do, whether it is a folder here or a bucket elsewhere.

export interface Storage {
  /** All or nothing. @throws when it cannot be kept */
  readonly save: (id: string, bytes: Uint8Array) => Promise<void>;
  /** @throws when there is no such file */
  readonly read: (id: string) => Promise<Uint8Array>;
  /** Quiet when there is no such file. */
  readonly remove: (id: string) => Promise<void>;
  /** Ids of files that have lain here at least so long, unfinished ones too. */
  readonly list: (forMs: number) => Promise<string[]>;
}

/** Names are ids, never what people typed. */
export const isDocumentId = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
