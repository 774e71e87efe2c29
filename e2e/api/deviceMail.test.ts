import { expect, test, vi } from 'vitest';
import { mailsTo } from '../../local/cognito/testing/signIn';
import { resourcesOf } from '../../local/template/template';
import { startFunctions } from '../../local/lambda/functions';
import { useBed } from './testing/bed';
import { signedIn } from './testing/program';

const bed = useBed();

const mails = async (email: string) =>
  (await mailsTo({ issuer: bed.endpoints.auth }, email)).filter(({ subject }) => subject.includes('new device'));

async function mailed(email: string, count = 1) {
  await vi.waitFor(async () => expect(await mails(email)).toHaveLength(count), 15_000);
  return mails(email);
}

test('of a new device its person is told by mail, in words that say which and lead to where it ends (E-05) (E-46)', async () => {
  const { device } = await signedIn(bed, 'ada@example.com', 'Study');
  const [mail] = await mailed('ada@example.com');
  expect(mail?.text).toContain('“Study”');
  expect(mail?.text).toContain('Quire Writer 7.1 on Linux x86_64');
  expect(mail?.text).toContain(device.createdAt.slice(0, 10));
  expect(mail?.text.split('\n')).toContain(`${bed.endpoints.web}/devices`);
});

test('a device with a name from right to left turns nothing of the mail but itself (E-47)', async () => {
  await signedIn(bed, 'cleo@example.com', 'מחשב 2');
  const [mail] = await mailed('cleo@example.com');
  expect(mail?.text).toContain('“\u2068מחשב 2\u2069” is signed in as you: Quire Writer 7.1 on Linux x86_64.');
});

test('a record that comes again brings no second mail, and every device its own (E-05)', async () => {
  const { desktop, device } = await signedIn(bed, 'ben@example.com');
  await mailed('ben@example.com');
  const row = () => bed.rows.get(`USER#${desktop.id}`, `DEVICE#${device.id}`);
  await vi.waitFor(async () => expect(await row()).toHaveProperty('mailedAt'), 15_000);
  const functions = startFunctions(bed.cloud);
  const housekeeping = resourcesOf(bed.cloud.template, 'AWS::Lambda::Function').find(({ logicalId }) =>
    logicalId.startsWith('HousekeepingFollower'),
  );
  const dynamodb = { Keys: { pk: { S: `USER#${desktop.id}` }, sk: { S: `DEVICE#${device.id}` } }, SequenceNumber: '1' };
  const again = { Records: [{ eventID: '1', eventName: 'INSERT', dynamodb }] };
  const name = housekeeping?.properties.FunctionName as string;
  expect(await functions.invoke(name, again)).toEqual({ payload: { batchItemFailures: [] } });
  await functions.close();
  await signedIn(bed, 'ben@example.com');
  expect(await mailed('ben@example.com', 2)).toHaveLength(2);
});
