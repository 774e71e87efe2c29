import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { authorityFile, ensureCertificate } from '../../http/certificate';
import { freePort } from '../../processes/ports';
import { start, type ApiService } from '../service';
import { apiKey, apiCloud } from '../testing/cloud';
import { realtimeOf } from '../testing/realtime';
import { encoded, openSocket } from '../testing/socket';

const dataDirectory = mkdtempSync(join(tmpdir(), 'quire-wss-'));
let service: ApiService;
let url: string;

beforeAll(async () => {
  await ensureCertificate(dataDirectory);
  url = `https://localhost:${await freePort()}`;
  const cloud = apiCloud({ sdl: 'type Query { ping: String }', endpoints: { graphql: url } });
  service = await start({ ...cloud, dataDirectory });
});

afterAll(async () => {
  await service.close();
  rmSync(dataDirectory, { recursive: true });
});

const open = (options = {}) => {
  const credentials = encoded({ host: new URL(url).host, 'x-api-key': apiKey });
  return openSocket(realtimeOf(url), ['graphql-ws', `header-${credentials}`], options);
};

test('who trusts the authority connects over wss', async () => {
  const socket = open({ ca: readFileSync(authorityFile(dataDirectory)) });
  await new Promise((resolve) => socket.ws.once('open', resolve));
  socket.say({ type: 'connection_init' });
  await socket.next('connection_ack');
  socket.ws.terminate();
});

test('who does not trust it is not connected', async () => {
  const { ws } = open();
  const { code } = await new Promise<NodeJS.ErrnoException>((resolve) => ws.once('error', resolve));
  expect(code).toBe('UNABLE_TO_VERIFY_LEAF_SIGNATURE');
});
