// The one gate for every file that comes in, whatever it is for: looked into, decided on, and pictures drawn anew.
import { allow, type Decision, refuse } from '#app/domain/decision.ts';
import { baseName, decideFile, documentLimits, type FilePurpose, type FileReason } from '#app/domain/document.ts';
import { cleanImage, isPicture } from './clean-image.server.ts';
import { inspectFile } from './inspect-file.server.ts';

export interface GivenFile {
  /** As the sender named it; folders are dropped. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface AdmittedFile extends GivenFile {
  /** By content, never what the browser claimed. */
  readonly mediaType: string;
}

/** The file as it may be kept (pictures come out encoded anew), or why it is refused. */
export async function admitFile(purpose: FilePurpose, file: GivenFile): Promise<Decision<AdmittedFile, FileReason>> {
  const name = baseName(file.name);
  const { size, pixels } = documentLimits[purpose];
  // Too large or empty ones are not even looked into.
  if (file.bytes.length > size) return refuse('file-too-large');
  const found = await inspectFile(file.bytes);
  const decision = decideFile({ purpose, name, size: file.bytes.length, found });
  if (!decision.ok) return decision;
  const mediaType = decision.value;
  if (!isPicture(mediaType)) return allow({ name, bytes: file.bytes, mediaType });
  const bytes = await cleanImage(file.bytes, mediaType, pixels);
  if (!bytes) return refuse('file-broken');
  // Encoded anew, a picture can have grown.
  return bytes.length > size ? refuse('file-too-large') : allow({ name, bytes, mediaType });
}

/** All of them, or the first refusal with the file's name. */
export async function admitFiles(
  purpose: FilePurpose,
  files: readonly GivenFile[],
): Promise<{ ok: true; value: readonly AdmittedFile[] } | { ok: false; reason: FileReason; file: string }> {
  const admitted: AdmittedFile[] = [];
  for (const file of files) {
    const decision = await admitFile(purpose, file);
    if (!decision.ok) return { ...decision, file: baseName(file.name) };
    admitted.push(decision.value);
  }
  return { ok: true, value: admitted };
}
