// The mails of the outbox page, with links that work.
import { useI18n } from '#app/i18n/index.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Card, CardList } from '#app/ui/card.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { formatInstant } from '#app/ui/format.ts';
import type { OutboxMail } from './list-outbox.server.ts';

export function MailList({ mails }: { mails: readonly OutboxMail[] }) {
  const { locale, t } = useI18n();
  const { outbox } = t.operations;
  if (mails.length === 0) return <EmptyState title={outbox.emptyTitle} />;
  return (
    <CardList label={outbox.title}>
      {mails.map((mail) => (
        <Card
          aside={<Badge tone={mail.state === 'sent' ? 'success' : 'neutral'}>{outbox.states[mail.state]}</Badge>}
          headingLevel={2}
          key={mail.id}
          meta={
            <>
              <span>
                {outbox.to}: {mail.to}
              </span>
              <span>{formatInstant(locale, mail.createdAt)}</span>
            </>
          }
          title={mail.subject}
        >
          <LinkedText text={mail.body} />
        </Card>
      ))}
    </CardList>
  );
}

/** Plain text whose addresses are links; nothing else in it is interpreted. */
function LinkedText({ text }: { text: string }) {
  return (
    <p className="whitespace-pre-line break-words">
      {text.split(/(https?:\/\/[^\s<>"]+)/).map((part, index) =>
        index % 2 === 1 ? (
          <a className="break-all text-accent underline underline-offset-4" href={part} key={`${index}:${part}`}>
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </p>
  );
}
