// The clock's part of matching: both sides of a strong new match hear of it.
import { tellNextMatch } from '#app/features/matches/tell-matches.server.ts';

export async function tellMatches(): Promise<void> {
  while (await tellNextMatch());
}
