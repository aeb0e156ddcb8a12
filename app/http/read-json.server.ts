// JSON bodies: read up to a limit, checked by the feature's schema. For requests made by our own scripts.
import { data } from '@remix-run/node';
import type { z } from 'zod';

export const isJson = (request: Request): boolean =>
  request.headers.get('content-type')?.startsWith('application/json') ?? false;

/** At most `limit` bytes of the body as text; 413 beyond, however the length was announced. */
async function readText(request: Request, limit: number): Promise<string> {
  const reader = request.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (;;) {
    const piece = await reader?.read();
    if (!piece || piece.done) return text + decoder.decode();
    size += piece.value.length;
    if (size > limit) {
      await reader?.cancel();
      throw data(null, { status: 413 });
    }
    text += decoder.decode(piece.value, { stream: true });
  }
}

/** The checked value; null when the body is not JSON or not what the schema says. */
export async function readJson<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
  limit = 1_000_000,
): Promise<z.output<Schema> | null> {
  const text = await readText(request, limit);
  try {
    const result = schema.safeParse(JSON.parse(text));
    return result.success ? result.data : null;
  } catch {
    return null;
  }
}
