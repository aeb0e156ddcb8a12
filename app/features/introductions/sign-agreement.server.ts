// Signing the mutual confidentiality agreement by click, and revoking for the time after.
import { createHash } from 'node:crypto';
import type { Actor } from '#app/domain/actor.ts';
import {
  agreementSource,
  currentAgreement,
  decideRevoking,
  decideSigning,
  type SignReason,
  signatureSource,
} from '#app/domain/confidentiality-agreement.ts';
import { allow, type Decision, refuse } from '#app/domain/decision.ts';
import { readClock } from '#app/persistence/client.server.ts';
import { appendEvent, attempt } from '#app/persistence/events.server.ts';
import { insertSignature, listSignatures, revokeSignature } from '#app/persistence/introduction-files.server.ts';
import { lockIntroduction } from '#app/persistence/introductions.server.ts';
import { tellIntroduction } from './tell-introduction.server.ts';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export async function signAgreement(actor: Actor, id: string, version: string): Promise<Decision<true, SignReason>> {
  const kind = 'introduction.agreement-signed';
  return attempt({ kind, actor, data: { introduction: id } }, async (tx): Promise<Decision<true, SignReason>> => {
    const introduction = await lockIntroduction(tx, id);
    if (!introduction) return refuse('not-found');
    const signatures = await listSignatures(id, tx);
    const decision = decideSigning({ actor, introduction, signatures, version });
    if (!decision.ok) return decision;
    const side = decision.value;
    const organisationId = side === 'from' ? introduction.fromOrganisationId : introduction.toOrganisationId;
    const textHash = sha256(agreementSource(currentAgreement));
    const signed = { organisationId, signedById: actor.personId, version, textHash, signedAt: await readClock(tx) };
    const hash = sha256(signatureSource({ introductionId: id, ...signed }));
    await insertSignature(tx, { introductionId: id, ...signed, hash });
    await appendEvent(tx, { kind, actor, subject: { type: 'introduction', id }, data: { version, textHash, hash } });
    await tellIntroduction(tx, kind, introduction, side === 'from' ? 'to' : 'from', { page: '/files', key: hash });
    return allow(true);
  });
}

export async function revokeAgreement(actor: Actor, id: string): Promise<Decision<true, SignReason>> {
  const kind = 'introduction.agreement-revoked';
  return attempt({ kind, actor, data: { introduction: id } }, async (tx): Promise<Decision<true, SignReason>> => {
    const introduction = await lockIntroduction(tx, id);
    if (!introduction) return refuse('not-found');
    const signatures = await listSignatures(id, tx);
    const decision = decideRevoking({ actor, introduction, signatures });
    if (!decision.ok) return decision;
    const own = signatures.find((one) => one.organisationId === actor.organisation?.id && !one.revokedAt);
    if (!own) return refuse('not-signed');
    await revokeSignature(tx, own.id, { revokedAt: await readClock(tx), revokedById: actor.personId });
    await appendEvent(tx, { kind, actor, subject: { type: 'introduction', id }, data: { hash: own.hash } });
    const told = decision.value === 'from' ? 'to' : 'from';
    await tellIntroduction(tx, kind, introduction, told, { page: '/files', key: own.hash });
    return allow(true);
  });
}
