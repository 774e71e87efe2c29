import type { Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { useBed } from './testing/bed';
import { useComputers } from './testing/computer';
import { approve, startLogin } from './testing/computerLogin';
import { visitor } from './testing/program';
import { serveWellKnown } from './testing/wellKnown';

/** Computers whose clock is wrong. */
vi.setConfig({ testTimeout: 90_000 });

const bed = useBed();
const { computerOf, newComputer } = useComputers(bed);
let web: Server;

beforeAll(async () => void (web = await serveWellKnown(bed)));
afterAll(() => web.close());

/** The environment of a program whose clock is this many minutes fast. */
function off(minutes: number): { NODE_OPTIONS: string } {
  const script = `const {Date:Real}=globalThis;globalThis.Date=class extends Real{
    static now(){return Real.now()+${minutes * 60_000}}
    constructor(...given){super(...(given.length>0?given:[Date.now()]))}
  }`;
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(script)}` };
}

/** A login on a computer with such a clock, approved by a person whose clock is right. */
async function loginOff(minutes: number) {
  const [computer, somebody] = [newComputer(), await visitor(bed, `off${minutes}@example.com`)];
  const { login, userCode } = await startLogin(computer, bed.endpoints.web, off(minutes));
  await approve(bed, somebody, userCode);
  return { computer, ended: await login.ended };
}

describe.concurrent('a computer whose clock', () => {
  test.each([5, -5])('is %i minutes off is signed in, and works without a word', async (minutes) => {
    const { computer, ended } = await loginOff(minutes);
    expect(ended).toMatchObject({ code: 0, err: expect.not.stringContaining('clock') as string });
    computer.write('note.txt', 'on time');
    const { code, err } = await computer.start(['save', 'note.txt'], { env: off(minutes) }).ended;
    expect([code, err]).toEqual([0, '']);
  });

  test.each([
    [20, 0, 'is 20 minutes fast: set it right.'],
    [-20, 0, 'is 20 minutes slow: set it right.'],
    [2 * 24 * 60, 10, 'is too far off for signing in. Set it right and try again.'],
  ])('is %i minutes off ends its sign-in with %i, and is told that it %s', async (minutes, code, words) => {
    const { ended } = await loginOff(minutes);
    expect(ended).toMatchObject({
      code,
      err: expect.stringContaining(`The clock of this computer ${words}`) as string,
    });
  });

  test.each([
    [20, '20 minutes fast'],
    [-20, '20 minutes slow'],
  ])('goes %i minutes wrong later saves nonetheless, and is told that it is %s', async (minutes, words) => {
    const computer = await computerOf(`later${minutes}@example.com`);
    computer.write('note.txt', 'on time');
    const { code, err } = await computer.start(['save', 'note.txt'], { env: off(minutes) }).ended;
    expect([code, err]).toEqual([0, `The clock of this computer is ${words}: set it right.\n`]);
  });
});
