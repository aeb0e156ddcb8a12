// /typed-forms: keeps what somebody types into a listing's form while they type, and gives it back to them alone.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { getTypedForm, keepTypedForm } from '#app/features/listings/keep-typed-form.server.ts';
import { placeInput, typedInput } from '#app/features/listings/typed-input.ts';
import { typedRefusals } from '#app/features/listings/typed-refusals.ts';
import { admitMember } from '#app/http/admit.server.ts';
import { readJson } from '#app/http/read-json.server.ts';

const none = { 'Cache-Control': 'no-store' };

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/listings/typed-form');
  const place = placeInput.safeParse(Object.fromEntries(new URL(args.request.url).searchParams));
  if (!place.success) throw data(null, { status: 400 });
  return Response.json({ kept: await getTypedForm(actor, place.data) }, { headers: none });
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/listings/typed-form');
  const input = await readJson(args.request, typedInput, 1_000_000);
  if (!input) throw data(null, { status: 400 });
  const kept = await keepTypedForm(actor, input);
  if (kept.ok) return Response.json({ savedAt: kept.value.savedAt }, { headers: none });
  const { status } = typedRefusals[kept.reason];
  const other = kept.reason === 'typed-elsewhere' ? await getTypedForm(actor, input) : null;
  return Response.json({ reason: kept.reason, kept: other }, { status, headers: none });
}
