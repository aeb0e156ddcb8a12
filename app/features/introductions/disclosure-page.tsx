// How much the two sides have opened to each other: the four steps, the agreement with its signatures, and the files.
import { Form, useNavigation } from '@remix-run/react';
import { fileLevels } from '#app/domain/confidentiality-agreement.ts';
import { endingsOf } from '#app/domain/document.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';
import { RadioGroupField } from '#app/ui/choice-field.tsx';
import { ConfirmDialog } from '#app/ui/dialog.tsx';
import { FileField } from '#app/ui/field.tsx';
import { fileSize } from '#app/ui/file-size.ts';
import { formatInstant } from '#app/ui/format.ts';
import { Columns, Panel, Section, Stack } from '#app/ui/layout.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Timeline, type TimelineState } from '#app/ui/timeline.tsx';
import { AgreementSection } from './agreement-section.tsx';
import type { Disclosure, ShownFile } from './get-disclosure.server.ts';
import { IntroductionTabs } from './introduction-tabs.tsx';
import { type IntroductionReason, introductionRefusals } from './introductions-refusals.ts';

export function DisclosurePage({ view, reason }: { view: Disclosure; reason: IntroductionReason | null }) {
  const { t } = useI18n();
  const words = t.disclosure;
  return (
    <>
      <PageHeader lead={words.ladderLead} title={t.thread.files} />
      <IntroductionTabs current="files" id={view.introduction.id} />
      <Columns side={<Ladder isInForce={view.isInForce} />}>
        <Stack gap="large">
          {reason && <Notice live title={introductionRefusals[reason].say(t)} tone="danger" />}
          <Section title={words.files}>
            <Stack>
              {view.files.length === 0 ? (
                <p className="text-text-muted">{words.noFiles}</p>
              ) : (
                <ul className="grid gap-3">
                  {view.files.map((file) => (
                    <li key={file.id}>
                      <FileLine file={file} path={`/introductions/${view.introduction.id}/files/${file.id}`} />
                    </li>
                  ))}
                </ul>
              )}
              <p className="text-sm text-text-muted">{words.onRecord}</p>
            </Stack>
          </Section>
          <GiveForm key={view.files.length} />
          <AgreementSection view={view} />
        </Stack>
      </Columns>
    </>
  );
}

function Ladder({ isInForce }: { isInForce: boolean }) {
  const { t } = useI18n();
  const words = t.disclosure;
  const states: readonly (readonly [keyof typeof words.steps, TimelineState])[] = [
    ['public', 'done'],
    ['verified', 'done'],
    ['introduced', isInForce ? 'done' : 'current'],
    ['agreement', isInForce ? 'current' : 'upcoming'],
  ];
  return (
    <Section title={words.ladder}>
      <Timeline
        items={states.map(([step, state]) => ({
          key: step,
          title: words.steps[step],
          state,
          stateLabel: words.states[state === 'failed' ? 'upcoming' : state],
        }))}
      />
    </Section>
  );
}

function FileLine({ file, path }: { file: ShownFile; path: string }) {
  const { locale, t } = useI18n();
  const words = t.disclosure;
  return (
    <Panel>
      <Stack gap="small">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h3 className="min-w-0 break-all">{file.fileName}</h3>
          <Badge
            icon={file.level === 'agreement' ? 'lock' : undefined}
            tone={file.level === 'agreement' ? 'warning' : 'neutral'}
          >
            {words.levels[file.level]}
          </Badge>
        </div>
        <p className="text-sm text-text-muted">
          {fileSize(file.size)} · {file.isOwn ? words.own : words.others} · {formatInstant(locale, file.uploadedAt)}
        </p>
        <div className="flex flex-wrap items-center gap-3">
          {file.state === 'open' || file.state === 'marked' ? (
            <Form action={path} method="post" reloadDocument>
              <Button icon="download" size="small" type="submit">
                {file.state === 'marked' ? words.marked : words.open}
              </Button>
            </Form>
          ) : (
            <span className="text-sm text-text-muted">{words[file.state]}</span>
          )}
          {file.isOwn && (
            <ConfirmDialog
              cancelLabel={t.site.cancel}
              confirm={{ label: words.takeBack, variant: 'danger' }}
              title={words.takeBack}
              trigger={{ label: words.takeBack, size: 'small' }}
              values={{ intent: 'take-back', file: file.id }}
            >
              <p>{words.takeBackText}</p>
            </ConfirmDialog>
          )}
        </div>
      </Stack>
    </Panel>
  );
}

function GiveForm() {
  const { t } = useI18n();
  const words = t.disclosure;
  const isBusy = useNavigation().state === 'submitting';
  return (
    <Section title={words.give}>
      <Panel>
        <Form encType="multipart/form-data" method="post">
          <Stack>
            <FileField
              accept={endingsOf('introduction')}
              hint={words.fileHint}
              label={words.file}
              multiple
              name="file"
              required
            />
            <RadioGroupField
              defaultValue="introduced"
              id="level"
              label={words.level}
              name="level"
              options={fileLevels.map((level) => ({ value: level, label: words.levels[level] }))}
              required
            />
            <div>
              <Button busy={isBusy} name="intent" type="submit" value="give">
                {words.giveButton}
              </Button>
            </div>
          </Stack>
        </Form>
      </Panel>
    </Section>
  );
}
