import { createHash } from 'node:crypto';
import { afterEach, expect, test, vi } from 'vitest';
import { MeDocument, RegisterDeviceDocument, RevokeDeviceDocument } from '#client/generated';
import { useBed } from './testing/bed';
import { allow, complete } from './testing/deciding';
import { authorize, started, visitor, type Program, type Tokens } from './testing/program';
import { Person } from './testing/quire';
import { Watch } from './testing/watch';

const bed = useBed();

afterEach(() => vi.restoreAllMocks());

/** A whole login in a browser, and the tokens that the program gets in the end. */
async function login(program: Program, email: string): Promise<{ tokens: Tokens; code: string; person: Person }> {
  const { person, browser } = await visitor(bed, email);
  const { data } = await allow(person, program);
  if (!data) throw new Error('The login was not approved.');
  const code = await authorize(bed, browser, data.approveDeviceLogin);
  await complete(person, data.approveDeviceLogin.state, code);
  const poll = await program.poll();
  return { person, code, tokens: await program.redeem(poll.code ?? '', poll.redirectUri ?? '') };
}

test('no token, verifier or device code is ever on our side: not in a table, a log line or a URL (E-03)', async () => {
  const watch = new Watch(bed);
  const program = await started(bed);
  const { tokens, person } = await login(program, 'ada@example.com');
  const rowsMeanwhile = await bed.rows.all();
  const desktop = new Person(bed.endpoints.graphql, '', tokens.access_token);
  await desktop.get(RegisterDeviceDocument, { deviceCode: program.deviceCode });
  await desktop.get(MeDocument, {});
  const refreshed = await program.refresh(tokens.refresh_token);
  const rows = JSON.stringify([rowsMeanwhile, await bed.rows.all()]);

  const ours = [rows, ...watch.logs, ...watch.urls, ...watch.answers].join('\n');
  const secrets = [tokens, refreshed].flatMap((each) => [each.access_token, each.refresh_token, each.id_token]);
  for (const secret of [...secrets, program.verifier, person.accessToken]) {
    expect(secret.length).toBeGreaterThan(40);
    expect(ours).not.toContain(secret);
  }
  // Proves that we searched in the right place.
  expect(rows).toContain(program.input.codeChallenge);
  expect(watch.answers.join('\n')).toContain(program.deviceCode);
  expect(watch.urls.join('\n')).toContain(program.input.codeChallenge);
  expect([rows, ...watch.urls, ...watch.logs].join('\n')).not.toContain(program.deviceCode);
});

test('a login leaves no authorization code behind once the device is registered', async () => {
  const program = await started(bed);
  const { tokens, code } = await login(program, 'ben@example.com');
  expect(JSON.stringify(await bed.rows.all())).toContain(code);
  const desktop = new Person(bed.endpoints.graphql, '', tokens.access_token);
  await desktop.get(RegisterDeviceDocument, { deviceCode: program.deviceCode });
  expect(JSON.stringify(await bed.rows.all())).not.toContain(code);
});

test('whoever steals the row and its code gets nothing for it at the pool (E-03)', async () => {
  const program = await started(bed);
  const { person, browser } = await visitor(bed, 'cleo@example.com');
  const { data } = await allow(person, program);
  if (!data) throw new Error('The login was not approved.');
  const { state, redirectUri } = data.approveDeviceLogin;
  await complete(person, state, await authorize(bed, browser, data.approveDeviceLogin));
  const loginId = createHash('sha256').update(program.deviceCode).digest('base64url');
  const row = await bed.rows.get(`LOGIN#${loginId}`, 'LOGIN', bed.rows.logins);
  const stolen = String(row?.authorizationCode);
  for (const verifier of ['', 'A'.repeat(43), program.input.codeChallenge, program.deviceCode, state]) {
    expect(await program.redeem(stolen, redirectUri, verifier)).toMatchObject({
      error: expect.stringMatching(/^invalid_(grant|request)$/) as string,
    });
  }
  expect(await program.redeem(stolen, redirectUri, 'A'.repeat(43))).toMatchObject({ error: 'invalid_grant' });
  expect(await program.redeem(stolen, redirectUri)).toHaveProperty('access_token');
});

test('a device that is revoked still gets tokens from the pool, and they open nothing', async () => {
  const program = await started(bed);
  const { tokens, person } = await login(program, 'dan@example.com');
  const desktop = new Person(bed.endpoints.graphql, '', tokens.access_token);
  const { registerDevice } = await desktop.get(RegisterDeviceDocument, { deviceCode: program.deviceCode });
  await person.get(RevokeDeviceDocument, { id: registerDevice.id });
  const { access_token } = await program.refresh(tokens.refresh_token);
  const { errors } = await new Person(bed.endpoints.graphql, '', access_token).ask(MeDocument, {});
  expect(errors).toMatchObject([{ errorType: 'Unauthorized', errorInfo: { reason: 'DEVICE_REVOKED' } }]);
});
