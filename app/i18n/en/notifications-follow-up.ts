// English messages: notifications about what became of introductions.
import type { Messages } from '../message-shape.ts';

type Kinds = Messages['notifications']['kinds'];
type Words = Pick<Kinds, Extract<keyof Kinds, `follow-up.${string}` | `organisation.${string}`>>;

export const followUpNotifications: Words = {
  'follow-up.proposed': {
    title: (p) => `${p.organisationEn || p.organisationZh} recorded a step: please confirm it`,
    line: (p) => `“${p.title}”: ${p.stage}. Please confirm it, or say what is different.`,
  },
  'follow-up.confirmed': {
    title: (p) => `${p.organisationEn || p.organisationZh} confirmed a step`,
    line: (p) => `“${p.title}”: ${p.stage}.`,
  },
  'follow-up.disputed': {
    title: (p) => `${p.organisationEn || p.organisationZh} disputes a step`,
    line: (p) => `“${p.title}”: ${p.stage}. Please read what they say.`,
  },
  'follow-up.stale': {
    title: (p) => `The ledger needs a look: ${p.title}`,
    line: (p) => `${p.why} (${p.sinceOn}). Please record a step, or plan the next one.`,
  },
  'organisation.invites-again': {
    title: (p) => `${p.organisationEn || p.organisationZh} invites you to ask again`,
    line: (p) => `${p.organisationEn || p.organisationZh} had declined, and is open to talk now.`,
  },
  'organisation.report-answered': {
    title: () => 'Your report has been decided',
    line: (p) => `What the operators say: ${p.note}`,
  },
  'organisation.warned': {
    title: () => 'The operators have warned your organisation',
    line: (p) => `Reason: ${p.note}`,
  },
};
