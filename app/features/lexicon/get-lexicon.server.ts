// The lexicon as the site shows and exports it: the concepts of the files, and those accepted here.
import type { ConceptWordings } from '#app/domain/lexicon-entry.ts';
import {
  type ConceptProposalRow,
  listAcceptedConcepts,
  listConceptProposals,
  listOwnProposals,
} from '#app/persistence/concept-proposals.server.ts';
import { normaliseText } from '#search/matching/analysis.ts';
import { addToLexicon, lexiconConcepts, mergeConcepts } from '#search/matching/lexicon.ts';

const pageSize = 50;
const proposalPageSize = 20;

const merged = async (): Promise<ConceptWordings[]> => mergeConcepts(lexiconConcepts(), await listAcceptedConcepts());

export interface LexiconPage {
  readonly concepts: readonly ConceptWordings[];
  /** Concepts found, and concepts there are. */
  readonly found: number;
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

/** Concepts with a wording that contains what is asked, exact wordings first; all of them when nothing is asked. */
export async function getLexicon(asked: string, page: number): Promise<LexiconPage> {
  const all = await merged();
  const text = normaliseText(asked).trim();
  const wordings = ({ zh, en }: ConceptWordings): readonly string[] => [...zh, ...en];
  const matching = text === '' ? all : all.filter((one) => wordings(one).some((wording) => wording.includes(text)));
  const exact = (one: ConceptWordings): number => (text !== '' && wordings(one).includes(text) ? 0 : 1);
  const found = [...matching].sort((a, b) => exact(a) - exact(b));
  const pages = Math.max(1, Math.ceil(found.length / pageSize));
  const shown = Math.min(Math.max(1, page), pages);
  const concepts = found.slice((shown - 1) * pageSize, shown * pageSize);
  return { concepts, found: found.length, total: all.length, page: shown, pages };
}

/** In the form of the lexicon's files: one concept a line, wordings divided by bars. */
export async function exportLexicon(): Promise<string> {
  const rows = (await merged()).map(({ zh, en }) => `  ${JSON.stringify([zh.join('|'), en.join('|')])}`);
  return `[\n${rows.join(',\n')}\n]\n`;
}

export async function listProposals(
  view: 'open' | 'answered',
  cursor: string | undefined,
): Promise<{ proposals: ConceptProposalRow[]; next: string | null }> {
  const rows = await listConceptProposals(view, proposalPageSize, cursor);
  const proposals = rows.slice(0, proposalPageSize);
  return { proposals, next: rows.length > proposalPageSize ? (proposals.at(-1)?.id ?? null) : null };
}

export const ownProposals = (personId: string): Promise<ConceptProposalRow[]> => listOwnProposals(personId, 50);

let known = 0;

/** Makes the matcher of this process know what was accepted; true when there was something new. Accepted ones never go. */
export async function takeInConcepts(): Promise<boolean> {
  const accepted = await listAcceptedConcepts();
  if (accepted.length === known) return false;
  addToLexicon(accepted);
  known = accepted.length;
  return true;
}
