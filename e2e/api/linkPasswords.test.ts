import { beforeAll, beforeEach, expect, test } from 'vitest';
import { useBed } from './testing/bed';
import { stopClock, travel, useClock } from './testing/clock';
import {
  askWithKey,
  changeLink,
  linksOf,
  makeLink,
  outcomeOf,
  revokeLink,
  Visitor,
  type NewLink,
} from './testing/linking';
import { errorOf, textFile, type Person } from './testing/quire';

const bed = useBed();
useClock();
let alice: Person;
let documentId: string;
let link: NewLink;
let visitor: Visitor;

beforeAll(async () => {
  alice = await bed.person('alice@example.com');
  documentId = (await alice.save(textFile('hello', 'plan.txt'))).id;
});

beforeEach(async () => {
  link = await makeLink(alice, documentId, { password: 'open sesame' });
  visitor = new Visitor(bed);
});

const right = { password: 'open sesame' };
const wrong = { password: 'close sesame' };
const seen = async () => (await linksOf(alice, documentId)).find(({ id }) => id === link.id);

/** Tries a wrong password this many times, a second apart; resolves with the outcome of each. */
async function guess(times: number, by = visitor): Promise<string[]> {
  const outcomes: string[] = [];
  for (let time = 0; time < times; time += 1) {
    if (time > 0) travel(1);
    outcomes.push(outcomeOf(await by.look(link, wrong)));
  }
  return outcomes;
}

/** Guesses until no more tries are allowed from that address. */
async function exhaust(by = visitor): Promise<void> {
  expect(await guess(5, by)).toEqual(Array(5).fill('Unauthorized PASSWORD_WRONG'));
  expect(outcomeOf(await by.look(link, wrong))).toBe('RateLimited');
}

test.each([
  ['no password', {}, 'Unauthorized PASSWORD_NEEDED'],
  ['an empty one', { password: '' }, 'Unauthorized PASSWORD_NEEDED'],
  ['a wrong one', wrong, 'Unauthorized PASSWORD_WRONG'],
  ['one of 1,000 characters', { password: 'x'.repeat(1000) }, 'Invalid'],
  ['the right one', right, 'done'],
])('with %s, looking and downloading end alike', async (_name, wish, expected) => {
  const looked = await visitor.look(link, wish);
  travel(1);
  const answers = [looked, await visitor.download(link, wish)];
  expect(answers.map(outcomeOf)).toEqual([expected, expected]);
});

test('a link tells nothing before its password', async () => {
  const { data, errors } = await visitor.look(link);
  expect(data).toBeNull();
  expect(JSON.stringify(errors)).not.toContain('plan.txt');
  expect(JSON.stringify(errors)).not.toContain('alice');
});

test('the owner sees wrong passwords, and when the last one was; what nobody entered is none', async () => {
  await visitor.look(link);
  expect(await seen()).toMatchObject({ wrongPasswords: 0, lastWrongAt: null });
  await guess(3);
  const { wrongPasswords, lastWrongAt } = (await seen()) ?? {};
  expect(wrongPasswords).toBe(3);
  expect(Date.now() - Date.parse(lastWrongAt ?? '')).toBeLessThan(60_000);
});

test('after 100 wrong passwords from one address, another one enters at the first try (E-30)', async () => {
  stopClock();
  const answers = await Promise.all(Array.from({ length: 100 }, () => visitor.look(link, wrong)));
  const outcomes = answers.map(outcomeOf);
  expect(outcomes.filter((outcome) => outcome === 'Unauthorized PASSWORD_WRONG')).toHaveLength(1);
  expect(outcomes.filter((outcome) => outcome === 'Busy')).toHaveLength(99);
  travel(1);
  const inTurn = await guess(100);
  expect(inTurn.filter((outcome) => outcome === 'RateLimited').length).toBeGreaterThan(85);
  expect(outcomeOf(await visitor.look(link, right))).toBe('RateLimited');
  expect(outcomeOf(await new Visitor(bed, '198.51.100.1').look(link, right))).toBe('done');
});

test('five tries are free, and then each costs twice the pause of the one before (E-30)', async () => {
  stopClock();
  await guess(5);
  for (const pause of [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]) {
    expect(errorOf(await visitor.look(link, right))).toEqual({ data: null, type: 'RateLimited', retryAfter: pause });
    travel(pause);
    expect(await guess(1)).toEqual(['Unauthorized PASSWORD_WRONG']);
  }
});

test('the right password ends the pauses, for a next mistake too', async () => {
  stopClock();
  await exhaust();
  travel(1);
  expect(outcomeOf(await visitor.look(link, right))).toBe('done');
  await exhaust();
});

test('after a day all is forgotten', async () => {
  stopClock();
  await exhaust();
  travel(86_401);
  await exhaust();
});

test('when the owner says so, nobody has to wait any longer', async () => {
  stopClock();
  await exhaust();
  await changeLink(alice, link, { forgetsWrongPasswords: true });
  expect(await seen()).toMatchObject({ wrongPasswords: 0, lastWrongAt: null });
  expect(outcomeOf(await visitor.look(link, right))).toBe('done');
});

test('tries on one link do not count on another', async () => {
  stopClock();
  await exhaust();
  const other = await makeLink(alice, documentId, right);
  expect(outcomeOf(await visitor.look(other, right))).toBe('done');
});

test.each([
  // who guesses, who tries next, the outcome
  ['203.0.113.7', '203.0.113.7', 'RateLimited'],
  ['203.0.113.7', '203.0.113.8', 'done'],
  ['2001:db8:1:2::1', '2001:DB8:0001:2:ffff:ffff:ffff:ffff', 'RateLimited'],
  ['2001:db8:1:2::1', '2001:db8:1:3::1', 'done'],
  ['::ffff:203.0.113.7', '203.0.113.7', 'RateLimited'],
  ['not an address', '', 'RateLimited'],
])('after %s has guessed, %s is told %s', async (guesser, comer, expected) => {
  stopClock();
  await exhaust(new Visitor(bed, guesser));
  expect(outcomeOf(await new Visitor(bed, comer).look(link, right))).toBe(expected);
});

test.each([
  ['X-Forwarded-For', (time: number) => ({ headers: { 'x-forwarded-for': `198.51.100.${time}` } })],
  ['address', (time: number) => ({ address: `198.51.100.${time}` })],
])('who calls with the API key gets no fresh tries by another %s each time (E-23)', async (_name, forged) => {
  stopClock();
  const outcomes: string[] = [];
  for (let time = 0; time < 6; time += 1) {
    outcomes.push(outcomeOf(await askWithKey(bed, link, { ...wrong, ...forged(time) })));
    if (time < 4) travel(1);
  }
  expect(outcomes).toEqual([...Array<string>(5).fill('Unauthorized PASSWORD_WRONG'), 'RateLimited']);
  expect(outcomeOf(await visitor.look(link, right))).toBe('done');
});

test('ten people who know the password and come at once all get in, if they try again when told to', async () => {
  const enter = async (): Promise<string> => {
    const outcome = outcomeOf(await visitor.look(link, right));
    return outcome === 'Busy' ? enter() : outcome;
  };
  expect(await Promise.all(Array.from({ length: 10 }, enter))).toEqual(Array(10).fill('done'));
});

test('a password that was changed opens nothing any more, and the new one does', async () => {
  await changeLink(alice, link, { password: 'abracadabra' });
  expect(outcomeOf(await visitor.look(link, right))).toBe('Unauthorized PASSWORD_WRONG');
  travel(1);
  expect(outcomeOf(await visitor.look(link, { password: 'abracadabra' }))).toBe('done');
  await changeLink(alice, link, { isWithoutPassword: true });
  expect(outcomeOf(await visitor.look(link))).toBe('done');
});

test('wrong passwords on a link that is being revoked do not bring it back', async () => {
  const answers = await Promise.all([visitor.look(link, wrong), revokeLink(alice, link)]);
  expect(['NotFound', 'Unauthorized PASSWORD_WRONG']).toContain(outcomeOf(answers[0]));
  expect(await seen()).toBeUndefined();
  expect(await bed.rows.get(`DOC#${documentId}`, `LINK#${link.id}`)).toBeUndefined();
});
