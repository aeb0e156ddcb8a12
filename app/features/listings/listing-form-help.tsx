// The explanation and example of one question of a listing's form, folded away until wanted.
import { type Messages, useI18n } from '#app/i18n/index.ts';
import { FoldedHint } from '#app/ui/folded-hint.tsx';

export type HelpKey = keyof Messages['listingForm']['hint'];

export function Help({ of, label }: { of: HelpKey; label: string }) {
  const { t } = useI18n();
  const words = t.listingForm;
  const [explanation, example] = words.hint[of];
  return (
    <FoldedHint label={words.help({ field: label })}>
      <p>{explanation}</p>
      <p className="mt-1">{words.example({ text: example })}</p>
    </FoldedHint>
  );
}
