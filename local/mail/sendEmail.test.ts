import { SignatureV4 } from '@smithy/signature-v4';
import { Sha256 } from '@smithy/core/checksum';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startWorld, type World } from '../cognito/testing/world';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const path = '/v2/email/outbound-emails';

async function send(body: string): Promise<[number, string | null, unknown]> {
  const { hostname, host, port } = new URL(world.issuer);
  const { region, credentials } = world.cloud;
  const signer = new SignatureV4({ service: 'ses', region, credentials, sha256: Sha256 });
  const headers = { host, 'content-type': 'application/json' };
  const signed = await signer.sign({
    method: 'POST',
    protocol: 'http:',
    hostname,
    port: Number(port),
    path,
    headers,
    body,
  });
  const answer = await fetch(world.issuer + path, { method: 'POST', headers: signed.headers, body });
  return [answer.status, answer.headers.get('x-amzn-errortype'), await answer.json()];
}

const text = (Data: string) => ({ Data });
const mail = {
  FromEmailAddress: 'x@localhost',
  Destination: { ToAddresses: ['ada@example.com'] },
  Content: { Simple: { Subject: text('Hello'), Body: { Text: text('Ada') } } },
};

test.each([
  ['a mail', JSON.stringify(mail), 200, null],
  ['what is not built', JSON.stringify({ ...mail, ListManagementOptions: {} }), 501, 'NotImplemented'],
  ['JSON that is no mail', '[]', 501, 'NotImplemented'],
  ['JSON that breaks off', '{"FromEmailAddress":"x', 400, 'SerializationException'],
  ['JSON of 1,000 levels', '['.repeat(1000) + ']'.repeat(1000), 400, 'SerializationException'],
  ['nothing', '', 400, 'SerializationException'],
])('%s is answered in the words of SES, and is no fault of ours', async (_what, body, status, type) => {
  const logged = vi.spyOn(console, 'error');
  expect((await send(body)).slice(0, 2)).toEqual([status, type]);
  expect(logged).not.toHaveBeenCalled();
  logged.mockRestore();
});
