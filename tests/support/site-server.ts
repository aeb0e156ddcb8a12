// The whole site on a loopback port, out of its source files: the real HTTP server, guards, routes and pages.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { ServerBuild } from '@remix-run/node';
import routes from '#app/routes.ts';
import remixConfig from '../../remix.config.js';
import { createApp } from '../../server/app.ts';

interface RouteRow {
  readonly file: string;
  readonly path?: string;
  readonly index?: boolean;
  readonly children?: readonly RouteRow[];
}
type Module = ServerBuild['routes'][string] extends infer Route
  ? Route extends { module: infer M }
    ? M
    : never
  : never;

const modules = import.meta.glob<Module>('../../app/routes/**/*.{ts,tsx}');

export interface SiteRoute {
  /** "routes/calls/detail" */
  readonly id: string;
  /** "/calls/:reference" */
  readonly path: string;
  readonly reads: boolean;
  readonly writes: boolean;
  /** It is shown in the site's frame; otherwise it is a file or another answer of its own. */
  readonly isPage: boolean;
}

export interface Site {
  readonly base: string;
  readonly routes: readonly SiteRoute[];
  close(): Promise<void>;
}

async function assemble(): Promise<ServerBuild> {
  const [entry, root] = await Promise.all([
    import('../../app/entry.server.tsx'),
    import('../../app/root.tsx') as Promise<unknown> as Promise<Module>,
  ]);
  const table: ServerBuild['routes'] = { root: { id: 'root', path: '', module: root } };
  for (const { file, path, index } of routes as readonly RouteRow[]) {
    const load = modules[`../../app/${file}`];
    if (!load) throw new Error(`no module ${file}`);
    const id = file.replace(/\.tsx?$/, '');
    const place = { id, parentId: 'root', ...(path !== undefined && { path }), ...(index && { index }) };
    table[id] = { ...place, module: await load() };
  }
  const assets = Object.fromEntries(
    Object.values(table).map((route) => [
      route?.id,
      {
        ...{ id: route?.id ?? '', parentId: route?.parentId, path: route?.path, index: route?.index },
        ...{ hasAction: Boolean(route?.module.action), hasLoader: Boolean(route?.module.loader) },
        ...{ hasClientAction: false, hasClientLoader: false, hasErrorBoundary: Boolean(route?.module.ErrorBoundary) },
        module: '/none.js',
      },
    ]),
  );
  return {
    entry: { module: entry },
    routes: table,
    assets: { entry: { imports: [], module: '/none.js' }, routes: assets, url: '/none.js', version: 'test' },
    publicPath: '/',
    assetsBuildDirectory: 'build/client',
    future: { ...remixConfig.future } as ServerBuild['future'],
    isSpaMode: false,
    mode: 'production',
  } as ServerBuild;
}

export async function startSite(): Promise<Site> {
  const build = await assemble();
  const server = createApp({ build, production: false }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const known = Object.values(build.routes).flatMap((route) =>
    route && route.id !== 'root'
      ? [
          {
            id: route.id,
            path: `/${route.path ?? ''}`,
            reads: Boolean(route.module.loader ?? route.module.default),
            writes: Boolean(route.module.action),
            isPage: Boolean(route.module.default),
          },
        ]
      : [],
  );
  return {
    base: `http://127.0.0.1:${port}`,
    routes: known,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
