import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { useBed } from './testing/bed';
import { signedIn, type Computer } from './testing/computer';
import { textFile } from './testing/quire';

/** What a person sees at a terminal. */
vi.setConfig({ testTimeout: 60_000 });

const bed = useBed();
const email = 'terry@example.com';
let computer: Computer;
let id: string;
beforeAll(async () => {
  computer = await signedIn(bed, email);
  ({ id } = await (await bed.person(email)).save(textFile('there', 'report.odt')));
}, 60_000);
afterAll(() => computer.throwAway());

const isHere = spawnSync('script', ['--version']).status === 0;

/** The lines left on the screen, and the exit code. */
async function typed(args: string[], input: string) {
  const within = ['sh', '-c', 'exec script -qec "$*" /dev/null', 'sh'];
  const { code, out } = await computer.run(args, { within, input });
  // Typed text is echoed, and a line that is rewritten leaves nothing of the old one.
  const lines = out.split('\r\n').map((line) => line.split('\u001b[K').at(-1)?.replace(/\r$/, '') ?? '');
  return { code, lines: lines.slice(1).filter((line) => line !== '') };
}

const question = expect.stringMatching(/Which one\? \(Enter: decide later\)/) as string;

test.skipIf(!isHere)('questions and answers are whole lines, and no bar is left beside them', async () => {
  computer.write('report.odt', 'here');
  expect(await typed(['save', 'report.odt'], '\n')).toEqual({
    code: 13,
    lines: [
      expect.stringMatching(`^You have a document named report.odt already: ${id}, version 1 of .*\\.$`),
      '  v  save this file as its next version',
      '  b  keep both: it becomes a document of its own, under a name that is free',
      question,
      'You have a document named report.odt already. Nothing was saved: say --new-version or --keep-both.',
    ],
  });
  const { code, lines } = await typed(['save', 'report.odt'], 'v\n');
  expect([code, lines.at(-1)]).toEqual([0, 'Saved report.odt as version 2.']);
});

test.skipIf(!isHere)('a program at a terminal is asked nothing', async () => {
  computer.write('report.odt', 'of a program');
  const { code, lines } = await typed(['save', 'report.odt', '--json'], '');
  expect([code, lines.at(-1)]).toEqual([0, '}']);
});
