// POST /operator/evidence/:id: an operator reads evidence, with a reason the organisation will see.
import { type ActionFunctionArgs, data } from '@remix-run/node';
import { readEvidenceAsStaff } from '#app/features/organisations/read-document.server.ts';
import { evidenceReadInput } from '#app/features/organisations/verification-input.ts';
import { admitPerson, refuseAccess } from '#app/http/admit.server.ts';
import { parseForm, readFormData } from '#app/http/read-form.server.ts';
import { sendAttachment } from '#app/http/send-file.server.ts';

export async function action(args: ActionFunctionArgs) {
  const { actor } = await admitPerson(args, 'routes/oversight/evidence');
  const submission = parseForm(await readFormData(args.request), evidenceReadInput);
  const reason = submission.status === 'success' ? submission.value.reason : '';
  const read = await readEvidenceAsStaff(actor, args.params.id ?? '', reason);
  if (read.ok) return sendAttachment(read.value);
  if (read.reason === 'note-needed') throw data(null, { status: 422 });
  return refuseAccess(read.reason);
}
