// All message tables of this language, by slice.

import type { Messages } from '../message-shape.ts';
import { access } from './access.ts';
import { accounts } from './accounts.ts';
import { apiKeys } from './api-keys.ts';
import { attachments } from './attachments.ts';
import { batches } from './batches.ts';
import { calls } from './calls.ts';
import { coach } from './coach.ts';
import { confidentiality } from './confidentiality.ts';
import { confirmations } from './confirmations.ts';
import { experts } from './experts.ts';
import { exports } from './exports.ts';
import { forms } from './forms.ts';
import { history } from './history.ts';
import { importing } from './importing.ts';
import { imports } from './imports.ts';
import { introductions } from './introductions.ts';
import { listingForm } from './listing-form.ts';
import { listings } from './listings.ts';
import { mails } from './mails.ts';
import { matches } from './matches.ts';
import { moderation } from './moderation.ts';
import { operations } from './operations.ts';
import { organisations } from './organisations.ts';
import { oversight } from './oversight.ts';
import { personalData } from './personal-data.ts';
import { refusals } from './refusals.ts';
import { reviews } from './reviews.ts';
import { roles } from './roles.ts';
import { search } from './search.ts';
import { security } from './security.ts';
import { site } from './site.ts';
import { suggestions } from './suggestions.ts';
import { vocabulary } from './vocabulary.ts';

export const messages: Messages = {
  site,
  vocabulary,
  forms,
  refusals,
  access,
  accounts,
  security,
  organisations,
  roles,
  apiKeys,
  listings,
  confidentiality,
  history,
  coach,
  listingForm,
  reviews,
  confirmations,
  moderation,
  suggestions,
  attachments,
  search,
  matches,
  introductions,
  calls,
  batches,
  exports,
  importing,
  imports,
  operations,
  experts,
  oversight,
  personalData,
  mails,
};
