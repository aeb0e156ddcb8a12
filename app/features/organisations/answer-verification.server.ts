// An operator verifies an organisation, returns its request, or suspends it; the administrators are told why.
import type { Actor } from '#app/domain/actor.ts';
import { decideVerification, type VerificationReason } from '#app/domain/verification.ts';
import { i18nFor } from '#app/i18n/server-messages.server.ts';
import { inTransaction, readClock } from '#app/persistence/client.server.ts';
import { appendEvent } from '#app/persistence/events.server.ts';
import { type NewMail, queueMail } from '#app/persistence/mail.server.ts';
import { listMembers, type MemberRow } from '#app/persistence/memberships.server.ts';
import { lockOrganisation, type OwnOrganisation, updateVerification } from '#app/persistence/organisations.server.ts';
import { env } from '#app/runtime/env.server.ts';
import { organisationName } from '#app/ui/organisation-name.ts';
import type { VerificationInput } from './organisation-input.ts';

const eventOf = {
  verified: 'organisation.verified',
  returned: 'organisation.returned',
  suspended: 'organisation.suspended',
} as const;
export type VerificationAnswer = keyof typeof eventOf;

export async function answerVerification(
  actor: Actor,
  input: VerificationInput,
): Promise<{ ok: true; answer: VerificationAnswer } | { ok: false; reason: VerificationReason }> {
  return inTransaction(async (tx) => {
    const organisation = await lockOrganisation(tx, input.organisationId);
    if (!organisation) return { ok: false, reason: 'not-found' };
    const members = await listMembers(organisation.id, tx);
    const decision = decideVerification({
      actor,
      act: input.act,
      verification: organisation.verification,
      requestedAt: organisation.verificationRequestedAt,
      seenRequestedAt: input.requestedAt,
      isMember: members.some(({ personId }) => personId === actor.personId),
      note: input.note,
    });
    if (!decision.ok) return decision;
    const answer = decision.value as VerificationAnswer;
    await updateVerification(tx, organisation.id, {
      verification: answer,
      verificationNote: input.note,
      ...(answer === 'verified' ? { verifiedAt: await readClock(tx) } : {}),
    });
    const subject = { type: 'organisation', id: organisation.id } as const;
    await appendEvent(tx, { kind: eventOf[answer], actor, subject });
    for (const member of members.filter(({ permissions }) => permissions.includes('manage')))
      await queueMail(tx, wordAnswer(member, organisation, answer, input.note));
    return { ok: true, answer };
  });
}

function wordAnswer(to: MemberRow, organisation: OwnOrganisation, answer: VerificationAnswer, note: string): NewMail {
  const { t, locale } = i18nFor(to.locale);
  const name = organisationName(locale, organisation);
  const template = `organisation-${answer}` as const;
  const link = `${env().BASE_URL}/organisations/${organisation.reference}`;
  return {
    to: to.email,
    template,
    subject: t.mails[template].subject({ organisation: name }),
    body: t.mails[template].body({ name: to.name, organisation: name, note, link }),
  };
}
