// How the site is built: Remix's client, and one server bundle whose entries are our own programs.
import { vitePlugin as remix } from '@remix-run/dev';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig, type Plugin } from 'vite';
import { routeAccess } from './app/http/route-access.ts';
import routes from './app/routes.ts';
import remixConfig from './remix.config.js';

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true;
  }
}

/** Builds our own entries instead of Remix's bare server build, which server/index.ts imports. */
function serverEntries(): Plugin {
  return {
    name: 'server-entries',
    enforce: 'post',
    config: (_config, environment) =>
      environment.isSsrBuild
        ? {
            build: {
              target: 'node20',
              sourcemap: true,
              rollupOptions: {
                // "./": without it prisma/seed.ts would mean the npm package prisma.
                input: {
                  index: './server/index.ts',
                  worker: './server/worker.ts',
                  seed: './prisma/seed.ts',
                  reindex: './search/reindex.ts',
                },
                output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
              },
            },
          }
        : undefined,
  };
}

/**
 * In development Remix looks for each route's styles by resolving the server's imports as if a browser had asked for
 * them; Vite then pre-bundles pg, Prisma… for the client and reloads the page. Such look-ups name a bare package and
 * come from the (absent) index.html; real browser requests never do.
 */
function noServerDepsInClient(): Plugin {
  return {
    name: 'no-server-deps-in-client',
    enforce: 'pre',
    apply: 'serve',
    resolveId: (id, importer, options) =>
      !options.ssr && importer?.endsWith('/index.html') && /^(@[\w-]+\/)?\w[\w./-]*$/.test(id)
        ? `\0ignored:${id}`
        : undefined,
  };
}

/** A route that is not in the access table lets nobody in; it must not get as far as a build either. */
function accessTable(): Plugin {
  type Row = { readonly file: string; readonly children?: readonly Row[] };
  const files = (rows: readonly Row[]): string[] => rows.flatMap((row) => [row.file, ...files(row.children ?? [])]);
  return {
    name: 'access-table',
    buildStart() {
      const missing = files(routes as readonly Row[])
        .map((file) => file.replace(/\.tsx?$/, ''))
        .filter((route) => !Object.hasOwn(routeAccess, route));
      if (missing.length > 0) this.error(`no row in app/http/route-access.ts: ${missing.join(', ')}`);
    },
  };
}

const harmlessWarnings = new Set(['INVALID_ANNOTATION', 'EMPTY_BUNDLE']);

export default defineConfig({
  build: {
    target: 'es2022', // top-level await in entry.client.tsx
    rollupOptions: {
      onwarn: (warning, next) => {
        if (!harmlessWarnings.has(warning.code ?? '')) next(warning);
      },
    },
  },
  plugins: [accessTable(), tailwindcss(), remix(remixConfig), serverEntries(), noServerDepsInClient()],
  server: { watch: { ignored: ['**/.data/**', '**/build/**', '**/test-results/**'] } },
});
