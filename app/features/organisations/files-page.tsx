// Evidence for verification and the logo: handing in, looking at, taking back.
import { Form, useNavigation } from '@remix-run/react';
import { documentLimits, endingsOf, evidenceLimit, isReleased, uploadLimits } from '#app/domain/document.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { ConfirmDialog } from '#app/ui/dialog.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { FileField } from '#app/ui/field.tsx';
import { fileSize } from '#app/ui/file-size.ts';
import { formatInstant } from '#app/ui/format.ts';
import { Panel, Section, Stack } from '#app/ui/layout.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { EvidenceLine } from './get-organisation.server.ts';
import { type OrganisationReason, organisationsRefusals } from './organisations-refusals.ts';

export interface FilesAnswer {
  readonly refusal: OrganisationReason;
  /** The file that was refused. */
  readonly file?: string | undefined;
}

export function FilesPage(props: {
  evidence: readonly EvidenceLine[];
  logo: string | null;
  logoDocumentId: string | null;
  reference: string;
  answer: FilesAnswer | undefined;
}) {
  const { t } = useI18n();
  const { files: words } = t.organisations;
  const { answer, evidence } = props;
  return (
    <Stack gap="large">
      {answer && (
        <Notice live title={answer.file} tone="danger">
          {organisationsRefusals[answer.refusal].say(t)}
        </Notice>
      )}
      <Section title={words.evidence}>
        <p className="mb-3 max-w-3xl text-text-muted">{words.evidenceLead}</p>
        <Stack>
          {evidence.length > 0 ? (
            <EvidenceTable evidence={evidence} />
          ) : (
            <EmptyState icon="document" title={words.none}>
              <p>{words.noneText}</p>
            </EmptyState>
          )}
          {evidence.length < evidenceLimit && <EvidenceForm key={evidence.length} />}
          {evidence.length > 0 && (
            <div>
              <ButtonLink to={`/organisations/${props.reference}`}>{words.goOn}</ButtonLink>
            </div>
          )}
        </Stack>
      </Section>
      <LogoSection documentId={props.logoDocumentId} src={props.logo} />
    </Stack>
  );
}

function EvidenceForm() {
  const { t } = useI18n();
  const { files: words } = t.organisations;
  const busy = useNavigation().state !== 'idle';
  return (
    <Panel>
      <Form encType="multipart/form-data" method="post">
        <Stack>
          <FileField
            accept={endingsOf('evidence')}
            hint={words.evidenceHint({
              size: fileSize(documentLimits.evidence.size),
              files: uploadLimits.files,
              count: evidenceLimit,
            })}
            label={words.choose}
            multiple
            name="file"
            required
          />
          <div>
            <Button busy={busy} icon="upload" name="intent" type="submit" value="evidence" variant="primary">
              {words.handIn}
            </Button>
          </div>
        </Stack>
      </Form>
    </Panel>
  );
}

function EvidenceTable({ evidence }: { evidence: readonly EvidenceLine[] }) {
  const { locale, t } = useI18n();
  const { files: words } = t.organisations;
  return (
    <DataTable
      caption={words.evidence}
      columns={[
        {
          key: 'name',
          header: words.name,
          rowHeader: true,
          render: ({ id, fileName, scanVerdict }) =>
            isReleased(scanVerdict) ? (
              <a
                className="break-all text-accent underline underline-offset-4"
                download={fileName}
                href={`/organisations/documents/${id}`}
              >
                {fileName}
              </a>
            ) : (
              <span className="break-all">{fileName}</span>
            ),
        },
        { key: 'size', header: words.size, align: 'end', nowrap: true, render: ({ size }) => fileSize(size) },
        { key: 'at', header: words.uploadedAt, render: ({ uploadedAt }) => formatInstant(locale, uploadedAt) },
        ...(evidence.some(({ scanVerdict }) => scanVerdict !== 'unscanned')
          ? [{ key: 'scan', header: words.scan, render: ({ scanVerdict }: EvidenceLine) => words.scans[scanVerdict] }]
          : []),
        { key: 'act', header: words.actions, render: (document) => <TakeBack document={document} /> },
      ]}
      hideCaption
      rowKey={({ id }) => id}
      rows={evidence}
    />
  );
}

function TakeBack({ document }: { document: EvidenceLine }) {
  const { t } = useI18n();
  const { files: words } = t.organisations;
  return (
    <ConfirmDialog
      cancelLabel={t.site.cancel}
      confirm={{ label: words.takeBack, variant: 'danger' }}
      title={words.takeBackTitle({ name: document.fileName })}
      trigger={{ label: words.takeBack, size: 'small' }}
      values={{ intent: 'take-back', documentId: document.id }}
    >
      <p>{words.takeBackText}</p>
    </ConfirmDialog>
  );
}

function LogoSection({ src, documentId }: { src: string | null; documentId: string | null }) {
  const { t } = useI18n();
  const { files: words } = t.organisations;
  const busy = useNavigation().state !== 'idle';
  return (
    <Section title={words.logo}>
      <p className="mb-3 max-w-3xl text-text-muted">{words.logoLead}</p>
      <Panel>
        <Stack>
          {src && documentId && (
            <div className="flex flex-wrap items-center gap-4">
              <img
                alt={words.logo}
                className="max-h-24 max-w-60 rounded-sm border bg-white object-contain p-1"
                src={src}
              />
              <Form method="post">
                <input name="documentId" type="hidden" value={documentId} />
                <Button name="intent" size="small" type="submit" value="take-back">
                  {words.removeLogo}
                </Button>
              </Form>
            </div>
          )}
          <Form encType="multipart/form-data" key={documentId} method="post">
            <Stack>
              <FileField
                accept={endingsOf('logo')}
                hint={words.logoHint({ size: fileSize(documentLimits.logo.size), side: documentLimits.logo.side })}
                label={words.chooseLogo}
                name="file"
                required
              />
              <div>
                <Button busy={busy} icon="upload" name="intent" type="submit" value="logo">
                  {words.handInLogo}
                </Button>
              </div>
            </Stack>
          </Form>
        </Stack>
      </Panel>
    </Section>
  );
}
