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

const passwordField = z.string({ error: 'required' }).max(passwordLength.maximum, `too-long:${passwordLength.maximum}`);

/** The server asks its list of common passwords, too (common-passwords.server.ts). */
const newPasswordField = passwordField
  .refine((text) => [...text].length >= passwordLength.minimum, 'password-short')
  .refine((text) => [...text].length < passwordLength.minimum || !isCommonPassword(text), 'password-common');

/** Control characters could forge lines in mails. */
const nameField = z
  .string({ error: 'required' })
  .trim()
  .min(1, 'required')
  .max(80, 'too-long:80')
  .regex(/^[^\p{Cc}]*$/u, 'invalid');

export const signInInput = z.object({
  email: emailField,
  password: passwordField,
  to: z.string().optional(),
});

export const signUpInput = z.object({
  name: nameField,
  email: emailField,
  password: newPasswordField,
  locale: z.enum(locales, { error: 'choose' }),
  /** From proof-of-work-in-browser.ts. */
  proof: z.string().max(4000).optional(),
});

export const forgotPasswordInput = z.object({ email: emailField });

export const resetPasswordInput = z.object({
  token: z.string({ error: 'required' }).max(200, 'invalid'),
  password: newPasswordField,
});

/** How long the new one must be depends on the person: passwordProblem. */
export const changePasswordInput = z.object({ currentPassword: passwordField, newPassword: passwordField });

/** A code of an app (six digits) or a recovery code; people write them with spaces. */
export const codeInput = z.object({
  code: z.string({ error: 'required' }).trim().min(6, 'invalid').max(40, 'invalid'),
});

export const firstCodeInput = codeInput.extend({ ticket: z.string().max(100) });

export const passkeyIdInput = z.object({ id: z.uuid() });
export const passkeyNameInput = z.object({ id: z.uuid(), name: nameField });

/** What a browser says of a passkey it has made or used; the sign-in library checks the parts. */
const ceremonyField = z.looseObject({ id: z.string().min(1).max(2000) });
/** The password is asked before the first second factor only. */
export const passkeyWishInput = z.object({ password: z.string().max(passwordLength.maximum).default('') });
export const passkeyMadeInput = passkeyWishInput.extend({ response: ceremonyField, name: nameField });
export const passkeyAnswerInput = z.object({ response: ceremonyField });

export const profileInput = z.object({ name: nameField, locale: z.enum(locales, { error: 'choose' }) });

export type SignInInput = z.infer<typeof signInInput>;
export type SignUpInput = z.infer<typeof signUpInput>;
export type ForgotPasswordInput = z.infer<typeof forgotPasswordInput>;
export type ResetPasswordInput = z.infer<typeof resetPasswordInput>;
export type ChangePasswordInput = z.infer<typeof changePasswordInput>;
export type CodeInput = z.infer<typeof codeInput>;
export type ProfileInput = z.infer<typeof profileInput>;
