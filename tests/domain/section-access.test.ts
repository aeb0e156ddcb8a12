// Sections for some readers only: what each audience gets of a content, and who belongs to which audience.
import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/actor.ts';
import { capabilitySections, opportunitySections, sectionOfField } from '#app/domain/section.ts';
import { audienceOf, audiences, contentFor, decideReading } from '#app/domain/section-access.ts';
import { aCapability, anOpportunity } from '../support/sample-contents.ts';

const locked = anOpportunity({
  sectionAccess: { problem: 'verified', money: 'introduced', offered: 'introduced', ip: 'verified' },
});

const actor = (changes: Partial<NonNullable<Actor['organisation']>> = {}): Actor => ({
  personId: 'p',
  emailVerified: true,
  platformRoles: [],
  organisation: {
    id: 'reader',
    type: 'enterprise',
    verification: 'verified',
    permissions: [],
    memberCount: 1,
    ...changes,
  },
  requestId: 't',
  hasSecondFactor: false,
  steppedUpAt: null,
  address: '',
});
const facts = (one: Actor | null, isIntroduced = false) => ({ actor: one, ownerId: 'owner', isIntroduced });

describe('what an audience reads of a content', () => {
  it('is everything when nothing is locked', () => {
    for (const audience of audiences) {
      expect(contentFor(anOpportunity(), audience)).toEqual({ content: anOpportunity(), locked: [] });
      expect(contentFor(aCapability(), audience)).toEqual({ content: aCapability(), locked: [] });
    }
  });
  it('empties every field of a locked section and names the section with its level', () => {
    const { content, locked: shut } = contentFor(locked, 'public');
    expect(content).toMatchObject({ problem: '', presentState: '', offered: '', fundingSource: '', ipTerms: '' });
    expect(content.budget).toEqual({ minimum: null, maximum: null, negotiable: false });
    expect(content.metrics).toEqual(locked.metrics);
    expect(shut).toEqual([
      { section: 'problem', level: 'verified' },
      { section: 'offered', level: 'introduced' },
      { section: 'money', level: 'introduced' },
      { section: 'ip', level: 'verified' },
    ]);
  });
  it('grows from audience to audience, and the owner reads all of it', () => {
    expect(contentFor(locked, 'verified').locked.map(({ section }) => section)).toEqual(['offered', 'money']);
    expect(contentFor(locked, 'verified').content.problem).toBe(locked.problem);
    expect(contentFor(locked, 'introduced')).toEqual({ content: locked, locked: [] });
    expect(contentFor(locked, 'owner')).toEqual({ content: locked, locked: [] });
  });
  it('never empties what is always public', () => {
    const all = Object.fromEntries(opportunitySections.map((name) => [name, 'introduced' as const]));
    const { content } = contentFor(anOpportunity({ sectionAccess: all }), 'public');
    const whole: Record<string, unknown> = { ...anOpportunity({ sectionAccess: all }) };
    for (const [field, value] of Object.entries(content))
      if (!(field in sectionOfField)) expect(value).toEqual(whole[field]);
  });
  it('leaves no field of a wholly locked capability but those always public', () => {
    const all = Object.fromEntries(capabilitySections.map((name) => [name, 'verified' as const]));
    const { content, locked: shut } = contentFor(aCapability({ sectionAccess: all }), 'public');
    expect(content).toMatchObject({ description: '', referenceCases: [], ipRights: [], qualifications: [] });
    expect(shut.map(({ section }) => section)).toEqual([...capabilitySections]);
  });
  it('does not call a section locked that says nothing', () => {
    const empty = anOpportunity({ offered: ' ', sectionAccess: { offered: 'verified' } });
    expect(contentFor(empty, 'public').locked).toEqual([]);
  });
  it('works on the part of a content that a query selected', () => {
    const part = { budget: locked.budget, sectionAccess: locked.sectionAccess };
    expect(contentFor(part, 'public').content.budget.maximum).toBeNull();
    expect(Object.keys(contentFor(part, 'public').content)).toEqual(['budget', 'sectionAccess']);
  });
  it('shuts a version wherever one of its neighbours is shut, and leaves its own levels as they were', () => {
    const open = anOpportunity({ sectionAccess: { problem: 'verified' } });
    const { content, locked: shut } = contentFor(open, 'verified', [{ problem: 'introduced' }, { ip: 'verified' }]);
    expect(content).toMatchObject({ problem: '', ipTerms: open.ipTerms, sectionAccess: { problem: 'verified' } });
    expect(shut).toEqual([{ section: 'problem', level: 'introduced' }]);
    expect(contentFor(open, 'public', [{ ip: 'introduced' }]).content.ipTerms).toBe('');
  });
});

describe('the audience somebody belongs to', () => {
  it.each([
    ['a guest', facts(null), 'public'],
    ['a person without an organisation', facts({ ...actor(), organisation: null }), 'public'],
    ['an unverified organisation', facts(actor({ verification: 'unverified' })), 'public'],
    ['a suspended organisation, introduced or not', facts(actor({ verification: 'suspended' }), true), 'public'],
    ['a person whose address is not verified', facts({ ...actor(), emailVerified: false }), 'public'],
    ['a verified organisation', facts(actor()), 'verified'],
    ['an introduced organisation', facts(actor(), true), 'introduced'],
    ['the listing’s own organisation', facts(actor({ id: 'owner', verification: 'unverified' })), 'owner'],
    [
      'an operator without an organisation',
      facts({ ...actor(), organisation: null, platformRoles: ['operator'] }),
      'public',
    ],
  ] as const)('%s', (_, given, audience) => {
    expect(audienceOf(given)).toBe(audience);
  });
});

describe('opening locked sections', () => {
  const open = (one: Actor | null, content = locked, isIntroduced = false) =>
    decideReading({ ...facts(one, isIntroduced), content });
  it('is for those whom at least one locked section is meant for', () => {
    expect(open(actor())).toMatchObject({ ok: true, value: { audience: 'verified' } });
    expect(open(actor(), locked, true)).toMatchObject({ ok: true, value: { audience: 'introduced' } });
    const deep = anOpportunity({ sectionAccess: { money: 'introduced' } });
    expect(open(actor(), deep)).toEqual({ ok: false, reason: 'nothing-to-open' });
    expect(open(actor(), anOpportunity())).toEqual({ ok: false, reason: 'nothing-to-open' });
  });
  it('is refused to everybody else, each for their own reason', () => {
    expect(open(null)).toEqual({ ok: false, reason: 'sign-in-needed' });
    expect(open({ ...actor(), organisation: null })).toEqual({ ok: false, reason: 'organisation-needed' });
    expect(open(actor({ verification: 'unverified' }))).toEqual({ ok: false, reason: 'organisation-unverified' });
    expect(open(actor({ id: 'owner' }))).toEqual({ ok: false, reason: 'own-organisation' });
  });
});
