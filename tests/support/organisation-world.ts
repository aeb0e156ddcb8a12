// Organisations with people who have sessions, and requests to their pages: forms, files, answers.
import { createOrganisation } from '#app/features/organisations/create-organisation.server.ts';
import { organisationInput } from '#app/features/organisations/organisation-input.ts';
import { action as sendFiles } from '#app/routes/organisations/files.tsx';
import { action as openCase, loader as readCase } from '#app/routes/oversight/verification.tsx';
import { aSignedInPerson, type SignedInPerson } from './people.ts';
import { aContext, aPost, aRequest } from './requests.ts';
import { aPdf, type SampleFile } from './sample-files.ts';

export interface Administrator extends SignedInPerson {
  readonly id: string;
  readonly reference: string;
}

/** A person who administers a new organisation, and its id and reference. */
export async function anAdministrator(more: Readonly<Record<string, string>> = {}): Promise<Administrator> {
  const person = await aSignedInPerson();
  const { actor, sessionToken } = await person.viewer();
  const input = { type: 'enterprise', nameZh: '长春测试有限公司', divisionCode: '220100', ...more };
  const created = await createOrganisation(actor, sessionToken, organisationInput.parse(input));
  if (!created.ok) throw new Error(created.reason);
  const { organisation } = (await person.viewer()).actor;
  if (!organisation) throw new Error('acts for nobody');
  return { ...person, id: organisation.id, reference: created.reference };
}

type Params = Readonly<Record<string, string>>;

export const posted = (values: Record<string, string>, person: SignedInPerson, params: Params = {}) => ({
  request: aPost('/', values, person.cookie),
  context: aContext(),
  params,
});

export const asked = (path: string, person: SignedInPerson | null, params: Params = {}) => ({
  request: aRequest(path, { headers: { cookie: person?.cookie ?? '' } }),
  context: aContext(),
  params,
});

/** A multipart post, as the form on the page sends it. */
export function uploaded(intent: string, files: readonly SampleFile[], person: SignedInPerson) {
  const form = new FormData();
  form.set('intent', intent);
  for (const { name, bytes } of files) form.append('file', new File([new Uint8Array(bytes)], name));
  const request = aRequest('/', { method: 'POST', body: form, headers: { cookie: person.cookie } });
  return { request, context: aContext(), params: {} };
}

/** What `data`, `redirect` or a thrown refusal answers: its status, and what it carries. */
export async function answerOf(reply: Promise<unknown>): Promise<{ status: number; data: unknown }> {
  const given = await reply.catch((thrown: unknown) => thrown);
  if (given instanceof Error) throw given;
  if (given instanceof Response) return { status: given.status, data: null };
  const { init, data } = given as { init?: { status?: number } | null; data?: unknown };
  return { status: init?.status ?? 200, data };
}

export const statusOf = async (reply: Promise<unknown>): Promise<number> => (await answerOf(reply)).status;

export async function handsInEvidence(person: SignedInPerson): Promise<void> {
  const status = await statusOf(sendFiles(uploaded('evidence', [{ name: '执照.pdf', bytes: aPdf() }], person)));
  if (status !== 302) throw new Error(`evidence was refused with ${status}`);
}

/** The case as the operator's page shows it, once they have said why they read it. */
export async function caseOf(reference: string, operator: SignedInPerson) {
  const status = await statusOf(openCase(posted({ intent: 'read', reason: 'verification' }, operator, { reference })));
  const { found } = await readCase(asked('/', operator, { reference }));
  if (status !== 302 || !found) throw new Error(`the case stayed shut with ${status}`);
  return found;
}
