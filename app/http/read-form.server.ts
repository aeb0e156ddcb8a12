// Forms: what was sent, checked by the feature's schema; on errors everything typed goes back beside its field.
import { parseWithZod } from '@conform-to/zod/v4';
import { data } from '@remix-run/node';
import type { z } from 'zod';

/** Largest form we read, in bytes; sealed bids have their own door. */
const formLimit = 1_000_000;

export async function readFormData(request: Request): Promise<FormData> {
  if (Number(request.headers.get('content-length') ?? 0) > formLimit) throw data(null, { status: 413 });
  const type = request.headers.get('content-type') ?? '';
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type)) throw data(null, { status: 415 });
  return request.formData();
}

/**
 * Parses a form. Error messages are keys of `t.forms.errors`, parameter after ":".
 * `submission.status === 'success'` carries the value; otherwise answer with `badInput(submission)`.
 */
export const parseForm = <Schema extends z.ZodType>(form: FormData, schema: Schema) => parseWithZod(form, { schema });

/** The conform reply with everything typed: 422 with field errors, or 200 after a button that only adds or removes a row. */
export const badInput = <
  S extends {
    status?: string | undefined;
    reply: (options?: { formErrors?: string[]; fieldErrors?: Record<string, string[]> }) => unknown;
  },
>(
  submission: S,
  more?: { formErrors?: string[]; fieldErrors?: Record<string, string[]> },
) =>
  data(
    { reply: submission.reply(more) as ReturnType<S['reply']> },
    { status: submission.status === 'error' ? 422 : 200 },
  );
