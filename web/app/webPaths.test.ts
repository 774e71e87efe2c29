import { join } from 'node:path';
import { flatRoutes } from '@remix-run/dev/dist/config/flat-routes.js';
import { matchRoutes } from '@remix-run/react';
import { expect, test } from 'vitest';
import * as paths from '../../schema/webPaths';
import { load } from '../testing/visit';

const manifest = flatRoutes(join(import.meta.dirname));

/** The routes, nested as the router nests them. */
function routesBelow(parentId?: string): { id: string; path?: string; index?: true; children: object[] }[] {
  return Object.values(manifest)
    .filter((route) => (route.parentId ?? 'root') === (parentId ?? 'root'))
    .map(({ id, path, index }) => ({ id, path, ...(index ? { index } : {}), children: index ? [] : routesBelow(id) }));
}

const routes = routesBelow() as Parameters<typeof matchRoutes>[0];
const routeOf = (path: string) => matchRoutes(routes, path)?.at(-1)?.route.id;

test.each<[string, string]>([
  [paths.startPath, '_index'],
  [paths.connectPath, 'connect'],
  [paths.readOnlyPath('x'), '_app.doc.$documentId_.read-only'],
  [paths.documentsPath, '_app.dashboard'],
  [paths.sharedPath, '_app.shared'],
  [paths.trashPath, '_app.trash'],
  [paths.devicesPath, '_app.devices'],
  [paths.signInPath, 'auth.signin'],
  [paths.signOutPath, 'auth.signout'],
  [paths.tokenPath, 'auth.token'],
  [paths.callbackPaths[0], 'auth.callback'],
  [paths.callbackPaths[1], 'api.auth.callback.cognito'],
  [paths.devicePath, '_app.device'],
  [paths.deviceCallbackPath, '_app.device_.callback'],
  [paths.renameDevicePath('x'), '_app.devices_.$deviceId.rename'],
  [paths.documentPath('x'), '_app.doc.$documentId'],
  [paths.downloadPath('x'), 'doc.$documentId.download'],
  [paths.renamePath('x'), '_app.doc.$documentId_.rename'],
  [paths.deletePath('x'), '_app.doc.$documentId_.delete'],
  [paths.leavePath('x'), '_app.doc.$documentId_.leave'],
  [paths.sharePath('x'), '_app.doc.$documentId_.share'],
  [paths.newLinkPath('x'), '_app.doc.$documentId_.share_.links.new'],
  [paths.changeLinkPath('x', 'y'), '_app.doc.$documentId_.share_.links.$linkId'],
  [paths.linkPath('x'), 'l.$token'],
])('%s is the page %s (E-46)', (path, name) => {
  expect(routeOf(path)).toBe(`routes/${name}`);
});

test('every path that mails, API and pages share is in that list', () => {
  const rows = Object.values(paths).flatMap((path) => (typeof path === 'function' ? [path('x', 'y')] : path));
  expect(rows.map((path) => [path, routeOf(path)]).filter(([, route]) => route === undefined)).toEqual([]);
});

test('an address of a mail of before leads to the document', async () => {
  const told = await load(await import('./routes/documents.$documentId'), {
    path: '/documents/d1',
    params: { documentId: 'd1' },
  });
  expect(told).toMatchObject({ status: 301, location: '/doc/d1' });
});
