// All message tables of this language, by slice.
import { site } from './site.ts';
import { vocabulary } from './vocabulary.ts';
import { forms } from './forms.ts';
import { refusals } from './refusals.ts';
import { accounts } from './accounts.ts';
import { organisations } from './organisations.ts';
import { listings } from './listings.ts';
import { search } from './search.ts';
import { matches } from './matches.ts';
import { introductions } from './introductions.ts';
import { calls } from './calls.ts';
import { importing } from './importing.ts';
import { operations } from './operations.ts';
import { mails } from './mails.ts';

export const messages = {
  site,
  vocabulary,
  forms,
  refusals,
  accounts,
  organisations,
  listings,
  search,
  matches,
  introductions,
  calls,
  importing,
  operations,
  mails,
};
