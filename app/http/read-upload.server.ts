// Forms with files: read up to limits, then handed on as they are. What a file may be is the feature's question.
import {
  MaxFileSizeExceededError,
  MaxFilesExceededError,
  MaxTotalSizeExceededError,
  parseFormData,
} from '@remix-run/form-data-parser';

export interface UploadedFile {
  /** As the sender named it, without folders. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Upload {
  readonly form: FormData;
  readonly files: readonly UploadedFile[];
}

export type UploadFault = 'upload-too-large' | 'too-many-files' | 'upload-broken';

/** What a form sends along besides its files. */
const restSize = 64 * 1024;

const nameOnly = (name: string): string => name.split(/[\\/]/).at(-1) ?? '';

/** Field names of several files under one name: `<input name="file" multiple>`. An empty choice is left out. */
async function filesIn(form: FormData, field: string): Promise<UploadedFile[]> {
  const given = form.getAll(field).filter((value): value is File => value instanceof File);
  const chosen = given.filter((file) => file.size > 0 || (file.name !== '' && file.name !== 'file-upload'));
  return Promise.all(
    chosen.map(async (file) => ({ name: nameOnly(file.name), bytes: new Uint8Array(await file.arrayBuffer()) })),
  );
}

/** Limits in bytes; the body is read no further than they go, whatever length was announced. */
export async function readUpload(
  request: Request,
  limits: { readonly field: string; readonly files: number; readonly fileSize: number; readonly total: number },
): Promise<{ ok: true; value: Upload } | { ok: false; reason: UploadFault }> {
  const maxTotalSize = limits.total + restSize;
  if (Number(request.headers.get('content-length') ?? 0) > maxTotalSize)
    return { ok: false, reason: 'upload-too-large' };
  try {
    const form = await parseFormData(request, {
      maxFiles: limits.files,
      maxFileSize: limits.fileSize,
      maxParts: limits.files + 20,
      maxTotalSize,
    });
    return { ok: true, value: { form, files: await filesIn(form, limits.field) } };
  } catch (error) {
    if (error instanceof MaxFilesExceededError) return { ok: false, reason: 'too-many-files' };
    const isTooLarge = error instanceof MaxFileSizeExceededError || error instanceof MaxTotalSizeExceededError;
    return { ok: false, reason: isTooLarge ? 'upload-too-large' : 'upload-broken' };
  }
}
