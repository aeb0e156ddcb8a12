// All mails in both languages side by side.
import { useI18n } from '#app/i18n/index.ts';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import type { MailPreview } from './preview-mails.ts';

export interface PreviewPair {
  readonly name: string;
  readonly zh: MailPreview;
  readonly en: MailPreview;
}

export function MailPreviews({ pairs }: { pairs: readonly PreviewPair[] }) {
  const { t } = useI18n();
  const words = t.notifications.operator;
  return (
    <>
      <Breadcrumbs
        items={[{ label: words.title, to: '/operator/mails' }, { label: words.previews }]}
        label={t.site.breadcrumbs}
      />
      <PageHeader lead={words.previewsLead} title={words.previews} />
      <div className="grid gap-8">
        {pairs.map(({ name, zh, en }) => (
          <section aria-label={name} className="grid gap-3" key={name}>
            <h2 className="break-all font-mono text-base">{name}</h2>
            <div className="grid gap-3 lg:grid-cols-2">
              <Letter lang="zh-CN" mail={zh} />
              <Letter lang="en" mail={en} />
            </div>
          </section>
        ))}
      </div>
    </>
  );
}

function Letter({ mail, lang }: { mail: MailPreview; lang: 'zh-CN' | 'en' }) {
  return (
    <article className="min-w-0 rounded-lg border bg-surface-raised p-4" lang={lang}>
      <p className="mb-2 break-words font-semibold">{mail.subject}</p>
      <p className="whitespace-pre-line break-words text-sm">{mail.body}</p>
    </article>
  );
}
