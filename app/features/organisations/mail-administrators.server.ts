// Mails to those who manage an organisation, about its verification; each in the reader's language.
import { i18nFor } from '#app/i18n/server-messages.server.ts';
import type { Transaction } from '#app/persistence/client.server.ts';
import { queueMail } from '#app/persistence/mail.server.ts';
import { listMembers } from '#app/persistence/memberships.server.ts';
import { env } from '#app/runtime/env.server.ts';
import { formatInstant } from '#app/ui/format.ts';
import { organisationName } from '#app/ui/organisation-name.ts';

export type VerificationMail =
  | 'document-infected'
  | 'organisation-submitted'
  | 'organisation-verified'
  | 'organisation-returned'
  | 'organisation-suspended'
  | 'organisation-reinstated'
  | 'organisation-renewal'
  | 'organisation-code-accepted';

export async function mailAdministrators(
  tx: Transaction,
  organisation: { readonly id: string; readonly reference: string; readonly nameZh: string; readonly nameEn: string },
  template: VerificationMail,
  more: { readonly note?: string; readonly until?: Date } = {},
): Promise<void> {
  const members = await listMembers(organisation.id, tx);
  for (const to of members.filter(({ permissions }) => permissions.includes('manage'))) {
    const { t, locale } = i18nFor(to.locale);
    const words = {
      name: to.name,
      organisation: organisationName(locale, organisation),
      note: more.note ?? '',
      until: more.until ? formatInstant(locale, more.until) : '',
      link: `${env().BASE_URL}/organisations/${organisation.reference}`,
    };
    await queueMail(tx, {
      to: to.email,
      template,
      subject: t.mails[template].subject(words),
      body: t.mails[template].body(words),
    });
  }
}
