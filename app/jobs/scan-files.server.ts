// The clock's part of the virus scan: what came in since is shown to the scanner, where there is one.
import { scanDocuments } from '#app/features/organisations/scan-documents.server.ts';

export async function scanFiles(): Promise<void> {
  await scanDocuments();
}
