import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import express, { Router, type RequestHandler } from 'express';

/** The app as it was built, or as vite builds it during development. */
export type Site = { files: RequestHandler; build: () => Promise<ServerBuild> };

const web = join(import.meta.dirname, '..');

export async function builtSite(folder = join(web, 'build')): Promise<Site> {
  const entry = join(folder, 'server/index.js');
  if (!existsSync(entry)) throw new Error('The web app is not built: run `npm run build` first.');
  const build = await importBuild(entry);
  const files = Router();
  // The names of assets change with their content; those of other files do not.
  files.use('/assets', express.static(join(folder, 'client/assets'), { immutable: true, maxAge: '1y', index: false }));
  files.use('/assets', (_request, response) => void response.status(404).type('text').send('Not found\n'));
  files.use(express.static(join(folder, 'client'), { maxAge: '1h', index: false }));
  return { files, build: () => Promise.resolve(build) };
}

export async function developedSite(server: Server): Promise<Site> {
  const vite = await import('vite');
  const developed = await vite.createServer({
    configFile: join(web, 'vite.config.ts'),
    server: { middlewareMode: true, hmr: { server } },
  });
  const build = async () => asBuild(await developed.ssrLoadModule('virtual:remix/server-build'));
  return { files: developed.middlewares, build };
}

const importBuild = async (file: string): Promise<ServerBuild> =>
  asBuild((await import(pathToFileURL(file).href)) as object);

const asBuild = (module: object) => module as ServerBuild;
