import { request } from 'node:http';
import { json } from 'node:stream/consumers';
import { print } from 'graphql';
import { beforeEach, describe, expect, test } from 'vitest';
import { DeviceLoginDocument, StartDeviceLoginDocument } from '#client/generated';
import { mostCodesAnHour } from '../../schema/limits';
import { useBed } from './testing/bed';
import { stopClock, travel, useClock } from './testing/clock';
import { allow, deny, look, outcomeOf } from './testing/deciding';
import { Program, started } from './testing/program';
import type { Answer, Person } from './testing/quire';

const bed = useBed();
useClock();
let hours = 0;
let ann: Person;
let bob: Person;

// Each test runs in a new hour, in which nothing has been counted yet.
beforeEach(async () => {
  stopClock();
  hours += 1;
  travel(hours * 3600);
  [ann, bob] = [await bed.person(`ann-${hours}@example.com`), await bed.person(`bob-${hours}@example.com`)];
});

type What = keyof typeof mostCodesAnHour;

const here = 'CODES#127.0.0.1';
const everywhere = 'CODES#ALL';
const hour = (what: What) => `${what}#${new Date().toISOString().slice(0, 13)}`;
const count = async (place: string, what: What) => (await bed.rows.get(place, hour(what), bed.rows.logins))?.times ?? 0;
const setCount = (place: string, what: What, times: number) =>
  bed.rows.set(place, hour(what), { times }, bed.rows.logins);

const places: [string, string, keyof (typeof mostCodesAnHour)['WRONG']][] = [
  ['from this network', here, 'network'],
  ['from everywhere', everywhere, 'everywhere'],
];

/** Calls the API from another address of this machine, which is another network. */
function from(address: string, headers: Record<string, string>, body: object): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(bed.endpoints.graphql, { method: 'POST', localAddress: address, headers }, (answer) => {
      json(answer).then(
        (value) => resolve({ status: 200, data: null, errors: [], ...(value as Partial<Answer>) }),
        reject,
      );
    });
    sent.on('error', reject).end(JSON.stringify(body));
  });
}

const startFrom = (address: string) =>
  from(
    address,
    { 'x-api-key': bed.endpoints.apiKey },
    { query: print(StartDeviceLoginDocument), variables: { input: new Program(bed).input } },
  );

const lookFrom = (address: string, { accessToken }: Person, userCode: string) =>
  from(address, { authorization: accessToken }, { query: print(DeviceLoginDocument), variables: { userCode } });

const wrong = { userCode: 'BBBB-BBBB' };

describe('starting a sign-in', () => {
  test.each(places)(
    '%s is refused once there were so many in an hour, in words (E-02)',
    async (_name, place, limit) => {
      await setCount(place, 'STARTED', mostCodesAnHour.STARTED[limit] - 1);
      expect((await new Program(bed).tryStart()).errors).toEqual([]);
      const { errors } = await new Program(bed).tryStart();
      expect(errors[0]?.errorType).toBe('RateLimited');
      expect(errors[0]?.message).toMatch(/ Try again in (a minute|\d+ (minutes|seconds))\.$/);
      const { retryAfter } = errors[0]?.errorInfo ?? {};
      expect(retryAfter).toBe(3600 - (Math.floor(Date.now() / 1000) % 3600));
      travel(Number(retryAfter));
      expect((await new Program(bed).tryStart()).errors).toEqual([]);
    },
  );

  test.each(places)('of ten at once, with room for three %s, three begin (E-02)', async (_name, place, limit) => {
    await setCount(place, 'STARTED', mostCodesAnHour.STARTED[limit] - 3);
    const answers = await Promise.all(Array.from({ length: 10 }, () => new Program(bed).tryStart()));
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(3);
  });

  test('one network cannot use up what there is for all, nor keep another one out (E-02)', async () => {
    await setCount(here, 'STARTED', mostCodesAnHour.STARTED.network);
    for (let times = 0; times < 5; times += 1) expect(outcomeOf(await new Program(bed).tryStart())).toBe('RateLimited');
    expect(await count(everywhere, 'STARTED')).toBe(0);
    expect(outcomeOf(await startFrom('127.0.0.2'))).toBe('done');
  });
});

describe('wrong codes', () => {
  test.each(places)('%s: once there were so many, no code is looked at, whoever enters it (E-02)', async (...row) => {
    const [, place, limit] = row;
    const program = await started(bed);
    await setCount(place, 'WRONG', mostCodesAnHour.WRONG[limit] - 1);
    expect(outcomeOf(await look(ann, program))).toBe('done');
    expect(outcomeOf(await look(ann, wrong))).toBe('NotFound');
    const [ofRight, ofWrong] = [await look(bob, program), await look(bob, wrong)];
    expect(ofRight.errors[0]?.errorType).toBe('RateLimited');
    expect(ofWrong.errors).toEqual(ofRight.errors);
    expect([outcomeOf(await allow(ann, program)), outcomeOf(await deny(ann, program))]).toEqual([
      'RateLimited',
      'RateLimited',
    ]);
    travel(Number(ofRight.errors[0]?.errorInfo?.retryAfter));
    expect(outcomeOf(await look(bob, await started(bed)))).toBe('done');
  });

  test('of one network keep no other one waiting, and count no more for all (E-02)', async () => {
    const program = await started(bed);
    await setCount(here, 'WRONG', mostCodesAnHour.WRONG.network);
    for (let times = 0; times < 5; times += 1) expect(outcomeOf(await look(ann, wrong))).toBe('RateLimited');
    expect(await count(everywhere, 'WRONG')).toBe(0);
    expect(outcomeOf(await lookFrom('127.0.0.2', bob, program.userCode))).toBe('done');
  });

  test('of one person count ten times at most, however many come at once (E-02)', async () => {
    await Promise.all(Array.from({ length: 60 }, () => look(ann, wrong)));
    expect(await count(here, 'WRONG')).toBeLessThanOrEqual(10);
    expect(await count(everywhere, 'WRONG')).toBe(await count(here, 'WRONG'));
  });

  test('are what is counted: right ones are not', async () => {
    const program = await started(bed);
    for (let times = 0; times < 3; times += 1) expect(outcomeOf(await look(ann, program))).toBe('done');
    expect([await count(here, 'WRONG'), await count(everywhere, 'WRONG')]).toEqual([0, 0]);
    await look(ann, wrong);
    expect([await count(here, 'WRONG'), await count(everywhere, 'WRONG')]).toEqual([1, 1]);
  });
});
