// The laws of the house (README, "The map"): floors, rooms, loops, lengths, names, and who may use what.
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { actions } from '#app/domain/authorisation.ts';
import { routeAccess } from '#app/http/route-access.ts';
import routes from '#app/routes.ts';
import { readSourceFiles, type SourceFile, withoutComments } from './support/source-files.ts';

const files = readSourceFiles();
const product = files.filter(({ path }) => !path.startsWith('tests/'));

/** Floor and room of a file; only rooms of a lower floor, or the own room, may be imported. */
function placeOf(path: string): { floor: number; room: string } {
  const [top = '', second = '', third = ''] = path.split('/');
  if (top === 'search' && path !== 'search/reindex.ts') return { floor: 2, room: 'search' };
  if (top !== 'app') return { floor: 5, room: 'programs' };
  if (['domain', 'runtime', 'i18n'].includes(second)) return { floor: 1, room: second };
  if (['persistence', 'gateways', 'ui'].includes(second)) return { floor: 2, room: second };
  if (second === 'features') return { floor: 3, room: `features/${third}` };
  if (second === 'http') return { floor: 3, room: 'http' };
  if (second === 'routes' || second === 'jobs') return { floor: 4, room: second };
  return { floor: 5, room: 'map' };
}

const domainOrder = [
  'decision bytes money period working-day field region division industry honour document expert typed-form',
  'organisation',
  'uscc password totp',
  'actor',
  'session',
  'authorisation',
  'event reference section membership verification api-key staff-read retention personal-data',
  'listing opportunity capability section-access sheet-cell list-sheet batch match introduction attachment',
  'identity-number contact-patterns',
  'contact-finding',
  'contact-moving',
  'coach-words coach-signals coach-example',
  'coach-part',
  'coach-opportunity coach-capability',
  'coach',
  'review confirmation moderation suggestion',
  'call lot addendum clarification',
  'bid opening seal log evaluation award standstill',
  'contract milestone payment',
].map((group) => group.split(' '));
const rankOf = (path: string): number =>
  domainOrder.findIndex((group) => group.includes(path.replace(/^app\/domain\/(.*)\.ts$/, '$1')));

function loopsIn(all: readonly SourceFile[]): string[] {
  const known = new Map(all.map((file) => [file.path, file.imports]));
  const state = new Map<string, 'open' | 'done'>();
  const found: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (state.get(path) === 'done') return;
    if (state.get(path) === 'open') {
      found.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
      return;
    }
    state.set(path, 'open');
    for (const next of known.get(path) ?? []) visit(next, [...trail, path]);
    state.set(path, 'done');
  };
  for (const path of known.keys()) visit(path, []);
  return found;
}

const breaking = (test: (file: SourceFile) => boolean, among = product): string[] =>
  among.filter(test).map(({ path }) => path);

describe('floors', () => {
  it('every import of a project file names a file that exists', () => {
    const missing = files.flatMap(({ path, imports }) =>
      imports.filter((to) => !existsSync(to) && !to.includes('/generated/')).map((to) => `${path} → ${to}`),
    );
    expect(missing).toEqual([]);
  });
  it('imports go down or stay in their own room', () => {
    const wrong = product.flatMap(({ path, imports }) => {
      const from = placeOf(path);
      return imports
        .filter((to) => {
          const there = placeOf(to);
          return from.room !== there.room && there.floor >= from.floor && from.floor < 5;
        })
        .map((to) => `${path} → ${to}`);
    });
    expect(wrong).toEqual([]);
  });
  it('routes and jobs never touch persistence, gateways or search', () => {
    const wrong = product
      .filter(({ path }) => /^app\/(routes|jobs)\//.test(path))
      .flatMap(({ path, imports }) =>
        imports.filter((to) => /^(app\/persistence|app\/gateways|search)\//.test(to)).map((to) => `${path} → ${to}`),
      );
    expect(wrong).toEqual([]);
  });
  it('no file imports itself through others', () => {
    expect(loopsIn(files)).toEqual([]);
  });
  it('domain files import only what comes before them in the rulebook', () => {
    const domain = product.filter(({ path }) => path.startsWith('app/domain/'));
    expect(domain.filter(({ path }) => rankOf(path) < 0).map(({ path }) => path)).toEqual([]);
    const wrong = domain.flatMap(({ path, imports }) =>
      imports.filter((to) => rankOf(to) > rankOf(path)).map((to) => `${path} → ${to}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe('who may use what', () => {
  const users = (name: RegExp, allowed: RegExp) =>
    breaking(
      ({ path, packages, imports }) => !allowed.test(path) && [...packages, ...imports].some((to) => name.test(to)),
    );
  it('only persistence and prisma know the database', () => {
    expect(
      users(
        /^@prisma\/|\/generated\/|^pg$/,
        // The evaluation measures PostgreSQL's own full text search beside our matcher.
        /^(app\/persistence|prisma|server\/[\w-]+\.mjs|search\/evaluation\/server-baselines\.ts)/,
      ),
    ).toEqual([]);
  });
  it('only search knows Meilisearch', () => {
    expect(users(/^meilisearch$/, /^search\//)).toEqual([]);
  });
  it('only gateways know Stripe and mail servers', () => {
    expect(users(/^(stripe|nodemailer)$/, /^app\/gateways\//)).toEqual([]);
  });
  it('only persistence knows the sign-in library', () => {
    expect(users(/^better-auth/, /^app\/persistence\//)).toEqual([]);
  });
  it('only runtime and the programs read the environment', () => {
    expect(
      breaking(({ path, text }) => !/^(app\/runtime|server)\//.test(path) && text.includes('process.env')),
    ).toEqual([]);
  });
  it('the domain is pure: no clock, no chance, no waiting', () => {
    const impure = /Date\.now|new Date\(\)|Math\.random|\bawait\b|performance\./;
    expect(breaking(({ path, text }) => path.startsWith('app/domain/') && impure.test(withoutComments(text)))).toEqual(
      [],
    );
  });
  it('persistence selects columns by name', () => {
    expect(breaking(({ path, text }) => path.startsWith('app/persistence/') && /\binclude:\s*\{/.test(text))).toEqual(
      [],
    );
  });
});

describe('sizes and names', () => {
  it('files have at most 300 lines, routes 150', () => {
    const long = files
      .filter(({ path, lines }) => lines > (path.startsWith('app/routes/') ? 150 : 300))
      .map(({ path, lines }) => `${path} ${lines}`);
    expect(long).toEqual([]);
  });
  it('no file or folder has a name that says nothing', () => {
    const refused = /(^|\/)(utils?|helpers?|common|lib|misc|types)(\.\w+)*(\/|$)/;
    expect(breaking(({ path }) => refused.test(path), files)).toEqual([]);
  });
  it('names are kebab-case', () => {
    expect(breaking(({ path }) => !/^[a-z0-9./-]+$/.test(path.replace('zh-CN', 'zh-cn')), files)).toEqual([]);
  });
  it('no file only passes others on', () => {
    const barrel = ({ text }: SourceFile) => {
      const code = withoutComments(text)
        .split('\n')
        .filter((line) => line.trim() !== '');
      return code.length > 0 && code.every((line) => /^(export\s+(\*|(type\s+)?\{[^}]*\})\s+from\s)/.test(line));
    };
    expect(breaking(barrel)).toEqual([]);
  });
  it('the first line says what a file is for', () => {
    expect(breaking(({ text }) => !/^(#!.*\n)?(\/\/|\/\*)/.test(text), files)).toEqual([]);
  });
  it('no test is left out or singled out', () => {
    const tests = files.filter(
      ({ path }) => /\.(test|spec)\.tsx?$/.test(path) && path !== 'tests/architecture.test.ts',
    );
    expect(breaking(({ text }) => /\b(it|test|describe)\.(only|skip|todo|fixme)\b/.test(text), tests)).toEqual([]);
  });
});

/** Commands that decide nothing by the access table, and why that is right. */
const commandsWithoutActor: Readonly<Record<string, string>> = {
  'app/features/listings/tell-watchers.server.ts': 'done by the clock',
  'app/features/accounts/register-person.server.ts': 'before it there is no actor',
  'app/features/accounts/sign-in.server.ts': 'before it there is no actor',
  'app/features/accounts/second-step.server.ts': 'part of signing in',
  'app/features/accounts/note-sign-in.server.ts': 'part of signing in',
  'app/features/accounts/admit-identity.server.ts': 'part of signing in at another site',
  'app/features/accounts/reset-password.server.ts': 'whoever holds the mailed link',
  'app/features/accounts/change-account.server.ts': 'of oneself alone; the door asks for account.use',
  'app/features/import-listings/add-sample-organisation.server.ts': 'a program, started on the server itself',
  'app/features/import-listings/check-run.server.ts':
    'part of uploading and correcting, which decide; it writes findings',
  'app/features/import-listings/save-rows.server.ts': 'what it saves with decides row by row',
  'app/features/organisations/ask-renewals.server.ts': 'a job: the clock knocks, nobody asks',
  'app/features/confirmations/ask-confirmations.server.ts': 'a job: the clock knocks, nobody asks',
  'app/features/organisations/scan-documents.server.ts': 'a job: what the scanner says is written down',
};

describe('doors', () => {
  interface RouteRow {
    readonly file: string;
    readonly children?: readonly RouteRow[];
  }
  const flat = (rows: readonly RouteRow[]): string[] =>
    rows.flatMap(({ file, children }) => [file, ...flat(children ?? [])]);
  const known = flat(routes as readonly RouteRow[]).map((file) => file.replace(/\.tsx?$/, ''));

  it('every route has a row in the access table, and every row a route', () => {
    const inOrder = (ids: readonly string[]) => ids.toSorted((a, b) => a.localeCompare(b));
    expect(inOrder(known)).toEqual(inOrder(Object.keys(routeAccess)));
  });
  it('every row of the access table is asked for somewhere', () => {
    const asking = product.filter(({ path }) => /^(app|server)\//.test(path) && path !== 'app/domain/authorisation.ts');
    const unused = Object.keys(actions).filter((action) => !asking.some(({ text }) => text.includes(`'${action}'`)));
    expect(unused).toEqual([]);
  });
  it('every command that writes asks the rulebook first', () => {
    const writes = /\b(inTransaction|inSharedTransaction|attempt|keepingAnAdministrator)(<[^(]*>)?\(/;
    const commands = product.filter(({ path }) => /^app\/features\/[^/]+\/[a-z-]+\.server\.ts$/.test(path));
    const silent = commands.filter(({ text }) => {
      const code = withoutComments(text);
      return writes.test(code) && !/\b(decide[A-Z]\w*|mayDo|publishLocked|changeSecurity)\(/.test(code);
    });
    const refused = silent.map(({ path }) => path).filter((path) => !Object.hasOwn(commandsWithoutActor, path));
    expect(refused).toEqual([]);
    const known = new Set(silent.map(({ path }) => path));
    expect(Object.keys(commandsWithoutActor).filter((path) => !known.has(path))).toEqual([]);
  });
  it('every loader and action asks the door-keeper by its own route id', () => {
    const wrong = product
      .filter(({ path }) => path.startsWith('app/routes/'))
      .filter(({ path, text }) => {
        const id = path.replace(/^app\//, '').replace(/\.tsx?$/, '');
        const doors = [...text.matchAll(/export (?:async function|const) (loader|action)\b/g)].length;
        const asked = [...text.matchAll(/\badmit(?:Person|Member)?\([^,]+, '([^']+)'\)/g)].map((match) => match[1]);
        return asked.length < doors || asked.some((name) => name !== id);
      })
      .map(({ path }) => path);
    expect(wrong).toEqual([]);
  });
});
