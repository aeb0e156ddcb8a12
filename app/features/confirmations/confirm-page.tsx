// The page behind the mailed link: what the listing says in short, and one button.
import { Form } from '@remix-run/react';
import { dayOf } from '#app/domain/period.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { DefinitionList } from '#app/ui/definition-list.tsx';
import { formatDay } from '#app/ui/format.ts';
import { Panel, Stack } from '#app/ui/layout.tsx';
import { listingPath } from '#app/ui/listing-path.ts';
import { Notice } from '#app/ui/notice.tsx';
import { organisationName } from '#app/ui/organisation-name.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { TextLink } from '#app/ui/prose.tsx';
import type { ConfirmationView } from './confirm-listing.server.ts';
import { confirmationRefusals } from './confirmation-refusals.ts';

export function ConfirmPage(props: {
  token: string;
  listing: ConfirmationView | null;
  refusal: keyof typeof confirmationRefusals | null;
}) {
  const { t } = useI18n();
  const { listing, refusal } = props;
  const words = t.confirmations.page;
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader lead={listing?.canConfirm ? words.lead : null} title={words.title} />
      <Stack gap="large">
        {refusal && (
          <Notice live tone="danger">
            {confirmationRefusals[refusal].say(t)}
          </Notice>
        )}
        {listing ? (
          <Listing listing={listing} token={props.token} />
        ) : (
          <Notice title={words.goneTitle} tone="warning">
            <p>{words.goneText}</p>
            <p>
              <TextLink to="/workspace">{t.listings.workspace.title}</TextLink>
            </p>
          </Notice>
        )}
      </Stack>
    </div>
  );
}

function Listing({ listing, token }: { listing: ConfirmationView; token: string }) {
  const { t, locale } = useI18n();
  const words = t.confirmations.page;
  const day = (instant: Date | null) => instant && formatDay(locale, dayOf(new Date(instant)));
  return (
    <>
      {listing.isAnswered && (
        <Notice live title={words.doneTitle} tone="success">
          {words.doneText}
        </Notice>
      )}
      {listing.phase === 'archived' && <Notice tone="warning">{words.archived}</Notice>}
      {!listing.isAnswered && !listing.canConfirm && (
        <Notice title={words.offTitle} tone="warning">
          {words.offText}
        </Notice>
      )}
      <Panel>
        <h2 className="mb-2 text-lg">{listing.title}</h2>
        <DefinitionList
          items={[
            { term: words.organisation, description: organisationName(locale, listing.organisation) },
            { term: words.validUntil, description: listing.validUntil && formatDay(locale, listing.validUntil) },
            { term: words.lastConfirmed, description: day(listing.lastConfirmedAt) },
          ]}
        />
        <Form className="mt-4 flex flex-wrap gap-3" method="post">
          <input name="token" type="hidden" value={token} />
          {listing.canConfirm && (
            <Button type="submit" variant="primary">
              {listing.phase === 'archived' ? words.bringBack : words.button}
            </Button>
          )}
          <ButtonLink to={listingPath(listing.list, listing.reference)}>{words.open}</ButtonLink>
        </Form>
      </Panel>
      {listing.canConfirm && <p className="text-text-muted">{words.changeText}</p>}
    </>
  );
}
