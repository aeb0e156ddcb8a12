// English messages: experts and their profiles.
import type { Translated } from '../message-shape.ts';
import type { experts as source } from '../zh-CN/experts.ts';

export const experts: Translated<typeof source> = {
  flash: { saved: 'The profile is saved.' },
  form: {
    heading: 'Expert profile',
    lead: 'Used to invite you to evaluations in your fields, and to find conflicts of interest before them. Only operators can read it.',
    self: 'Yourself',
    title: 'Title or position',
    titleHint: 'For example professor, research fellow, senior engineer.',
    fields: 'Fields',
    about: 'About you',
    conflict: 'Employment and shared projects',
    conflictLead: 'The last five years, complete: evaluations where you are involved will be kept from you.',
    noRows: 'Nothing yet.',
    remove: 'Remove',
    removeRow: ({ row }) => `Remove ${row}`,
    employments: {
      legend: 'Employment',
      hint: 'Present and former, part-time too.',
      add: 'Add employment',
      row: ({ number }) => `Employment ${number}`,
    },
    projects: {
      legend: 'Shared projects',
      hint: 'Organisations you have carried out projects with.',
      add: 'Add a project',
      row: ({ number }) => `Project ${number}`,
    },
    organisation: 'Organisation',
    uscc: 'Unified social credit code',
    usccHint: 'If you know it: it tells organisations apart for certain.',
    description: 'Description',
    startedOn: 'From',
    endedOn: 'To',
    endedOnHint: 'Empty when it goes on.',
    save: 'Save',
  },
  list: {
    title: 'Experts',
    lead: 'What experts say of themselves, for inviting them and for finding conflicts of interest.',
    empty: 'No experts yet',
    noProfile: 'Nothing said yet.',
    about: 'About',
    employments: 'Employment',
    projects: 'Shared projects',
  },
};
