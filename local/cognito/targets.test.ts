import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startWorld, type World } from './testing/world';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

async function statusOf(target: string): Promise<number> {
  const { host, port } = new URL(world.issuer);
  const socket = connect(Number(port), '127.0.0.1');
  socket.write(`GET ${target} HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`);
  const [answer] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  return Number(/^HTTP\/1\.1 (\d+)/.exec(answer.toString())?.[1]);
}

test.each([
  ['stated whole', 'http://any.example/style.css', 200],
  ['stated whole, of a host that is none', 'http://u:p@[x:99999/style.css', 200],
  ['that has no path', '*', 400],
  ['of another kind', 'ftp://[x:99999/', 400],
  ['with two slashes', '//[x:99999/', 404],
  ['in no encoding', '/%', 404],
])('an address %s is answered, and the pool lives on', async (_what, target, status) => {
  const logged = vi.spyOn(console, 'error');
  expect(await statusOf(target)).toBe(status);
  expect(await statusOf('/style.css')).toBe(200);
  expect(logged).not.toHaveBeenCalled();
  logged.mockRestore();
});
