// Automatic accessibility checks of a page: WCAG 2.1, levels A and AA.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

const ruleTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary?: string }[];
}
interface Axe {
  run(root: Document, options: object): Promise<{ violations: readonly Violation[] }>;
}

// The rules come with @axe-core/playwright; its own runner loads them three times a page and takes twice as long.
const required = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'));
const rules = readFileSync(required.resolve('axe-core/axe.min.js'), 'utf8');

/** One line for each element that breaks a rule, as the page looks now; no frames, the site has none. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(rules);
  const violations = await page.evaluate(async (tags) => {
    const { axe } = window as unknown as { axe: Axe };
    return (await axe.run(document, { runOnly: tags, resultTypes: ['violations'] })).violations;
  }, ruleTags);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
  );
}
