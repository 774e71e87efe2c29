import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import express from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtSite } from './site';

const folder = mkdtempSync(join(tmpdir(), 'quire-site-'));
let server: Server;
let origin: string;

function write(name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

beforeAll(async () => {
  write('server/index.js', 'export const isBuilt = true;');
  write('client/assets/app-1.js', 'app');
  write('client/favicon.ico', 'icon');
  const { files } = await builtSite(folder);
  const app = express().use(files);
  app.use((_request, response) => void response.status(418).end());
  server = createServer(app).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

test.each([
  ['/assets/app-1.js', 200, 'public, max-age=31536000, immutable'],
  ['/favicon.ico', 200, 'public, max-age=3600'],
  ['/assets/app-0.js', 404, null],
  ['/assets/', 404, null],
  ['/', 418, null],
  ['/server/index.js', 418, null],
])('%s is answered with %i, and may be kept: %s', async (path, status, cacheControl) => {
  const response = await fetch(origin + path);
  expect([response.status, response.headers.get('cache-control')]).toEqual([status, cacheControl]);
});

test('the app itself is what was built', async () => {
  expect(await (await builtSite(folder)).build()).toMatchObject({ isBuilt: true });
});

test('an app that was not built says what to do', async () => {
  await expect(builtSite(join(folder, 'client'))).rejects.toThrow('npm run build');
});
