// English messages: what is wrong with a field. The part after ":" in an error code is its parameter.
import type { Translated } from '../message-shape.ts';
import type { forms as source } from '../zh-CN/forms.ts';

export const forms: Translated<typeof source> = {
  errorTitle: 'Please check the fields marked below',
  optional: 'optional',
  required: 'required',
  errors: {
    required: () => 'Please fill this in',
    invalid: () => 'This is not a valid entry',
    'too-long': (limit) => `At most ${limit} characters`,
    'too-short': (limit) => `At least ${limit} characters`,
    disposable: () => 'Throw-away addresses cannot be used here; please give your usual one',
    email: () => 'Enter a valid e-mail address',
    number: () => 'Enter a number',
    amount: () => 'Enter an amount, for example 350 or 350.5',
    'amount-order': () => 'The lowest amount is above the highest',
    day: () => 'Enter a valid date',
    'day-order': () => 'The end cannot be before the beginning',
    instant: () => 'Enter a valid date and time',
    'in-past': () => 'This must be in the future',
    choose: () => 'Choose one',
    'choose-some': () => 'Choose at least one',
    url: () => 'Enter an address that starts with http:// or https://',
    uscc: () => 'The code has 18 digits and capital letters, none of I, O, S, V, Z',
    'uscc-check': () => 'The check digits do not fit: compare the certificate, or explain below why the code is right',
    taken: () => 'Already in use',
    'password-short': () => 'At least 15 characters; a sentence is easy to remember',
    'password-common': () => 'This password is too common; choose another',
    'weights-sum': () => 'The weights must add up to 100',
    'file-needed': () => 'Choose a file',
    'contact-needed': () => 'Give a phone number or an e-mail address',
    'too-many': (limit) => `At most ${limit}`,
    industry: () => 'Enter an industry code of GB/T 4754, for example C3985',
    year: () => 'Enter a year, for example 2024 or 2023-2024',
  },
};
