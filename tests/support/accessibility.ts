// Automatic checks of how a page looks: accessibility (WCAG 2.1, levels A and AA) and overflow, in any window and colours.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';

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
async function accessibilityFaults(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(rules);
  const violations = await page.evaluate(async (tags) => {
    const { axe } = window as unknown as { axe: Axe };
    return (await axe.run(document, { runOnly: tags, resultTypes: ['violations'] })).violations;
  }, ruleTags);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
  );
}

/** What sticks out to the right of the window: its width, then the first elements; empty when all fits. */
async function overflowOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.scrollingElement ?? document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const wide = [...document.querySelectorAll('main *')].filter(
      (element) => element.getBoundingClientRect().right > root.clientWidth + 1,
    );
    return [`${root.scrollWidth} px wide`, ...wide.slice(0, 5).map((element) => element.outerHTML.slice(0, 160))];
  });
}

export type Colours = 'light' | 'dark';
export const windows = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;

/** Notes what is wrong with the page as it stands now, in this window and these colours; `what` begins the messages. */
export async function expectGoodLook(
  page: Page,
  window: keyof typeof windows,
  colours: Colours,
  what: string,
): Promise<void> {
  await page.setViewportSize(windows[window]);
  await page.emulateMedia({ colorScheme: colours, reducedMotion: 'reduce' });
  const where = `${what}, ${window}, ${colours}`;
  if (window === 'phone') expect.soft(await overflowOf(page), `overflow: ${where}`).toEqual([]);
  expect.soft(await accessibilityFaults(page), `accessibility: ${where}`).toEqual([]);
}

/** The same in every window and both colours, for what a page shows after an action and loses when it is read again. */
export async function expectGoodLooks(page: Page, what: string): Promise<void> {
  const before = page.viewportSize();
  for (const size of ['phone', 'desk'] as const)
    for (const colours of ['dark', 'light'] as const) await expectGoodLook(page, size, colours, what);
  if (before) await page.setViewportSize(before);
}
