import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fourPorts, RunningQuire } from './api/testing/running';
import { listenersOf, type Listener } from './testing/listeners';
import { openBrowser } from './testing/person';

const browser = openBrowser();
const data = mkdtempSync(join(tmpdir(), 'quire-strangers-'));
const port = fourPorts();
let quire: RunningQuire;
let site: Server;
let page: Page;
let listeners: Listener[];

beforeAll(async () => {
  quire = new RunningQuire({ data, port, args: [] });
  await quire.ready();
  listeners = listenersOf(quire.pid);
  site = createServer((_request, response) => response.end('<!doctype html><title>Any site</title>')).listen(0);
  page = await (await browser.newContext()).newPage();
  await page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}`);
});

afterAll(async () => {
  await page.close();
  site.close();
  await quire.end();
  rmSync(data, { recursive: true, force: true });
});

/** Asks for the database's tables in every way that a page can; resolves with what it could read. */
function readAt(hosts: string[]): Promise<string> {
  return page.evaluate(async (all) => {
    const target = { 'x-amz-target': 'DynamoDB_20120810.ListTables', 'x-amz-date': '20200101T000000Z' };
    const authorization =
      'AWS4-HMAC-SHA256 Credential=a/20200101/a/dynamodb/aws4_request, SignedHeaders=host, Signature=0';
    const type = { 'content-type': 'application/x-amz-json-1.0' };
    const ways: RequestInit[] = [
      { method: 'POST', body: '{}', headers: { ...target, ...type, authorization } },
      { method: 'POST', body: '{}' },
      { method: 'POST', body: '{}', mode: 'no-cors' },
      {},
    ];
    const fetched = all.flatMap((host) =>
      ways.map((way) =>
        fetch(`http://${host}/`, way).then(
          (answer) => answer.text(),
          () => '',
        ),
      ),
    );
    const opened = all.map(
      (host) =>
        new Promise<string>((resolve) => {
          const socket = new WebSocket(`ws://${host}/`);
          socket.onopen = () => resolve(`${host} opens a WebSocket`);
          socket.onerror = () => resolve('');
        }),
    );
    return (await Promise.all([...fetched, ...opened])).join('\n');
  }, hosts);
}

test('nothing listens where others can reach it, and at localhost the four ports only (E-38)', () => {
  expect(listeners.filter(({ address }) => !address.startsWith('127.'))).toEqual([]);
  const open = listeners.filter(({ address }) => address === '127.0.0.1').map((each) => each.port);
  expect(open.toSorted()).toEqual([port, port + 1, port + 2, port + 3]);
});

test('a page of any site that tries every port of localhost reads nothing of the database (E-38)', async () => {
  const hosts = ['localhost', '127.0.0.1', '[::1]'].flatMap((name) => listeners.map((each) => `${name}:${each.port}`));
  expect(await readAt(hosts)).not.toMatch(/TableNames|opens a WebSocket/);
});

test('and would read it at the address that nobody is told', async () => {
  const { hostname, port: secret } = new URL(await quire.database());
  expect(await readAt([`${hostname}:${secret}`])).toContain('TableNames');
});
