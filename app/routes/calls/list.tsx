// /calls: all published calls; members see their organisation's own, drafts included, above.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { mayDo } from '#app/domain/authorisation.ts';
import { CallCards } from '#app/features/calls/call-card.tsx';
import { listOwnCalls, listPublicCalls } from '#app/features/calls/list-calls.server.ts';
import { admit } from '#app/http/admit.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Section, Stack } from '#app/ui/layout.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { pageTitle } from '#app/ui/page-title.ts';
import { Pagination } from '#app/ui/pagination.tsx';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.calls.list.title);

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await admit(args, 'routes/calls/list');
  const cursor = new URL(args.request.url).searchParams.get('after');
  const organisation = viewer?.actor.organisation;
  const drafts = organisation && mayDo(viewer.actor, 'call.read-draft', organisation.id) ? organisation.id : null;
  const [page, own] = await Promise.all([listPublicCalls({ cursor }), drafts ? listOwnCalls(drafts) : []]);
  return { ...page, own, mayDraft: mayDo(viewer?.actor ?? null, 'call.draft') };
}

export default function CallsPage() {
  const { calls, next, own, mayDraft } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  const labels = {
    navigation: t.calls.list.pageLabel,
    previous: t.site.pagination.previous,
    next: t.site.pagination.next,
  };
  return (
    <>
      <PageHeader
        actions={
          mayDraft && (
            <ButtonLink icon="plus" to="/calls/new" variant="primary">
              {t.calls.list.create}
            </ButtonLink>
          )
        }
        lead={t.calls.list.lead}
        title={t.calls.list.title}
      />
      <Stack gap="large">
        {own.length > 0 && (
          <Section title={t.calls.list.own}>
            <CallCards calls={own} />
          </Section>
        )}
        {calls.length === 0 ? (
          <EmptyState
            action={<ButtonLink to="/opportunities">{t.site.navigation.opportunities}</ButtonLink>}
            title={t.calls.list.empty}
          >
            <p>{t.calls.list.emptyText}</p>
          </EmptyState>
        ) : (
          <CallCards calls={calls} headingLevel={2} label={t.calls.list.title} />
        )}
      </Stack>
      <Pagination labels={labels} next={next ? `/calls?after=${encodeURIComponent(next)}` : undefined} />
    </>
  );
}
