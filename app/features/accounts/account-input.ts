// What people send on the account pages.

import { z } from 'zod';
import { isCommonPassword, passwordLength } from '#app/domain/password.ts';
import { locales } from '#app/i18n/index.ts';

/** Addresses are compared in lower case. 254 is the longest that mail servers take (RFC 5321). */
export const emailField = z
  .string({ error: 'required' })
  .trim()
  .toLowerCase()
  .max(254, 'too-long:254')
  .pipe(z.email({ error: 'email' }));

const newPasswordField = z
  .string({ error: 'required' })
  .max(passwordLength.maximum, `too-long:${passwordLength.maximum}`)
  .refine((text) => text.length >= passwordLength.minimum, 'password-short')
  .refine((text) => text.length < passwordLength.minimum || !isCommonPassword(text), 'password-common');

/** Control characters could forge lines in mails. */
const nameField = z
  .string({ error: 'required' })
  .trim()
  .min(1, 'required')
  .max(80, 'too-long:80')
  .regex(/^[^\p{Cc}]*$/u, 'invalid');

export const signInInput = z.object({
  email: emailField,
  password: z.string({ error: 'required' }).max(passwordLength.maximum, `too-long:${passwordLength.maximum}`),
  to: z.string().optional(),
});

export const signUpInput = z.object({
  name: nameField,
  email: emailField,
  password: newPasswordField,
  locale: z.enum(locales, { error: 'choose' }),
});

export const forgotPasswordInput = z.object({ email: emailField });

export const resetPasswordInput = z.object({
  token: z.string({ error: 'required' }).max(200, 'invalid'),
  password: newPasswordField,
});

export const profileInput = z.object({ name: nameField, locale: z.enum(locales, { error: 'choose' }) });

export type SignInInput = z.infer<typeof signInInput>;
export type SignUpInput = z.infer<typeof signUpInput>;
export type ForgotPasswordInput = z.infer<typeof forgotPasswordInput>;
export type ResetPasswordInput = z.infer<typeof resetPasswordInput>;
export type ProfileInput = z.infer<typeof profileInput>;
