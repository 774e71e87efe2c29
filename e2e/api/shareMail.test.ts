import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { ShareDocumentDocument, TrashDocumentDocument } from '#client/generated';
import { documentPath } from '../../schema/webPaths';
import { startFunctions, type Functions } from '../../local/lambda/functions';
import { resourcesOf } from '../../local/template/template';
import { useBed } from './testing/bed';
import { revoke, share } from './testing/giving';
import { allFollowed, errorOf, textFile, type Person } from './testing/quire';

type Mail = { to: string; subject: string; text: string };

const bed = useBed();
let alice: Person;
let functions: Functions;

beforeAll(async () => {
  alice = await bed.person('alice@example.com');
  functions = startFunctions(bed.cloud);
});

afterAll(() => functions.close());

const save = async () => (await alice.save(textFile('x', 'plan “A”.txt'))).id;
const newAddress = () => `${randomUUID()}@example.com`;

async function mailsTo(email: string): Promise<Mail[]> {
  const url = `${bed.endpoints.auth}/mailbox?${new URLSearchParams({ to: email }).toString()}`;
  return (await (await fetch(url, { headers: { accept: 'application/json' } })).json()) as Mail[];
}

const arrived = (email: string, count: number) =>
  vi.waitFor(async () => expect(await mailsTo(email)).toHaveLength(count), 10_000);
const mailedAt = async (id: string, email: string) => (await bed.rows.get(`DOC#${id}`, `SHARE#${email}`))?.mailedAt;

/** Delivers the stream's record of a new share, which may come more than once. */
function deliver(id: string, email: string, by = functions) {
  const follower = resourcesOf(bed.cloud.template, 'AWS::Lambda::Function').find(({ logicalId }) =>
    logicalId.startsWith('HousekeepingFollower'),
  );
  const Keys = { pk: { S: `DOC#${id}` }, sk: { S: `SHARE#${email}` } };
  const event = { Records: [{ dynamodb: { Keys, SequenceNumber: '1' } }] };
  return by.invoke(follower?.properties.FunctionName as string, event);
}

/** Functions to whose mails SES gives this answer. */
async function functionsMeeting(status: number, type: string): Promise<Functions> {
  const server = createServer((_request, response) => {
    response.writeHead(status, { 'x-amzn-errortype': type, 'content-type': 'application/json' }).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const auth = `http://127.0.0.1:${port}`;
  const meeting = startFunctions({ ...bed.cloud, endpoints: { ...bed.cloud.endpoints, auth } });
  onTestFinished(async () => {
    await meeting.close();
    server.closeAllConnections();
    server.close();
  });
  return meeting;
}

test('whom a document is shared with gets a mail that leads to it (E-46)', async () => {
  const [id, email] = [await save(), newAddress()];
  await share(alice, id, email, 'EDITOR');
  await arrived(email, 1);
  const [mail] = await mailsTo(email);
  expect(mail?.subject).toBe('alice shares “plan “A”.txt” with you');
  expect(mail?.text).toContain(`${bed.endpoints.web}${documentPath(id)}`);
  expect(mail?.text).toContain('you may open and change it');
});

test('the mail is the same with an account and without (E-36)', async () => {
  const id = await save();
  const texts: string[] = [];
  for (const hasAccount of [true, false]) {
    const email = newAddress();
    if (hasAccount) await bed.person(email);
    await share(alice, id, email, 'VIEWER');
    await arrived(email, 1);
    texts.push(
      JSON.stringify(await mailsTo(email))
        .replaceAll(email, 'address')
        .replaceAll(/"(id|at)":"[^"]*"/g, ''),
    );
  }
  expect(texts[0]).toBe(texts[1]);
});

test('a share that is changed, or told of twice, is one mail; one that is made anew is another', async () => {
  const [id, email] = [await save(), newAddress()];
  const given = await share(alice, id, email, 'VIEWER');
  await vi.waitFor(async () => expect(await mailedAt(id, email)).toBeTruthy(), 10_000);
  await share(alice, id, email, 'EDITOR');
  expect(await deliver(id, email)).toEqual({ payload: { batchItemFailures: [] } });
  await arrived(email, 1);
  await revoke(alice, given);
  expect(await deliver(id, email)).toEqual({ payload: { batchItemFailures: [] } });
  await share(alice, id, email, 'VIEWER');
  await arrived(email, 2);
});

/** A share of alice's, as its row. */
const shareOf = (documentId: string, email: string) => ({
  documentId,
  email,
  role: 'VIEWER',
  createdById: alice.id,
  createdByName: 'alice',
  createdAt: new Date().toISOString(),
});

const today = () => new Date().toISOString().slice(0, 10);

/** Sets the count of mails sent today. */
const countMails = (pk: string, sk: string, times: number) => bed.rows.set(pk, `RATE#${sk}#${today()}`, { times });

test('sharing and taking away in turn sends five mails a day, and shares all the same (E-30)', async () => {
  const [id, email] = [await save(), newAddress()];
  for (let times = 1; times <= 7; times += 1) {
    const given = await share(alice, id, email, 'VIEWER');
    await vi.waitFor(async () => expect(await mailedAt(id, email)).toBeTruthy(), 10_000);
    if (times < 7) await revoke(alice, given);
  }
  expect(await mailsTo(email)).toHaveLength(5);
});

test.each<[string, (email: string, by: Person) => Promise<void>]>([
  ['to this address', (email) => countMails(`EMAIL#${email}`, 'SHAREMAIL', 50 - 1)],
  ['of this person', (_email, by) => countMails(`USER#${by.id}`, 'SHAREMAIL', 200 - 1)],
  ['of this person to this address', (email, by) => countMails(`USER#${by.id}`, `SHAREMAIL#${email}`, 5 - 1)],
])('of five shares at once, with room for one mail %s, one is told (E-30)', async (_name, countAllButOne) => {
  const [by, email] = [await bed.person(newAddress()), newAddress()];
  const ids = await Promise.all(
    Array.from({ length: 5 }, async (_value, index) => (await by.save(textFile('x', `${index}.txt`))).id),
  );
  await countAllButOne(email, by);
  for (const id of ids) await share(by, id, email, 'VIEWER');
  await vi.waitFor(
    async () => expect((await Promise.all(ids.map((id) => mailedAt(id, email)))).filter(Boolean)).toHaveLength(5),
    50_000,
  );
  expect(await mailsTo(email)).toHaveLength(1);
});

test('a mail that is tried again is counted once (E-30)', async () => {
  const [id, email] = [await save(), newAddress()];
  const terms = shareOf(id, email);
  await bed.rows.set(`DOC#${id}`, `SHARE#${email}`, { ...terms, mailedAt: 'before' });
  await allFollowed(alice);
  await bed.rows.set(`DOC#${id}`, `SHARE#${email}`, { mailedAt: '' });
  const meeting = await functionsMeeting(429, 'TooManyRequestsException');
  for (let times = 0; times < 7; times += 1) await deliver(id, email, meeting);
  const counted = await bed.rows.get(`USER#${alice.id}`, `RATE#SHAREMAIL#${email}#${today()}`);
  expect(counted?.times).toBe(1);
});

const counted = async ({ id }: Person) => (await bed.rows.get(`USER#${id}`, `RATE#SHARE#${today()}`))?.times ?? 0;

const tryShare = (by: Person, documentId: string, email: string) =>
  by.ask(ShareDocumentDocument, { input: { documentId, email, role: 'VIEWER' } });

test('every share is counted once, on its day, however often it is told of or changed (E-30)', async () => {
  const [by, email] = [await bed.person(newAddress()), newAddress()];
  const { id } = await by.save(textFile('x'));
  await share(by, id, email, 'VIEWER');
  await vi.waitFor(async () => expect(await counted(by)).toBe(1), 10_000);
  await share(by, id, email, 'EDITOR');
  await deliver(id, email);
  await share(by, id, newAddress(), 'EDITOR');
  await vi.waitFor(async () => expect(await counted(by)).toBe(2), 10_000);
});

test('who has shared a thousand times today is told to wait, alike for an address with an account and without (E-36)', async () => {
  const [by, known] = [await bed.person(newAddress()), newAddress()];
  await bed.person(known);
  const { id } = await by.save(textFile('x'));
  const held = newAddress();
  await share(by, id, held, 'VIEWER');
  await vi.waitFor(async () => expect(await counted(by)).toBe(1), 10_000);
  await countMails(`USER#${by.id}`, 'SHARE', 999);
  expect((await tryShare(by, id, newAddress())).errors).toEqual([]);
  await vi.waitFor(async () => expect(await counted(by)).toBe(1000), 10_000);
  const [ofKnown, ofUnknown] = [await tryShare(by, id, known), await tryShare(by, id, newAddress())];
  expect(errorOf(ofKnown).type).toBe('RateLimited');
  // Without the seconds, which may differ by one.
  const told = ({ errors: [error] }: typeof ofKnown) => ({ ...error, errorInfo: Object.keys(error?.errorInfo ?? {}) });
  expect(told(ofUnknown)).toEqual(told(ofKnown));
  expect((await share(by, id, held, 'EDITOR')).role).toBe('EDITOR');
});

test('nobody is told of what they could not open', async () => {
  const [id, email] = [await save(), newAddress()];
  await alice.get(TrashDocumentDocument, { id });
  await bed.rows.set(`DOC#${id}`, `SHARE#${email}`, shareOf(id, email));
  expect(await deliver(id, email)).toEqual({ payload: { batchItemFailures: [] } });
  expect(await mailsTo(email)).toEqual([]);
});

test('a mail that nobody of this cloud has signed is not sent', async () => {
  const email = newAddress();
  const mail = { FromEmailAddress: 'x@localhost', Destination: { ToAddresses: [email] } };
  const { status } = await fetch(`${bed.endpoints.auth}/v2/email/outbound-emails`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(mail),
  });
  expect([status, await mailsTo(email)]).toEqual([403, []]);
});

test.each([
  ['refuses it for good', 400, 'MessageRejected', []],
  ['is asked too much', 429, 'TooManyRequestsException', [{ itemIdentifier: '1' }]],
  ['is not well', 500, 'InternalFailure', [{ itemIdentifier: '1' }]],
])('a mail comes again or not where SES %s', async (_name, status, type, batchItemFailures) => {
  const [id, email] = [await save(), newAddress()];
  const terms = shareOf(id, email);
  // In two writes, so that for the stream's own record the mail is already sent.
  await bed.rows.set(`DOC#${id}`, `SHARE#${email}`, { ...terms, mailedAt: 'before' });
  await allFollowed(alice);
  await bed.rows.set(`DOC#${id}`, `SHARE#${email}`, { mailedAt: '' });
  expect(await deliver(id, email, await functionsMeeting(status, type))).toEqual({ payload: { batchItemFailures } });
  expect(await mailedAt(id, email)).toBe('');
});
