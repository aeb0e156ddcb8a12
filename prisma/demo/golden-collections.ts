// The demo world's graded needs as test collections: within Chinese, within English, and across the two.
// Grades (golden.json) were given by reading need and capability, before any ranking was looked at:
// 3 does what is asked · 2 does a main part of it, or all of it in another setting · 1 helps with one aspect · not listed: does not help.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { CapabilityContent } from '#app/domain/capability.ts';
import type { OpportunityContent } from '#app/domain/opportunity.ts';
import { readDemoCapabilities, readDemoOpportunities } from './content.ts';

const graded = z.array(
  z.object({ opportunity: z.string(), grades: z.record(z.string(), z.number().int().min(1).max(3)) }),
);

/** Need key → capability key → grade 1–3. */
export const readDemoGrades = (): Map<string, ReadonlyMap<string, number>> =>
  new Map(
    graded
      .parse(JSON.parse(readFileSync(path.join('prisma', 'demo', 'golden.json'), 'utf8')))
      .map(({ opportunity, grades }) => [opportunity, new Map(Object.entries(grades))]),
  );

interface GoldenText {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** What the files of a test collection hold. */
export interface GoldenCollection {
  readonly name: string;
  readonly meta: Readonly<Record<string, string>>;
  readonly corpus: readonly GoldenText[];
  readonly queries: readonly GoldenText[];
  /** Query, document, grade; grade −1 takes the document out of the query's ranking. */
  readonly qrels: readonly (readonly [string, string, number])[];
}

type Language = OpportunityContent['language'];
interface Written extends GoldenText {
  readonly language: Language;
}

const lines = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n');

/** In the language they were written in only: a translated title would make crossing easy. */
function needs(): Written[] {
  const text = ({ summary, problem, presentState, metrics, offered }: OpportunityContent): string => {
    const rows = metrics.map(({ name, operator, value, unit }) => `${name} ${operator} ${value} ${unit}`);
    return lines(summary, problem, presentState, ...rows, offered);
  };
  return readDemoOpportunities('2026-11-30').map(({ key, content }) => ({
    ...{ id: key, title: content.title, text: text(content), language: content.language },
  }));
}

function capabilities(): Written[] {
  const text = ({ summary, description, referenceCases, capacity }: CapabilityContent): string =>
    lines(summary, description, ...referenceCases.map(({ client, result }) => `${client} ${result}`), capacity);
  return readDemoCapabilities('2026-11-30').map(({ key, content }) => ({
    ...{ id: key, title: content.title, text: text(content), language: content.language },
  }));
}

const bare = ({ id, title, text }: Written): GoldenText => ({ id, title, text });

interface Rule {
  readonly name: string;
  readonly lang: string;
  readonly asks: (need: Written) => boolean;
  readonly answers: (need: Written, capability: Written) => boolean;
}

const rules: readonly Rule[] = [
  {
    name: 'demo-zh',
    lang: 'zh',
    asks: (need) => need.language === 'zh',
    answers: (_, { language }) => language === 'zh',
  },
  {
    name: 'demo-en',
    lang: 'en',
    asks: (need) => need.language === 'en',
    answers: (_, { language }) => language === 'en',
  },
  { name: 'demo-across', lang: 'zh+en', asks: () => true, answers: (need, { language }) => language !== need.language },
];

/** Grade from which a capability makes its need worth asking in a collection: it does a main part of what is asked. */
const fitting = 2;

function collection({ name, lang, asks, answers }: Rule): GoldenCollection {
  const [all, grades] = [capabilities(), readDemoGrades()];
  const gradeOf = (need: Written, { id }: Written): number => grades.get(need.id)?.get(id) ?? 0;
  const asked = needs().filter(
    (need) => asks(need) && all.some((other) => answers(need, other) && gradeOf(need, other) >= fitting),
  );
  const corpus = all.filter((capability) => asked.some((need) => answers(need, capability)));
  const qrels = asked.flatMap((need) =>
    corpus.flatMap((capability) => {
      const grade = answers(need, capability) ? gradeOf(need, capability) : -1;
      return grade === 0 ? [] : [[need.id, capability.id, grade] as const];
    }),
  );
  const source = 'graded needs and capabilities of the invented demo world of this project';
  const domain = 'technology needs → capabilities of organisations';
  return {
    ...{ name, meta: { name, lang, domain, source, licence: 'as the project' } },
    ...{ corpus: corpus.map(bare), queries: asked.map(bare), qrels },
  };
}

/** The three collections. */
export const demoGoldenCollections = (): GoldenCollection[] => rules.map(collection);
