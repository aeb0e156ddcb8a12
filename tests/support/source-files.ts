// Reads the project's own source files and what they import, for the architecture test.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

export interface SourceFile {
  /** From the repository root, with "/". */
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  /** Files of this project it imports, from the root. */
  readonly imports: readonly string[];
  /** Packages it imports, as written. */
  readonly packages: readonly string[];
}

const root = path.resolve(import.meta.dirname, '../..');
const folders = ['app', 'server', 'prisma', 'search', 'tests'];
const ending = /\.(ts|tsx|mts|mjs|js)$/;

function walk(folder: string): string[] {
  return readdirSync(path.join(root, folder)).flatMap((name) => {
    const file = `${folder}/${name}`;
    if (statSync(path.join(root, file)).isDirectory()) return name === 'generated' ? [] : walk(file);
    return ending.test(name) && !name.endsWith('.d.ts') && !name.endsWith('.d.mts') ? [file] : [];
  });
}

const specifier = /(?:from|import)\s*\(?\s*'([^']+)'/g;

function resolve(from: string, to: string): string | null {
  if (to.startsWith('#')) return to.slice(1);
  if (to.startsWith('.')) return path.posix.normalize(`${path.posix.dirname(from)}/${to}`);
  return null;
}

export function readSourceFiles(): SourceFile[] {
  return folders.flatMap(walk).map((file) => {
    const text = readFileSync(path.join(root, file), 'utf8');
    const named = [...text.matchAll(specifier)].map((match) => match[1] ?? '');
    return {
      path: file,
      text,
      lines: text.split('\n').length - 1,
      imports: named.flatMap((name) => resolve(file, name) ?? []),
      packages: named.filter((name) => resolve(file, name) === null),
    };
  });
}

/** Source without comments and strings' contents left in: good enough to look for calls. */
export const withoutComments = (text: string): string =>
  text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '$1');
