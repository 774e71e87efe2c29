import { beforeEach, describe, expect, test } from 'vitest';
import { RegisterDeviceDocument } from '#client/generated';
import { useBed } from './testing/bed';
import { stopClock, travel, useClock } from './testing/clock';
import { allow, approve, complete, deny, look, outcomeOf, stateOf } from './testing/deciding';
import { desktopSession, started, type Program } from './testing/program';
import type { Answer, Person } from './testing/quire';

const bed = useBed();
useClock();
let count = 0;
let ann: Person;
let bob: Person;
let program: Program;

beforeEach(async () => {
  count += 1;
  ann = await bed.person(`ann-${count}@example.com`);
  bob = await bed.person(`bob-${count}@example.com`);
  program = await started(bed);
});

const minute = 60;
const register = async () => {
  const desktop = await desktopSession(bed, `ann-${count}@example.com`);
  return desktop.ask(RegisterDeviceDocument, { deviceCode: program.deviceCode });
};

describe('one clear outcome each (E-07)', () => {
  test.each<[string, () => Promise<Answer<unknown>>, string, string]>([
    // what is done, its outcome, what the program is told then
    ['approving twice', async () => (await stateOf(ann, program), allow(ann, program)), 'done', 'PENDING'],
    [
      'approving what is approved',
      async () => (await approve(ann, program), allow(ann, program)),
      'Conflict APPROVED',
      'APPROVED',
    ],
    ['approving, then denying', async () => (await stateOf(ann, program), deny(ann, program)), 'done', 'DENIED'],
    ['denying what is approved', async () => (await approve(ann, program), deny(ann, program)), 'done', 'DENIED'],
    ['denying twice', async () => (await deny(ann, program), deny(ann, program)), 'done', 'DENIED'],
    [
      'denying, then approving',
      async () => (await deny(ann, program), allow(ann, program)),
      'Conflict DENIED',
      'DENIED',
    ],
    [
      'denying, then finishing',
      async () => {
        const state = await stateOf(ann, program);
        await deny(ann, program);
        return complete(ann, state);
      },
      'Conflict DENIED',
      'DENIED',
    ],
    [
      'approving as one, finishing as another',
      async () => complete(bob, await stateOf(ann, program)),
      'NotFound',
      'PENDING',
    ],
    [
      'approving as one, then as another',
      async () => (await stateOf(ann, program), allow(bob, program)),
      'NotFound',
      'PENDING',
    ],
    [
      'approving as one, denying as another',
      async () => (await stateOf(ann, program), deny(bob, program)),
      'NotFound',
      'PENDING',
    ],
    [
      'finishing twice with one code',
      async () => {
        const state = await stateOf(ann, program);
        await complete(ann, state);
        return complete(ann, state);
      },
      'done',
      'APPROVED',
    ],
    [
      'finishing again with another code',
      async () => {
        const state = await stateOf(ann, program);
        await complete(ann, state);
        return complete(ann, state, 'another-code');
      },
      'Conflict APPROVED',
      'APPROVED',
    ],
    ['finishing what nobody approved', () => complete(ann, 'A'.repeat(43)), 'NotFound', 'PENDING'],
    ['registering what nobody approved', () => register(), 'NotFound', 'PENDING'],
    [
      'registering before the browser is back',
      async () => (await stateOf(ann, program), register()),
      'Conflict APPROVING',
      'PENDING',
    ],
    [
      'registering what was denied',
      async () => (await approve(ann, program), await deny(ann, program), register()),
      'Conflict DENIED',
      'DENIED',
    ],
    [
      'two devices with one code',
      async () => (await approve(ann, program), await register(), register()),
      'Conflict REGISTERED',
      'EXPIRED',
    ],
    [
      'denying what is registered',
      async () => (await approve(ann, program), await register(), deny(ann, program)),
      'Conflict REGISTERED',
      'EXPIRED',
    ],
  ])('%s', async (_name, act, outcome, told) => {
    expect(outcomeOf(await act())).toBe(outcome);
    expect((await program.poll()).status).toBe(told);
  });

  test('two approvals at once are one: whoever is told to try again finds it', async () => {
    const approvals = await Promise.all([allow(ann, program), allow(ann, program)]);
    expect(approvals.map(outcomeOf).filter((outcome) => !['done', 'Busy'].includes(outcome))).toEqual([]);
    const state = await stateOf(ann, program);
    const told = approvals.flatMap(({ data }) => data?.approveDeviceLogin.state ?? []);
    expect(new Set([...told, state]).size).toBe(1);
    expect(outcomeOf(await complete(ann, state))).toBe('done');
  });

  test('two people approving at once: one of them has it (E-07)', async () => {
    const outcomes = (await Promise.all([ann, bob].map((person) => allow(person, program)))).map(outcomeOf);
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1);
  });
});

describe('time', () => {
  // With the clock stopped, a sign-in expires at a known second.
  beforeEach(async () => {
    stopClock();
    program = await started(bed);
  });

  test.each<[string, number, () => Promise<Answer<unknown>>]>([
    ['looked at', 10 * minute, () => look(ann, program)],
    ['approved', 10 * minute, () => allow(ann, program)],
    ['denied', 10 * minute, () => deny(ann, program)],
  ])('a code is %s until its last second, and is not there in the next (E-07)', async (_name, life, act) => {
    travel(life);
    // Approving a device also takes a recent sign-in.
    ann = await bed.person(`ann-${count}@example.com`);
    expect(outcomeOf(await act())).toBe('NotFound');
    expect((await program.poll()).status).toBe('EXPIRED');
    travel(-1);
    expect(outcomeOf(await act())).not.toBe('NotFound');
  });

  test('the browser has 4 minutes to the pool and back', async () => {
    const state = await stateOf(ann, program);
    travel(4 * minute);
    expect(outcomeOf(await complete(ann, state))).toBe('Expired');
    expect((await program.poll()).status).toBe('EXPIRED');
    travel(-1);
    expect(outcomeOf(await complete(ann, state))).toBe('done');
  });

  test('an answer that was lost is given again, for 4 minutes, and not after', async () => {
    await approve(ann, program);
    const first = await program.poll();
    expect(first).toMatchObject({ status: 'APPROVED', code: 'a-code' });
    expect(await program.poll()).toEqual(first);
    travel(4 * minute - 1);
    expect(await program.poll()).toEqual(first);
    travel(1);
    expect(await program.poll()).toMatchObject({ status: 'EXPIRED', code: null });
  });

  test('a code that was redeemed in its last second is registered some minutes later, but not much later', async () => {
    await approve(ann, program);
    travel(9 * minute);
    expect(outcomeOf(await register())).toBe('Expired');
    travel(-1);
    expect(outcomeOf(await register())).toBe('done');
  });

  test('only who has signed in within 10 minutes lets a device in (E-05)', async () => {
    travel(10 * minute + 1);
    await program.start();
    const { errors } = await allow(ann, program);
    expect(errors).toMatchObject([{ errorType: 'Unauthorized', errorInfo: { reason: 'SIGN_IN_AGAIN' } }]);
    expect(outcomeOf(await look(ann, program))).toBe('done');
    expect(outcomeOf(await allow(await bed.person(`ann-${count}@example.com`), program))).toBe('done');
  });
});

describe('polling', () => {
  test('whoever polls too fast leaves 5 seconds more, from then on (E-07)', async () => {
    stopClock();
    const polled = async (after: number) => {
      travel(after);
      const { status, interval } = await program.poll();
      return [status, interval];
    };
    expect(await polled(0)).toEqual(['PENDING', 5]);
    expect(await polled(3)).toEqual(['SLOW_DOWN', 10]);
    expect(await polled(5)).toEqual(['SLOW_DOWN', 15]);
    expect(await polled(10)).toEqual(['SLOW_DOWN', 20]);
    expect(await polled(20)).toEqual(['PENDING', 20]);
    expect(await polled(20)).toEqual(['PENDING', 20]);
  });

  test('5 seconds by another clock are 5 seconds', async () => {
    stopClock();
    await program.poll();
    travel(4.2);
    expect((await program.poll()).status).toBe('PENDING');
  });

  test('a device code that never was is one that has ended (E-07)', async () => {
    program.deviceCode = 'A'.repeat(43);
    expect(await program.poll()).toMatchObject({ status: 'EXPIRED', code: null });
  });
});
