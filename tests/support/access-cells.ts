// The cells of the access table: for each row everybody it tells apart, own and another's things, states, and proofs.
import { type Action, actions, type Rule, type StateSubject } from '#app/domain/authorisation.ts';
import { batchPhases } from '#app/domain/batch.ts';
import { callPhases } from '#app/domain/call.ts';
import { introductionPhases } from '#app/domain/introduction.ts';
import { listingPhases } from '#app/domain/listing.ts';
import { verificationStates } from '#app/domain/organisation.ts';
import { type Character, proofs } from './access-cast.ts';

export const statesOf: Readonly<Record<StateSubject, readonly string[]>> = {
  batch: batchPhases,
  listing: listingPhases,
  call: callPhases,
  introduction: introductionPhases,
  organisation: verificationStates,
};

/** Asked by programs on the server alone: no address of the site leads there. */
export const withoutAddress: readonly Action[] = ['listing.import'];

/**
 * Their requests name no organisation: it is the one the session acts for, so there is nobody else's to try. Ids of
 * another organisation's members, keys and files are tried in two-organisations.test.ts.
 */
const alwaysOwn: readonly Action[] = [
  'api-key.read-own',
  'api-key.create',
  'api-key.revoke',
  'organisation.read-members',
  'organisation.read-audit',
  'organisation.read-roles',
  'organisation.change-roles',
  'member.invite',
  'member.invite-manager',
  'member.change-role',
  'member.remove',
  'member.leave',
  'bid.read-own',
  'listing.export-own',
  'batch.create',
];

const rules: Readonly<Record<Action, Rule>> = actions;

export interface CellName {
  readonly who: string;
  readonly state: string;
  readonly relation: 'home' | 'away' | '';
  readonly proof: string;
}

const hasOwner = (action: Action): boolean => rules[action].owner !== 'any' && !alwaysOwn.includes(action);
const hasProof = ({ secondFactor, stepUp }: Rule): boolean => secondFactor || stepUp;

/** Without what makes no difference to the row. */
export function cellKey(action: Action, { who, state, relation, proof }: CellName): string {
  const rule = rules[action];
  const parts = [rule.states ? state : '', hasOwner(action) ? relation : '', hasProof(rule) ? proof : ''];
  return [action, who, ...parts].join(' | ');
}

/** Some people differ from others for a few rows only. */
export const isAbout = ({ about }: Character, { permissions, verified }: Rule): boolean =>
  about === undefined || (about === 'verified' ? verified : permissions.includes(about));

const telling: readonly string[] = [
  'guest',
  'administrator',
  'member without permissions',
  'administrator of another organisation',
  'administrator of an unverified organisation',
  'operator',
  'supervisor',
  'expert',
  'broker',
];

/** Tried at every door; the others at the first that leads to a row, so that every cell is asked once. */
export const tellsApart = ({ name, about }: Character): boolean => about !== undefined || telling.includes(name);

export function cellsOf(action: Action, everybody: readonly Character[]): CellName[] {
  const rule = rules[action];
  const relationsOf = ({ seat }: Character) =>
    hasOwner(action) ? (['away', ...(seat ? (['home'] as const) : [])] as const) : ([''] as const);
  return everybody
    .filter((who) => isAbout(who, rule))
    .flatMap((who) =>
      relationsOf(who).flatMap((relation) =>
        (rule.states ? statesOf[rule.states.of] : ['']).flatMap((state) =>
          (hasProof(rule) ? proofs : ['fresh']).map((proof) => ({ who: who.name, state, relation, proof })),
        ),
      ),
    );
}
