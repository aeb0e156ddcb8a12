// What people type into listing forms: kept for them alone, through expired sessions, and never lost to somebody else's saving.
import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/actor.ts';
import { typedFormLimit, typedPermitDays } from '#app/domain/typed-form.ts';
import { answerListingForm } from '#app/features/listings/answer-listing-form.server.ts';
import { discardDraft } from '#app/features/listings/discard-draft.server.ts';
import { getListingForm, getNewListingForm } from '#app/features/listings/get-listing-form.server.ts';
import {
  discardTypedForm,
  getTypedForm,
  keepTypedForm,
  leaveForWriter,
} from '#app/features/listings/keep-typed-form.server.ts';
import { opportunityFormValues, opportunityInput } from '#app/features/listings/opportunity-input.ts';
import { publishListing } from '#app/features/listings/publish-listing.server.ts';
import { saveOpportunityDraft } from '#app/features/listings/save-listing-draft.server.ts';
import { readPermit, writePermit } from '#app/features/listings/typed-permit.server.ts';
import { db } from '#app/persistence/client.server.ts';
import { aColleague, aVerifiedMember, type Member } from '../support/listing-world.ts';
import { anOpportunity, must, noContact } from '../support/sample-listings.ts';

const isNew = { list: 'opportunity', reference: '' } as const;
const typed = (title: string) => [['title', title]] as const;
const keep = (
  actor: Actor | null,
  title: string,
  more: { reference?: string; tab?: string; known?: Date | null } = {},
) => keepTypedForm(actor, { ...isNew, pairs: typed(title), tab: '', known: null, ...more });
const titleKept = async (actor: Actor | null, reference = '') =>
  (await getTypedForm(actor, { ...isNew, reference }))?.pairs.find(([name]) => name === 'title')?.[1] ?? null;

const aDraft = async (writer: Member) =>
  must(await saveOpportunityDraft(writer, { content: anOpportunity(), contact: noContact })).reference;

const formOf = (values: Record<string, string>): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.append(name, value);
  return form;
};
const place = (reference: string) => ({ list: 'opportunity', reference, locale: 'en' }) as const;
const complete = { language: 'zh', kind: 'pilot', title: 'Mine', validUntil: '2099-01-01' };

/** The hidden fields of the form as it opens for somebody now. */
async function opened(actor: Actor, reference: string) {
  const start = must(
    await getListingForm(actor, 'opportunity', reference, opportunityFormValues, { locale: 'en', refused: null }),
  );
  return { start, hidden: { edit: start.keep.edit, opened: start.keep.opened, permit: start.keep.permit } };
}
const send = (actor: Actor | null, reference: string, form: Record<string, string>) =>
  answerListingForm(actor, place(reference), opportunityInput, formOf({ intent: 'save', ...complete, ...form }));

describe('what was typed', () => {
  it('is kept for its writer, for the organisation acted for, and read by nobody else', async () => {
    const writer = await aVerifiedMember();
    const colleague = await aColleague(writer, ['draft', 'publish']);
    const stranger = await aVerifiedMember();
    must(await keep(writer, 'private'));
    expect(await titleKept(writer)).toBe('private');
    const elsewhere = { ...writer, organisation: stranger.organisation };
    for (const other of [colleague, stranger, elsewhere, null]) expect(await titleKept(other)).toBeNull();
    must(await keep(colleague, 'of the colleague'));
    expect(await titleKept(writer)).toBe('private');
  });

  it('of a listing is kept for members of its organisation who may draft', async () => {
    const writer = await aVerifiedMember();
    const reference = await aDraft(writer);
    must(await keep(writer, 'typed', { reference }));
    expect(await titleKept(writer, reference)).toBe('typed');
    const stranger = await aVerifiedMember();
    expect(await keep(stranger, 'typed', { reference })).toEqual({ ok: false, reason: 'not-found' });
    const reader = await aColleague(writer, ['publish']);
    expect(await keep(reader, 'typed', { reference })).toEqual({ ok: false, reason: 'permission-missing' });
    expect(await keep(null, 'typed')).toEqual({ ok: false, reason: 'sign-in-needed' });
  });

  it('has a size limit', async () => {
    const writer = await aVerifiedMember();
    expect(await keep(writer, 'x'.repeat(typedFormLimit + 1))).toEqual({ ok: false, reason: 'too-much-typed' });
    must(await keep(writer, '字'.repeat(typedFormLimit - 5)));
  });

  it('in another tab is not written over: the tab that knows of it goes on, the other one is told', async () => {
    const writer = await aVerifiedMember();
    const { savedAt } = must(await keep(writer, 'one', { tab: 'first' }));
    expect(await keep(writer, 'two', { tab: 'second' })).toEqual({ ok: false, reason: 'typed-elsewhere' });
    must(await keep(writer, 'one more', { tab: 'first', known: savedAt }));
    expect(await keep(writer, 'two', { tab: 'second', known: savedAt })).toEqual({
      ok: false,
      reason: 'typed-elsewhere',
    });
    expect(await titleKept(writer)).toBe('one more');
    const known = (await getTypedForm(writer, isNew))?.savedAt ?? null;
    must(await keep(writer, 'two', { tab: 'second', known }));
    expect(await titleKept(writer)).toBe('two');
  });

  it('fills the form again, until it is saved or discarded', async () => {
    const writer = await aVerifiedMember();
    must(await keep(writer, 'typed'));
    const start = must(await getNewListingForm(writer, 'opportunity', { title: '' }, 'en'));
    expect(start.values).toEqual({ title: 'typed' });
    expect(start.keep.typedAt).not.toBeNull();
    await discardTypedForm(writer, isNew);
    expect(await titleKept(writer)).toBeNull();
    must(await keep(writer, 'typed'));
    expect(await send(writer, '', {})).toMatchObject({ done: 'saved' });
    expect(await titleKept(writer)).toBeNull();
  });

  it('is kept when a press of a button is refused', async () => {
    const writer = await aVerifiedMember();
    expect(await send(writer, '', { validUntil: 'never', title: 'typed' })).toMatchObject({ status: 422 });
    expect(await titleKept(writer)).toBe('typed');
  });
});

describe('a form posted after the session has ended', () => {
  it('leaves what was typed with the person it was made for', async () => {
    const writer = await aVerifiedMember();
    const { keep: given } = must(await getNewListingForm(writer, 'opportunity', {}, 'en'));
    expect(await leaveForWriter(formOf({ permit: given.permit, title: 'rescued' }), null, isNew)).toBe(true);
    expect(await titleKept(writer)).toBe('rescued');
    const stored = await db.typedForm.findFirstOrThrow({ where: { personId: writer.personId } });
    expect(JSON.stringify(stored.values)).not.toContain(given.permit);
  });

  it('is not saved as somebody else who signed in meanwhile, nor as another organisation', async () => {
    const writer = await aVerifiedMember();
    const other = await aColleague(writer, ['draft']);
    const { keep: given } = must(await getNewListingForm(writer, 'opportunity', {}, 'en'));
    const form = formOf({ permit: given.permit, title: 'rescued' });
    expect(await leaveForWriter(form, other, isNew)).toBe(true);
    const switched = { ...writer, organisation: (await aVerifiedMember()).organisation };
    expect(await leaveForWriter(form, switched, isNew)).toBe(true);
    expect(await titleKept(other)).toBeNull();
    expect(await titleKept(switched)).toBeNull();
    expect(await titleKept(writer)).toBe('rescued');
    expect(await leaveForWriter(form, writer, isNew)).toBe(false);
    const device = given.device;
    const typing = { ...isNew, pairs: typed('mine'), tab: '', known: null, device };
    expect(await keepTypedForm(other, typing)).toEqual({ ok: false, reason: 'sign-in-needed' });
  });

  it('is taken with a permit of ours only, for its own form, and for some days', async () => {
    const writer = await aVerifiedMember();
    const key = { personId: writer.personId, organisationId: writer.organisation.id, ...isNew };
    const at = new Date('2026-01-01T00:00:00Z');
    const permit = writePermit(key, at);
    expect(readPermit(permit, at)).toEqual(key);
    const end = at.getTime() + typedPermitDays * 86_400_000;
    expect(readPermit(permit, new Date(end))).toEqual(key);
    expect(readPermit(permit, new Date(end + 1))).toBeNull();
    const [facts, signature = ''] = permit.split('.');
    const forged = Buffer.from(JSON.stringify(['x', 'y', 'opportunity', '', at.getTime()])).toString('base64url');
    for (const wrong of [`${forged}.${signature}`, `${facts}.${'A'.repeat(43)}`, `${facts}.`, '', null, 'a.b'])
      expect(readPermit(wrong, at)).toBeNull();
    const elsewhere = { list: 'capability', reference: '' } as const;
    const { keep: given } = must(await getNewListingForm(writer, 'opportunity', {}, 'en'));
    expect(await leaveForWriter(formOf({ permit: given.permit }), null, elsewhere)).toBe(false);
    expect(await titleKept(writer)).toBeNull();
  });
});

describe('two members in one draft', () => {
  it('a stale saving is refused with both versions, and nothing is lost', async () => {
    const writer = await aVerifiedMember();
    const colleague = await aColleague(writer, ['draft']);
    const reference = await aDraft(writer);
    const { hidden } = await opened(writer, reference);
    const theirs = { content: anOpportunity({ summary: 'Theirs', offered: 'Theirs' }), contact: noContact };
    must(await saveOpportunityDraft(colleague, { ...theirs, reference }));
    const mine = { ...hidden, ...complete, summary: 'Mine' };
    const refused = await send(writer, reference, mine);
    if (refused.done !== null || refused.reason !== null) throw new Error('not refused');
    expect(refused.status).toBe(409);
    const { conflict } = refused.answer;
    expect(conflict?.theirs.content).toEqual(theirs.content);
    expect(conflict?.mine.content.summary).toBe('Mine');
    const by = Object.fromEntries(conflict?.differences.map(({ field, changedBy }) => [field, changedBy]) ?? []);
    expect(by).toMatchObject({ summary: 'both', offered: 'both', title: 'me' });
    expect(await titleKept(writer, reference)).toBe('Mine');
    const chosen = { ...mine, seen: conflict?.seen ?? '', 'take.offered': 'theirs', 'take.summary': 'mine' };
    must(await saveOpportunityDraft(colleague, { ...theirs, content: anOpportunity({ offered: 'Later' }), reference }));
    expect(await send(writer, reference, chosen)).toMatchObject({ status: 409 });
    const again = await send(writer, reference, mine);
    const seen = again.done === null && again.reason === null ? (again.answer.conflict?.seen ?? '') : '';
    expect(await send(writer, reference, { ...chosen, seen })).toMatchObject({ done: 'saved' });
    const { start } = await opened(writer, reference);
    expect(start.values).toMatchObject({ title: 'Mine', summary: 'Mine', offered: 'Later' });
  });

  it('my own savings are no conflict, nor is one that changed nothing of what I see', async () => {
    const writer = await aVerifiedMember();
    const reference = await aDraft(writer);
    for (const title of ['One', 'Two']) {
      const { hidden } = await opened(writer, reference);
      expect(await send(writer, reference, { ...hidden, title })).toMatchObject({ done: 'saved' });
    }
    const versions = await db.opportunityVersion.findMany({ where: { opportunity: { reference } } });
    expect(versions.map(({ edit }) => edit)).toEqual([3]);
  });

  it('a publication that is refused leaves a form that can be saved again', async () => {
    const writer = await aVerifiedMember();
    const reference = await aDraft(writer);
    const { hidden } = await opened(writer, reference);
    const refused = await send(writer, reference, { ...hidden, intent: 'publish' });
    if (refused.done !== null || refused.reason !== null) throw new Error('not refused');
    expect(refused.answer.refusal?.reason).toBe('incomplete');
    expect(await send(writer, reference, { ...hidden, ...refused.answer.saved, title: 'On' })).toMatchObject({
      done: 'saved',
    });
  });
});

describe('discarding a draft', () => {
  const kinds = async (id: string) =>
    (await db.event.findMany({ where: { subjectId: id }, orderBy: { seq: 'asc' } })).map(({ kind }) => kind);

  it('removes a listing that was never published, with its review and all that was typed into it', async () => {
    const writer = await aVerifiedMember();
    const reference = await aDraft(writer);
    must(await keep(writer, 'typed', { reference }));
    const { id, versions } = await db.opportunity.findUniqueOrThrow({
      where: { reference },
      include: { versions: true },
    });
    const review = { opportunityVersionId: versions[0]?.id ?? '', submittedById: writer.personId };
    await db.review.create({ data: { ...review, comments: { create: { text: 'why', authorId: writer.personId } } } });
    expect(await discardDraft(await aVerifiedMember(), 'opportunity', reference)).toEqual({
      ok: false,
      reason: 'not-found',
    });
    expect(await discardDraft(writer, 'opportunity', reference)).toEqual({ ok: true, value: { removed: true } });
    expect(await db.opportunity.count({ where: { reference } })).toBe(0);
    expect(await db.typedForm.count({ where: { reference } })).toBe(0);
    expect(await kinds(id)).toEqual(['opportunity.drafted', 'opportunity.draft-discarded']);
  });

  it('goes back to the published version, whose count of savings goes on', async () => {
    const writer = await aVerifiedMember();
    const reference = await aDraft(writer);
    must(await publishListing(writer, 'opportunity', reference, { changeReason: '' }));
    const change = { reference, content: anOpportunity({ title: 'Other' }), contact: noContact };
    must(await saveOpportunityDraft(writer, change));
    const { hidden } = await opened(writer, reference);
    expect(await discardDraft(writer, 'opportunity', reference)).toEqual({ ok: true, value: { removed: false } });
    expect(await discardDraft(writer, 'opportunity', reference)).toEqual({ ok: false, reason: 'nothing-to-discard' });
    const { start } = await opened(writer, reference);
    expect(start.values.title).toBe(anOpportunity().title);
    expect(await send(writer, reference, { ...hidden, title: 'Mine' })).toMatchObject({ status: 409 });
  });
});
