import { expect, test } from 'vitest';
import { decision, type Poll } from './decision';

/** Waits for a decision with these answers of the poll, and records the seconds between them. */
async function decide(...answers: Partial<Poll>[]) {
  const waited: number[] = [];
  const outcome = await decision({
    interval: 5,
    poll: () => Promise.resolve({ status: 'PENDING', interval: 5, code: null, redirectUri: null, ...answers.shift() }),
    wait: (milliseconds) => Promise.resolve(waited.push(milliseconds / 1000)),
  }).catch((error: { code: string }) => error.code);
  return { waited, outcome };
}

const approved = { status: 'APPROVED', code: 'code', redirectUri: 'https://quire.example/device/callback' } as const;
const slowDown = (interval: number) => ({ status: 'SLOW_DOWN', interval }) as const;

test('it asks every 5 seconds until the person has approved', async () => {
  expect(await decide({}, {}, approved)).toEqual({
    waited: [5, 5, 5],
    outcome: { code: 'code', redirectUri: 'https://quire.example/device/callback' },
  });
});

test('told to slow down it asks less often, for good', async () => {
  const { waited } = await decide(slowDown(10), { interval: 10 }, slowDown(15), approved);
  expect(waited).toEqual([5, 10, 10, 15]);
});

test.each([
  ['DENIED', 'LOGIN_DENIED'],
  ['EXPIRED', 'LOGIN_EXPIRED'],
] as const)('when it is %s the sign-in ends with %s', async (status, code) => {
  expect((await decide({}, { status })).outcome).toBe(code);
});
