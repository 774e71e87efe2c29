import { join } from 'node:path';
import { flatRoutes } from '@remix-run/dev/dist/config/flat-routes.js';
import type { ServerBuild } from '@remix-run/node';
import { Router } from 'express';
import type { Site } from '../http/site';

type Module = ServerBuild['routes'][string]['module'];

const load = import.meta.glob<Module>(['../app/root.tsx', '../app/routes/*.{ts,tsx}']);
const root = { id: 'root', path: '', file: 'root.tsx', parentId: undefined, index: undefined };

/** Every route of the app, as Remix finds them by their file names. */
export const routes = [root, ...Object.values(flatRoutes(join(import.meta.dirname, '../app')))];

/** The whole app, built from its sources; static files are left out. */
export function sourceSite(): Site {
  return { files: Router(), build };
}

async function build(): Promise<ServerBuild> {
  const entry = await import('../app/entry.server');
  const modules = await Promise.all(routes.map(async (route) => ({ ...route, module: await moduleOf(route.file) })));
  const described = modules.map(({ module, ...route }) => [route.id, { ...route, ...partsOf(module), module: '' }]);
  return {
    mode: 'production',
    entry: { module: entry },
    routes: Object.fromEntries(modules.map((route) => [route.id, route])),
    assets: { entry: { module: '', imports: [] }, routes: asRoutes(described), url: '', version: '1' },
    publicPath: '/',
    assetsBuildDirectory: '',
    future: {
      v3_fetcherPersist: true,
      v3_lazyRouteDiscovery: true,
      v3_relativeSplatPath: true,
      v3_singleFetch: true,
      v3_throwAbortReason: true,
    },
    isSpaMode: false,
  };
}

function moduleOf(file: string): Promise<Module> {
  const found = load[`../app/${file}`];
  if (!found) throw new Error(`There is no ${file}.`);
  return found();
}

const partsOf = (module: Module) => ({
  hasAction: module.action !== undefined,
  hasLoader: module.loader !== undefined,
  hasClientAction: false,
  hasClientLoader: false,
  hasErrorBoundary: module.ErrorBoundary !== undefined,
});

const asRoutes = (entries: unknown[][]) => Object.fromEntries(entries) as ServerBuild['assets']['routes'];
