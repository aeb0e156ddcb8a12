// One proposed concept: its wordings, why, and what became of it.
import type { ReactNode } from 'react';
import type { ConceptPhase } from '#app/domain/lexicon-entry.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Badge } from '#app/ui/badge.tsx';
import { formatInstant } from '#app/ui/format.ts';
import { Panel } from '#app/ui/layout.tsx';
import { PlainText } from '#app/ui/prose.tsx';

export interface ShownProposal {
  readonly id: string;
  readonly zh: readonly string[];
  readonly en: readonly string[];
  readonly reason: string;
  readonly proposedAt: Date;
  readonly acceptedAt: Date | null;
  readonly rejectedAt: Date | null;
  readonly answerNote: string;
}

const tones = { open: 'info', accepted: 'success', rejected: 'neutral' } as const;

export function ProposalCard(props: {
  readonly proposal: ShownProposal;
  readonly phase: ConceptPhase;
  readonly children?: ReactNode;
}) {
  const { t, locale } = useI18n();
  const { proposal, phase } = props;
  return (
    <Panel>
      <p className="flex flex-wrap items-center gap-2">
        <strong lang="zh-CN">{proposal.zh.join('、')}</strong>
        <span lang="en">{proposal.en.join(', ')}</span>
        <Badge tone={tones[phase]}>{t.lexicon.phase[phase]}</Badge>
      </p>
      {proposal.reason && <PlainText text={proposal.reason} />}
      <p className="mt-2 text-sm text-text-muted">{formatInstant(locale, proposal.proposedAt)}</p>
      {proposal.answerNote && <PlainText text={t.lexicon.answer({ note: proposal.answerNote })} />}
      {props.children}
    </Panel>
  );
}
