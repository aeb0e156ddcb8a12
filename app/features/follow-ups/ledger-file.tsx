// The ledger as a file: taking it along, and bringing it back filled in.
import { Form } from '@remix-run/react';
import { useI18n } from '#app/i18n/index.ts';
import { Button } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/field.tsx';
import { Panel } from '#app/ui/layout.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { followUpRefusals } from './follow-up-refusals.ts';
import type { ImportResult } from './import-ledger.server.ts';

export type LedgerFileAnswer = { readonly result: ImportResult | null; readonly refusal: 'bad-file' | null };

export function LedgerFile({ answer }: { answer: LedgerFileAnswer | undefined }) {
  const { t } = useI18n();
  const words = t.followUps.file;
  const { result, refusal } = answer ?? {};
  return (
    <Panel>
      <Form className="grid gap-4" encType="multipart/form-data" method="post">
        <h2 className="text-lg">{words.import}</h2>
        {result && (
          <Notice live title={words.result} tone={result.refused.length > 0 ? 'warning' : 'success'}>
            <p>{words.done(result)}</p>
            <ul>
              {result.refused.map((one) => (
                <li key={one.row}>{words.refused(one)}</li>
              ))}
            </ul>
          </Notice>
        )}
        <TextField
          accept=".xlsx"
          errors={refusal ? [followUpRefusals[refusal].say(t)] : undefined}
          hint={words.importHint}
          label={words.choose}
          name="file"
          required
          type="file"
        />
        <div>
          <Button type="submit">{words.submit}</Button>
        </div>
      </Form>
    </Panel>
  );
}
