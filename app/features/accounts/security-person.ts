// Somebody signed in, as the use cases of this folder need them.
import type { Actor } from '#app/domain/actor.ts';

export interface SecurityPerson {
  readonly actor: Actor;
  readonly sessionToken: string;
  /** The request's, with its cookies. */
  readonly headers: Headers;
}
