// Walks the site as one person: every page that links lead to, and every form on them.

export interface HarvestedForm {
  /** The page it stands on, or where it posts to. */
  readonly path: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
}

export interface Harvest {
  readonly pages: ReadonlyMap<string, { readonly status: number; readonly html: string }>;
  readonly forms: readonly HarvestedForm[];
}

const decode = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&lt;', '<').replaceAll('&amp;', '&');
const attribute = (tag: string, name: string): string | null => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return found === undefined ? null : decode(found);
};

function formsOn(path: string, html: string): HarvestedForm[] {
  return [...html.matchAll(/<form\b[^>]*>.*?<\/form>/gs)].flatMap(([form]) => {
    const head = form.slice(0, form.indexOf('>') + 1);
    if (attribute(head, 'method')?.toLowerCase() !== 'post') return [];
    const to = attribute(head, 'action') ?? path;
    const inputs = [...form.matchAll(/<(?:input|button|textarea|select)\b[^>]*>/g)].flatMap(([tag]) => {
      const name = attribute(tag, 'name');
      return name ? [[name, attribute(tag, 'value') ?? 'x', tag] as const] : [];
    });
    const plain = inputs
      .filter(([, , tag]) => !/type="submit"/.test(tag))
      .map(([name, value]) => [name, value] as const);
    const buttons = inputs.filter(([, , tag]) => /type="submit"/.test(tag));
    return buttons.length === 0
      ? [{ path: to, fields: plain }]
      : buttons.map(([name, value]) => ({ path: to, fields: [...plain, [name, value] as const] }));
  });
}

/** At most `limit` pages; addresses that differ in their query count as two. */
export async function crawl(base: string, cookie: string, from: readonly string[], limit = 400): Promise<Harvest> {
  const pages = new Map<string, { status: number; html: string }>();
  const waiting = [...from];
  for (let path = waiting.shift(); path !== undefined && pages.size < limit; path = waiting.shift()) {
    if (pages.has(path)) continue;
    const reply = await fetch(base + path, { headers: { cookie, 'accept-language': 'en' }, redirect: 'manual' });
    const html = await reply.text();
    pages.set(path, { status: reply.status, html });
    const links = [...html.matchAll(/<a\b[^>]*\shref="(\/[^"#]*)/g)].map(([, to]) => decode(to ?? ''));
    const to = reply.headers.get('location');
    for (const next of to ? [...links, to] : links)
      if (!pages.has(next) && !next.startsWith('//') && !next.startsWith('/assets/')) waiting.push(next);
  }
  const forms = [...pages].flatMap(([path, { html }]) => formsOn(path, html));
  const unique = new Map(forms.map((form) => [JSON.stringify(form), form]));
  return { pages, forms: [...unique.values()] };
}
