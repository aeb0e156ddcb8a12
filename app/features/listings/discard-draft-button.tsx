// The button that throws the working draft away, after asking; it stands beside the form, which posts something else.
import { useI18n } from '#app/i18n/index.ts';
import { ConfirmDialog } from '#app/ui/dialog.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { ListingFormAnswer } from './answer-listing-form.server.ts';
import { typedRefusals } from './typed-refusals.ts';

/** `isPublished`: a version stands on the list, to which it goes back. */
export function DiscardDraft({ isPublished, answer }: { isPublished: boolean; answer: ListingFormAnswer | undefined }) {
  const { t } = useI18n();
  const words = t.listingForm.action;
  return (
    <div className="grid gap-2">
      {answer?.discard && (
        <Notice live tone="danger">
          {typedRefusals[answer.discard].say(t)}
        </Notice>
      )}
      <ConfirmDialog
        cancelLabel={t.site.cancel}
        confirm={{ label: words.confirm, variant: 'danger' }}
        title={words.discardTitle}
        trigger={{ label: words.discard, variant: 'quiet' }}
        values={{ intent: 'discard-draft' }}
      >
        <p>{isPublished ? words.discardPublished : words.discardUnpublished}</p>
      </ConfirmDialog>
    </div>
  );
}
