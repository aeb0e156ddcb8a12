// All message tables of this language, by slice.

import type { Messages } from '../message-shape.ts';
import { access } from './access.ts';
import { accounts } from './accounts.ts';
import { apiKeys } from './api-keys.ts';
import { attachments } from './attachments.ts';
import { batches } from './batches.ts';
import { brokering } from './brokering.ts';
import { calls } from './calls.ts';
import { clarifications } from './clarifications.ts';
import { coach } from './coach.ts';
import { confidentiality } from './confidentiality.ts';
import { confirmations } from './confirmations.ts';
import { disclosure } from './disclosure.ts';
import { experts } from './experts.ts';
import { exports } from './exports.ts';
import { feeds } from './feeds.ts';
import { followUps } from './follow-ups.ts';
import { forms } from './forms.ts';
import { guarding } from './guarding.ts';
import { history } from './history.ts';
import { importing } from './importing.ts';
import { imports } from './imports.ts';
import { introductions } from './introductions.ts';
import { lexicon } from './lexicon.ts';
import { listingForm } from './listing-form.ts';
import { listings } from './listings.ts';
import { mails } from './mails.ts';
import { matches } from './matches.ts';
import { matching } from './matching.ts';
import { matchingQuality } from './matching-quality.ts';
import { moderation } from './moderation.ts';
import { notifications } from './notifications.ts';
import { operations } from './operations.ts';
import { organisations } from './organisations.ts';
import { oversight } from './oversight.ts';
import { personalData } from './personal-data.ts';
import { refusals } from './refusals.ts';
import { responsiveness } from './responsiveness.ts';
import { reviews } from './reviews.ts';
import { roles } from './roles.ts';
import { savedSearches } from './saved-searches.ts';
import { search } from './search.ts';
import { searchIndex } from './search-index.ts';
import { security } from './security.ts';
import { site } from './site.ts';
import { suggestions } from './suggestions.ts';
import { thread } from './thread.ts';
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
  lexicon,
  matchingQuality,
  attachments,
  search,
  savedSearches,
  feeds,
  searchIndex,
  matches,
  matching,
  introductions,
  clarifications,
  brokering,
  disclosure,
  thread,
  followUps,
  guarding,
  responsiveness,
  calls,
  batches,
  exports,
  importing,
  imports,
  notifications,
  operations,
  experts,
  oversight,
  personalData,
  mails,
};
