import { beforeEach, describe, expect, test } from 'vitest';
import { useBed } from './testing/bed';
import { stopClock, travel, useClock } from './testing/clock';
import { allow, approve, deny, look, outcomeOf } from './testing/deciding';
import { Program, started } from './testing/program';
import type { Person } from './testing/quire';

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

describe('entering a code', () => {
  test.each<[string, (code: string) => string]>([
    ['as it is shown', (code) => code],
    ['without its dash', (code) => code.replace('-', '')],
    ['in small letters', (code) => code.toLowerCase()],
    ['with spaces', (code) => ` ${code.split('').join(' ')} `],
  ])('%s finds the sign-in (E-01)', async (_name, written) => {
    expect((await look(ann, { userCode: written(program.userCode) })).data?.deviceLogin.userCode).toBe(
      program.userCode,
    );
  });

  test.each([
    ['nothing', ''],
    ['half a code', 'BCDF'],
    ['a letter too many', 'BCDF-GHJKL'],
    ['a vowel', 'ABCD-FGHJ'],
    ['a digit', 'BCDF-GHJ1'],
    ['another sign', 'BCDF#GHJK'],
    ['a hundred thousand letters', 'B'.repeat(100_000)],
  ])('%s is no code, which says nothing and counts for nothing', async (_name, userCode) => {
    for (let times = 0; times < 12; times += 1) {
      expect((await look(ann, { userCode })).errors).toMatchObject([
        { errorType: 'Invalid', errorInfo: { field: 'userCode' } },
      ]);
    }
    expect(outcomeOf(await look(ann, program))).toBe('done');
  });

  const wrong = (number: number) => ({ userCode: `BBBB-${'BCDFGHJKLMNPQRSTVWXZ'.charAt(number)}ZZZ` });

  test('after ten wrong codes even the right one is refused, for the rest of the hour, and for this person only (E-02)', async () => {
    stopClock();
    for (let number = 0; number < 10; number += 1) expect(outcomeOf(await look(ann, wrong(number)))).toBe('NotFound');
    const [refusedRight, refusedWrong] = [await look(ann, program), await look(ann, wrong(10))];
    expect(refusedRight.errors[0]).toMatchObject({ errorType: 'RateLimited', errorInfo: { retryAfter: 3600 } });
    expect(refusedWrong.errors).toEqual(refusedRight.errors);
    expect([outcomeOf(await allow(ann, program)), outcomeOf(await deny(ann, program))]).toEqual([
      'RateLimited',
      'RateLimited',
    ]);
    expect(outcomeOf(await look(bob, program))).toBe('done');
    travel(59 * minute);
    expect(outcomeOf(await look(await bed.person(`ann-${count}@example.com`), wrong(11)))).toBe('RateLimited');
    travel(minute);
    expect(outcomeOf(await look(await bed.person(`ann-${count}@example.com`), wrong(12)))).toBe('NotFound');
  });

  test('right codes count for nothing', async () => {
    for (let times = 0; times < 15; times += 1) expect(outcomeOf(await look(ann, program))).toBe('done');
  });

  test('a hundred guesses at once are not looked at more than ten times (E-02)', async () => {
    const codes = Array.from({ length: 99 }, (_value, number) => wrong(number % 20));
    const outcomes = (await Promise.all([...codes, program].map((code) => look(ann, code)))).map(outcomeOf);
    expect(outcomes.filter((outcome) => outcome === 'NotFound').length).toBeLessThanOrEqual(10);
    expect(outcomes.filter((outcome) => !['NotFound', 'Busy', 'RateLimited', 'done'].includes(outcome))).toEqual([]);
  });
});

describe('starting', () => {
  test.each<[string, object]>([
    ['codeChallenge', { codeChallenge: 'short' }],
    ['codeChallenge', { codeChallenge: `${'A'.repeat(42)}=` }],
    ['clientName', { clientName: '' }],
    ['clientName', { clientName: '   ' }],
    ['clientName', { clientName: 'x'.repeat(81) }],
    ['clientName', { clientName: 'Quire\nYour bank' }],
    ['clientName', { clientName: 'Quire \u202ereteirW' }],
    ['clientVersion', { clientVersion: '1\u200b2' }],
    ['platform', { platform: 'x'.repeat(100_000) }],
    ['replaces', { replaces: 'USER#someone' }],
  ])('%s may not be like %.60j', async (field, changes) => {
    const { errors } = await program.tryStart(changes);
    expect(errors).toMatchObject([{ errorType: 'Invalid', errorInfo: { field } }]);
  });

  test('a program that starts again leaves no code behind that somebody could approve (E-05)', async () => {
    const old = { deviceCode: program.deviceCode, userCode: program.userCode };
    await program.start({ replaces: old.deviceCode });
    expect(outcomeOf(await look(ann, old))).toBe('NotFound');
    expect(outcomeOf(await look(ann, program))).toBe('done');
    program.deviceCode = old.deviceCode;
    expect((await program.poll()).status).toBe('EXPIRED');
  });

  test('nobody can end a sign-in by starting another, once it is approved (E-07)', async () => {
    await approve(ann, program);
    await new Program(bed).start({ replaces: program.deviceCode });
    expect((await program.poll()).status).toBe('APPROVED');
  });
});
