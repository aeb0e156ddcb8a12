// Suggestions on one listing: a broker writes them, its organisation answers them one by one.
import { Form } from '@remix-run/react';
import { useState } from 'react';
import { useI18n } from '#app/i18n/index.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { Button } from '#app/ui/button.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { SelectField, TextAreaField } from '#app/ui/field.tsx';
import { formatInstant } from '#app/ui/format.ts';
import { Panel, Section, Stack } from '#app/ui/layout.tsx';
import { listingPath } from '#app/ui/listing-path.ts';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { PlainText } from '#app/ui/prose.tsx';
import type { Tone } from '#app/ui/tone.ts';
import type { ShownSuggestion, SuggestionsView } from './get-suggestions.server.ts';
import { type SuggestionRefusal, suggestionRefusals } from './suggestion-refusals.ts';

/** The refused answer with everything typed. */
export interface SuggestionAnswer {
  readonly refusal: SuggestionRefusal;
  readonly typed: Readonly<Record<string, string>>;
}

export const phaseTone = { open: 'info', accepted: 'success', rejected: 'neutral' } satisfies Record<
  ShownSuggestion['phase'],
  Tone
>;

export function SuggestionsPage(props: { view: SuggestionsView; answer: SuggestionAnswer | null }) {
  const { t } = useI18n();
  const { view, answer } = props;
  const words = t.suggestions;
  const path = listingPath(view.list, view.reference);
  return (
    <>
      <Breadcrumbs items={[{ label: view.reference, to: path }, { label: words.title }]} label={t.site.breadcrumbs} />
      <PageHeader
        eyebrow={words.title}
        lead={view.maySuggest ? words.brokerLead : words.ownerLead}
        title={view.title}
      />
      <Stack gap="large">
        {answer && (
          <Notice live tone="danger">
            {suggestionRefusals[answer.refusal].say(t)}
          </Notice>
        )}
        {view.maySuggest && <NewSuggestion {...props} />}
        {view.suggestions.length === 0 && !view.maySuggest && (
          <EmptyState icon="document" title={words.emptyTitle}>
            {words.emptyText}
          </EmptyState>
        )}
        {view.suggestions.map((suggestion) => (
          <Suggestion answer={answer} key={suggestion.id} suggestion={suggestion} view={view} />
        ))}
      </Stack>
    </>
  );
}

function NewSuggestion({ view, answer }: { view: SuggestionsView; answer: SuggestionAnswer | null }) {
  const { t } = useI18n();
  const words = t.suggestions;
  const labels: Readonly<Record<string, string>> = t.listings.label;
  const names = Object.keys(view.present);
  const [field, choose] = useState(answer?.typed.field ?? names[0] ?? '');
  return (
    <Section title={words.suggest}>
      <Panel>
        <Form method="post">
          <input name="intent" type="hidden" value="suggest" />
          <div className="grid gap-4">
            <SelectField
              label={words.field}
              name="field"
              onChange={(event) => choose(event.target.value)}
              options={names.map((name) => ({ value: name, label: labels[name] ?? name }))}
              required
              short
              value={field}
            />
            <div>
              <p className="text-sm text-text-muted">{words.present}</p>
              <PlainText text={view.present[field] || t.listings.versions.empty} />
            </div>
            <TextAreaField
              defaultValue={answer?.typed.proposed ?? ''}
              label={words.proposed}
              name="proposed"
              required
              rows={5}
              wide
            />
            <TextAreaField
              defaultValue={answer?.typed.reason}
              hint={words.reasonHint}
              label={words.reason}
              name="reason"
              optionalLabel={t.forms.optional}
              rows={2}
            />
            <div>
              <Button type="submit" variant="primary">
                {words.send}
              </Button>
            </div>
          </div>
        </Form>
      </Panel>
    </Section>
  );
}

function Suggestion(props: { suggestion: ShownSuggestion; view: SuggestionsView; answer: SuggestionAnswer | null }) {
  const { t, locale } = useI18n();
  const { suggestion, view } = props;
  const words = t.suggestions;
  const labels: Readonly<Record<string, string>> = t.listings.label;
  const { phase, field } = suggestion;
  return (
    <Section actions={<Badge tone={phaseTone[phase]}>{words.phase[phase]}</Badge>} title={labels[field] ?? field}>
      <Panel>
        <div className="grid gap-4 md:grid-cols-2">
          <div className="min-w-0">
            <p className="text-sm text-text-muted">{words.present}</p>
            <PlainText text={view.present[field] || t.listings.versions.empty} />
          </div>
          <div className="min-w-0">
            <p className="text-sm text-text-muted">{words.proposed}</p>
            <PlainText text={suggestion.proposed} />
          </div>
        </div>
        {suggestion.reason && (
          <div className="mt-3">
            <p className="text-sm text-text-muted">{words.reason}</p>
            <PlainText text={suggestion.reason} />
          </div>
        )}
        <p className="mt-3 text-sm text-text-muted">
          {formatInstant(locale, suggestion.proposedAt)} ·{' '}
          {t.listings.detail.versionNumber({ number: suggestion.versionNumber })}
        </p>
        {suggestion.answerNote && <PlainText text={words.answer({ note: suggestion.answerNote })} />}
        {phase === 'open' && view.mayAnswer && <Answer {...props} />}
      </Panel>
    </Section>
  );
}

function Answer({ suggestion, answer }: { suggestion: ShownSuggestion; answer: SuggestionAnswer | null }) {
  const { t } = useI18n();
  const words = t.suggestions;
  const typed = answer?.typed.id === suggestion.id ? answer.typed : {};
  return (
    <div className="mt-4 grid gap-2 border-t pt-4">
      <Form method="post">
        <input name="id" type="hidden" value={suggestion.id} />
        <div className="grid gap-3">
          <TextAreaField
            defaultValue={typed.text ?? suggestion.proposed}
            label={words.text}
            name="text"
            rows={4}
            wide
          />
          <div>
            <Button name="intent" type="submit" value="accept" variant="primary">
              {words.accept}
            </Button>
          </div>
        </div>
      </Form>
      <Disclosure open={typed.note !== undefined} summary={words.reject}>
        <Form method="post">
          <input name="id" type="hidden" value={suggestion.id} />
          <div className="grid gap-3">
            <TextAreaField defaultValue={typed.note} label={words.note} name="note" required rows={2} />
            <div>
              <Button name="intent" type="submit" value="reject">
                {words.reject}
              </Button>
            </div>
          </div>
        </Form>
      </Disclosure>
    </div>
  );
}
