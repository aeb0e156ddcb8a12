// What the form of a call offers to choose from: own opportunities, and people with sealing keys for each seat.
import { mayHoldSeat, type Seat, seats } from '#app/domain/call.ts';
import { listOpportunitiesForCalls } from '#app/persistence/calls.server.ts';
import { listKeyHolders } from '#app/persistence/custodian-keys.server.ts';

export interface CustodianChoice {
  readonly keyId: string;
  readonly name: string;
  readonly organisation: { readonly nameZh: string; readonly nameEn: string } | null;
}

export async function listCustodianChoices(organisationId: string): Promise<Record<Seat, CustodianChoice[]>> {
  const holders = await listKeyHolders(organisationId);
  const choices = (seat: Seat) =>
    holders
      .filter((holder) => mayHoldSeat(seat, holder, organisationId))
      .map(({ keyId, name, organisation }) => ({ keyId, name, organisation }));
  return { [seats[0]]: choices(seats[0]), [seats[1]]: choices(seats[1]), [seats[2]]: choices(seats[2]) };
}

export async function listOpportunityChoices(
  organisationId: string,
): Promise<{ readonly reference: string; readonly title: string }[]> {
  const rows = await listOpportunitiesForCalls(organisationId);
  return rows.map(({ reference, publishedVersion }) => ({ reference, title: publishedVersion?.title ?? reference }));
}
