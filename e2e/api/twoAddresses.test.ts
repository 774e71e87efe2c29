import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LeaveDocumentDocument } from '#client/generated';
import { startFunctions, type Functions } from '../../local/lambda/functions';
import { resourcesOf } from '../../local/template/template';
import { useBed } from './testing/bed';
import { revoke, roleOf, share, sharesOf, type GivenRole } from './testing/giving';
import { usePeople } from './testing/people';
import { textFile, type Person } from './testing/quire';

const bed = useBed();
const { alice } = usePeople(bed, 'alice');

let functions: Functions;

beforeAll(() => {
  functions = startFunctions(bed.cloud);
});

afterAll(() => functions.close());

const day = 86_400;
const newAddress = () => `${randomUUID()}@example.com`;
const tomorrow = () => new Date(Date.now() + day * 1000).toISOString();
const emailsOf = async (id: string) => (await sharesOf(alice, id)).map(({ email }) => email);
/** The newest change of a document. */
const told = (id: string) => bed.rows.last(`DOC#${id}`, 'CHANGE#');
const grantsOf = (id: string) => bed.rows.list(`DOC#${id}`, 'GRANT#');

/** A person whose address at the user pool has changed: both addresses, and a document of Alice's. */
async function moved() {
  const [former, present] = [newAddress(), newAddress()];
  const { id } = await alice.save(textFile('x', 'plan.txt'));
  const who = await bed.person(former);
  return { id, former, present, who, move: () => signIn(who, present) };
}

/** Calls the trigger as the user pool does at a sign-in with another address. */
async function signIn({ id: sub }: Person, email: string): Promise<void> {
  const ensureAccount = resourcesOf(bed.cloud.template, 'AWS::Lambda::Function').find(({ logicalId }) =>
    logicalId.includes('EnsureAccount'),
  );
  const request = { userAttributes: { sub, email, email_verified: 'true', name: 'Ada' } };
  const outcome = await functions.invoke(ensureAccount?.properties.FunctionName as string, { request });
  expect(outcome).not.toHaveProperty('error');
}

test.each<[GivenRole, GivenRole, GivenRole]>([
  ['EDITOR', 'VIEWER', 'EDITOR'],
  ['VIEWER', 'EDITOR', 'EDITOR'],
  ['MANAGER', 'EDITOR', 'MANAGER'],
])('who has %s by one address and %s by another is %s, and keeps what remains of both', async (first, second, best) => {
  for (const isFirstTaken of [true, false]) {
    const { id, former, present, who, move } = await moved();
    const older = await share(alice, id, former, first);
    await move();
    const newer = await share(alice, id, present, second);
    expect(await roleOf(who, id)).toBe(best);
    await revoke(alice, isFirstTaken ? older : newer);
    expect([await roleOf(who, id), await emailsOf(id)]).toEqual(isFirstTaken ? [second, [present]] : [first, [former]]);
    expect(await told(id)).toMatchObject({ kind: 'SHARED', recipientId: who.id });
    await revoke(alice, isFirstTaken ? newer : older);
    expect([await roleOf(who, id), await grantsOf(id)]).toEqual(['NotFound', []]);
    expect(await told(id)).toMatchObject({ kind: 'UNSHARED', recipientId: who.id });
  }
});

test('a share by one address that ends leaves what the other gives', async () => {
  const { id, former, present, who, move } = await moved();
  await share(alice, id, former, 'VIEWER');
  await move();
  await share(alice, id, present, 'EDITOR', tomorrow());
  expect(await roleOf(who, id)).toBe('EDITOR');
  await bed.sweep(day + 60);
  expect([await roleOf(who, id), await emailsOf(id)]).toEqual(['VIEWER', [former]]);
  expect(await told(id)).toMatchObject({ kind: 'SHARED', recipientId: who.id });
});

test('the feed says until when somebody has a document by either address', async () => {
  const { id, former, present, move } = await moved();
  await share(alice, id, former, 'EDITOR');
  await move();
  const until = tomorrow();
  const lesser = await share(alice, id, present, 'VIEWER', until);
  expect(await told(id)).not.toHaveProperty('expiresAt');
  await share(alice, id, former, 'VIEWER', until);
  expect(await told(id)).toHaveProperty('expiresAt', until);
  await revoke(alice, lesser);
  expect(await told(id)).toMatchObject({ kind: 'SHARED', expiresAt: until });
});

test('a share that is changed is the better or the worse of both from then on', async () => {
  const { id, former, present, who, move } = await moved();
  await share(alice, id, former, 'EDITOR');
  await move();
  const roles = [];
  for (const role of ['VIEWER', 'MANAGER', 'VIEWER'] as const) {
    await share(alice, id, present, role);
    roles.push(await roleOf(who, id));
  }
  expect(roles).toEqual(['EDITOR', 'MANAGER', 'EDITOR']);
});

test('an invite that is claimed joins what its person has already', async () => {
  const { id, former, present, who } = await moved();
  await share(alice, id, former, 'EDITOR');
  await share(alice, id, present, 'VIEWER');
  const invite = await bed.rows.get(`EMAIL#${present}`, `INVITE#${id}`);
  expect(invite).toBeDefined();
  await signIn(who, present);
  expect(await roleOf(who, id)).toBe('EDITOR');
  expect(await bed.rows.get(`EMAIL#${present}`, `INVITE#${id}`)).toBeUndefined();
});

test('who leaves has nothing left by either address', async () => {
  const { id, former, present, who, move } = await moved();
  await share(alice, id, former, 'EDITOR');
  await move();
  await share(alice, id, present, 'VIEWER');
  await who.get(LeaveDocumentDocument, { id });
  expect([await roleOf(who, id), await emailsOf(id), await grantsOf(id)]).toEqual(['NotFound', [], []]);
  expect((await bed.rows.get(`DOC#${id}`, 'DOC'))?.shareCount).toBe(0);
});

test('of two shares of one person at once neither is lost', async () => {
  const { id, former, present, who, move } = await moved();
  const { id: other } = await alice.save(textFile('x', 'other.txt'));
  await share(alice, other, former, 'VIEWER');
  await share(alice, id, former, 'VIEWER');
  await move();
  const give = async (email: string, role: GivenRole, by: Person): Promise<void> => {
    await share(by, id, email, role).catch(() => give(email, role, by));
  };
  await Promise.all([give(former, 'EDITOR', alice), give(present, 'VIEWER', alice)]);
  expect(await roleOf(who, id)).toBe('EDITOR');
  const [grant] = await grantsOf(id);
  expect(grant?.others).toMatchObject([{ email: present, role: 'VIEWER' }]);
});
