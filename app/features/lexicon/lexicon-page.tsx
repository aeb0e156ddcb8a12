// The lexicon as everybody sees it: look up, page through, download, propose.
import { Form } from '@remix-run/react';
import type { ConceptWordings } from '#app/domain/lexicon-entry.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { TextField } from '#app/ui/field.tsx';
import { Stack } from '#app/ui/layout.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Pagination } from '#app/ui/pagination.tsx';

interface LexiconViewData {
  readonly asked: string;
  readonly concepts: readonly ConceptWordings[];
  readonly found: number;
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

export function LexiconView({ asked, concepts, found, total, page, pages }: LexiconViewData) {
  const { t } = useI18n();
  const words = t.lexicon;
  const address = (to: number): string => `/lexicon?${new URLSearchParams({ q: asked, page: String(to) })}`;
  return (
    <>
      <PageHeader
        actions={
          <ButtonLink to="/lexicon/propose" variant="primary">
            {words.propose}
          </ButtonLink>
        }
        lead={words.lead}
        title={words.title}
      />
      <Stack>
        <Form action="/lexicon" className="flex flex-wrap items-end gap-3" method="get" role="search">
          <TextField defaultValue={asked} hint={words.searchHint} label={words.search} name="q" type="search" />
          <Button type="submit">{words.find}</Button>
        </Form>
        <p className="flex flex-wrap items-center justify-between gap-3">
          <span className="text-text-muted">{words.count({ found, total })}</span>
          <a className="touch-link underline underline-offset-4" href="/lexicon/export">
            {words.download}
          </a>
        </p>
        {concepts.length === 0 ? (
          <EmptyState
            action={<ButtonLink to="/lexicon">{words.all}</ButtonLink>}
            icon="search"
            title={words.emptyTitle}
          >
            {words.emptyText}
          </EmptyState>
        ) : (
          <DataTable
            caption={words.caption}
            columns={[
              {
                key: 'zh',
                header: words.zh,
                rowHeader: true,
                render: ({ zh }) => <span lang="zh-CN">{zh.join('、')}</span>,
              },
              { key: 'en', header: words.en, render: ({ en }) => <span lang="en">{en.join(', ')}</span> },
            ]}
            hideCaption
            rowKey={({ zh }) => zh.join('|')}
            rows={concepts}
          />
        )}
      </Stack>
      <Pagination
        labels={{
          navigation: t.site.pagination.label,
          previous: t.site.pagination.previous,
          next: t.site.pagination.next,
        }}
        next={page < pages ? address(page + 1) : undefined}
        previous={page > 1 ? address(page - 1) : undefined}
        {...(pages > 1 ? { summary: words.page({ page, pages }) } : {})}
      />
    </>
  );
}
