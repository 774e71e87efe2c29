import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectDynamo, type Dynamo } from '../dynamodb/client';
import { deliver, readMailbox } from './mailbox';
import { Browser } from '../cognito/testing/browser';
import { mailsTo, signUp } from '../cognito/testing/signIn';
import { type World, startWorld } from '../cognito/testing/world';

let world: World;
let dynamo: Dynamo;
beforeAll(async () => {
  world = await startWorld();
  dynamo = connectDynamo(world.cloud.endpoints.dynamodb);
});
afterAll(async () => {
  dynamo.close();
  await world.close();
});

test("the verification mail is the template's, with the code in it", async () => {
  await signUp(world, 'alice@example.com');
  const code = expect.stringMatching(/^The code is \d{6}\.\nKeep it\.$/) as unknown;
  expect(await mailsTo(world, 'ALICE@example.com')).toMatchObject([
    { to: 'alice@example.com', subject: 'Your code', text: code },
  ]);
});

test('a mail is text, whatever is in it', async () => {
  await deliver(dynamo, { to: 'bob@example.com', subject: '<script>', text: 'a & b' });
  const browser = await new Browser(world).open('/mailbox?to=bob@example.com');
  expect(browser.heading).toBe('Mailbox of bob@example.com');
  expect(browser.text).toContain('&#60;script&#62;');
});

test('the newest 200 mails are kept, newest first', async () => {
  const to = 'carol@example.com';
  const early = Array.from({ length: 200 }, () => ({ to, subject: 'early', text: 'text' }));
  await Promise.all(early.map((mail) => deliver(dynamo, mail)));
  for (const subject of ['1', '2', '3']) await deliver(dynamo, { to, subject, text: 'text' });
  const subjects = (await readMailbox(dynamo)).map(({ subject }) => subject);
  expect(subjects.slice(0, 4)).toEqual(['3', '2', '1', 'early']);
  expect(subjects).toHaveLength(200);
});
