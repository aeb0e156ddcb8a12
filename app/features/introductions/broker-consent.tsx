// Letting the broker who proposed the pair read along, or no longer.
import { Form } from '@remix-run/react';
import { useI18n } from '#app/i18n/index.ts';
import { Badge, BadgeRow } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';
import { Section, Stack } from '#app/ui/layout.tsx';
import { TextLink } from '#app/ui/prose.tsx';

export function BrokerConsent(props: { proposalId: string; isOwn: boolean; isOther: boolean }) {
  const { t } = useI18n();
  const words = t.brokering;
  return (
    <Section title={words.shownTitle}>
      <Stack>
        <p className="text-text-muted">{words.shownText}</p>
        <BadgeRow>
          {props.isOwn && <Badge tone="success">{words.ownAllows}</Badge>}
          <Badge tone={props.isOther ? 'success' : 'neutral'}>
            {props.isOther ? words.otherAllows : words.otherNot}
          </Badge>
        </BadgeRow>
        <Form className="flex flex-wrap items-center gap-4" method="post">
          <Button name="intent" type="submit" value={props.isOwn ? 'broker-out' : 'broker-in'}>
            {props.isOwn ? words.shutOut : words.letIn}
          </Button>
          <TextLink to={`/proposals/${props.proposalId}`}>{words.toProposal}</TextLink>
        </Form>
      </Stack>
    </Section>
  );
}
