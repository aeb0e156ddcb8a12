// The clock's part of being told: daily and weekly portions of saved searches, and reminders before something ends.
import { tellNextFound } from '#app/features/saved-searches/tell-found.server.ts';
import { remindClosing } from '#app/features/watching/remind-closing.server.ts';

export async function tellPortions(): Promise<void> {
  while (await tellNextFound());
}

export async function remindOfEnds(): Promise<void> {
  await remindClosing();
}
