// Turns the error codes of input schemas ("too-long:200") into sentences.
import type { Messages } from '#app/i18n/index.ts';

export function fieldErrorText(t: Messages, code: string): string {
  const [key = '', parameter = ''] = code.split(/:(.*)/s);
  const say = Object.hasOwn(t.forms.errors, key) ? t.forms.errors[key as keyof Messages['forms']['errors']] : null;
  return say ? say(parameter) : t.forms.errors.invalid('');
}

/** For conform's `field.errors`. */
export const fieldErrorTexts = (t: Messages, codes: readonly string[] | null | undefined): string[] =>
  (codes ?? []).map((code) => fieldErrorText(t, code));
