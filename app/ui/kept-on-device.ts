// Texts kept in this browser while they cannot be sent: storage may be full, forbidden or absent, and then there is none.

const prefix = 'jiebang.kept.';

function attempt<Result>(action: (storage: Storage) => Result): Result | null {
  try {
    return action(window.localStorage);
  } catch {
    return null;
  }
}

export const readKept = (key: string): string | null => attempt((storage) => storage.getItem(prefix + key));

/** False when this browser keeps nothing. */
export const writeKept = (key: string, text: string): boolean =>
  attempt((storage) => {
    storage.setItem(prefix + key, text);
    return true;
  }) ?? false;

export const dropKept = (key: string): void => {
  attempt((storage) => storage.removeItem(prefix + key));
};

/** At sign-out: whoever uses this browser next finds nothing. */
export const dropAllKept = (): void => {
  attempt((storage) => {
    for (const key of Object.keys(storage)) if (key.startsWith(prefix)) storage.removeItem(key);
  });
};
