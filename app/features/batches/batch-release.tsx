// The release: buttons for who may, words for who may not, and what stands in the way.
import { useI18n } from '#app/i18n/index.ts';
import { ConfirmDialog } from '#app/ui/dialog.tsx';
import { DateTimeField } from '#app/ui/field.tsx';
import { formatInstant } from '#app/ui/format.ts';
import { Notice } from '#app/ui/notice.tsx';
import type { BatchDesk } from './get-batch.server.ts';
import type { FailedItem } from './plan-release.server.ts';

type Props = Pick<BatchDesk, 'phase' | 'seen' | 'mayRelease' | 'isSecondPerson' | 'mayAssemble' | 'writtenBy'> & {
  readonly releaseAt: Date | null;
  readonly proposed: string;
  readonly itemCount: number;
};

export function ReleaseButtons(props: Props) {
  const { t } = useI18n();
  const words = t.batches.desk;
  const { phase, seen, mayRelease, isSecondPerson, itemCount } = props;
  const cancelLabel = t.site.cancel;
  if (phase === 'scheduled' && mayRelease)
    return (
      <ConfirmDialog
        cancelLabel={words.keep}
        confirm={{ label: words.unschedule }}
        title={words.unscheduleTitle}
        trigger={{ label: words.unschedule }}
        values={{ intent: 'unschedule' }}
      >
        <p>{words.unscheduleText}</p>
      </ConfirmDialog>
    );
  if (phase !== 'draft' || itemCount === 0) return null;
  if (!mayRelease) return <span className="text-sm text-text-muted">{words.needsPermission}</span>;
  if (!isSecondPerson) return <span className="text-sm text-text-muted">{words.otherPerson}</span>;
  return (
    <>
      <ConfirmDialog
        cancelLabel={cancelLabel}
        confirm={{ label: words.releaseConfirm }}
        title={words.releaseTitle}
        trigger={{ label: words.release, variant: 'primary' }}
        values={{ intent: 'release', seen }}
      >
        <p>{words.releaseText}</p>
      </ConfirmDialog>
      <ConfirmDialog
        cancelLabel={cancelLabel}
        confirm={{ label: words.scheduleConfirm }}
        title={words.scheduleTitle}
        trigger={{ label: words.schedule }}
        values={{ intent: 'schedule', seen }}
      >
        <p>{words.scheduleText}</p>
        <DateTimeField defaultValue={props.proposed} label={words.scheduleAt} name="at" required />
      </ConfirmDialog>
    </>
  );
}

export function DeskNotices(
  props: Props & {
    readonly failure: BatchDesk['failure'];
    readonly refusal: string | null;
    readonly notReady: readonly FailedItem[];
  },
) {
  const { t, locale } = useI18n();
  const words = t.batches.desk;
  const { failure, refusal, notReady, releaseAt, phase } = props;
  return (
    <>
      {refusal && (
        <Notice live title={refusal} tone="danger">
          <ItemGaps items={notReady} />
        </Notice>
      )}
      {failure && (
        <Notice title={words.failedTitle} tone="danger">
          <p>{t.batches.failure[failure.reason]}</p>
          <ItemGaps items={failure.items} />
        </Notice>
      )}
      {phase === 'scheduled' && releaseAt && (
        <Notice tone="success">{words.scheduledFor({ at: formatInstant(locale, releaseAt) })}</Notice>
      )}
      {phase === 'draft' && props.writtenBy && (
        <p className="text-sm text-text-muted">{words.writtenBy({ name: props.writtenBy })}</p>
      )}
    </>
  );
}

function ItemGaps({ items }: { items: readonly FailedItem[] }) {
  const { t, locale } = useI18n();
  if (items.length === 0) return null;
  return (
    <ul className="mt-1 list-disc pl-5">
      {items.map(({ reference, title, gap }) => (
        <li key={reference}>
          {title}
          {locale === 'en' ? ': ' : '：'}
          {t.batches.gap[gap]}
        </li>
      ))}
    </ul>
  );
}
