import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { argumentsOf } from './arguments';
import { commands } from './commands/all';
import { outcomes } from './exitCodes';
import { helpWith } from './help';
import { contract, version } from './version';

/** The command as it is typed, on a computer where nobody is signed in. */
const home = mkdtempSync(join(tmpdir(), 'quire-home-'));
afterAll(() => rmSync(home, { recursive: true }));

type Ended = { code: number; out: string; err: string };

function run(program: string, ...args: string[]): Promise<Ended> {
  const env = { ...process.env, QUIRE_HOME: home };
  return new Promise((resolve) => {
    const child = execFile(program, args, { env, cwd: import.meta.dirname }, (_error, out, err) =>
      resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });
}

const quire = (...args: string[]) => run(process.execPath, join(import.meta.dirname, 'quire.mjs'), ...args);

test('npx finds it, and its help tells of every command and every exit code', async () => {
  const { code, out } = await run('npx', 'quire', '--help');
  expect(code).toBe(0);
  for (const { name, summary } of commands) expect(out).toMatch(new RegExp(`^  ${name}.* ${summary}$`, 'm'));
  for (const { exitCode, meaning } of outcomes) expect(out).toMatch(new RegExp(`^ +${exitCode}  ${meaning}$`, 'm'));
});

test.each(commands)('quire $name explains itself by examples, and refuses what it does not know', (command) => {
  for (const example of command.examples) expect(helpWith(command)).toContain(example);
  expect(() => argumentsOf(command, ['--nothing'])).toThrow("Unknown option '--nothing'.");
});

const open = ['login', 'completion', 'schema', 'help', 'version'];
const id = '01K8ZQ0V7N3X5T9R2M4P6S8W1Y';

test.each(commands.filter(({ name }) => !open.includes(name)))(
  'quire $name says to programs that nobody is signed in',
  async ({ name, arguments: [fewest] }) => {
    const { code, out } = await quire(name, ...Array<string>(fewest).fill(id), '--json');
    expect([code, JSON.parse(out)]).toMatchObject([3, { error: { code: 'NOT_SIGNED_IN' } }]);
  },
);

test('what transfers bytes goes on where it was stopped, and says so', () => {
  expect(commands.filter(({ goesOn }) => goesOn).map(({ name }) => name)).toEqual(['save', 'refresh', 'open']);
});

test('programs are told of this program, and of what it tells them', async () => {
  expect(JSON.parse((await quire('--version', '--json')).out)).toEqual({ version, contract });
  const { out } = await quire('schema', 'save', '--json');
  expect(JSON.parse(out)).toMatchObject({ title: 'quire save --json', anyOf: [{ type: 'object' }, {}] });
  expect((await quire('schema', 'save')).out).toBe(out);
  expect(JSON.parse((await quire('schema')).out)).toMatchObject({ contract, commands: { save: {} }, failure: {} });
  expect(await quire('schema', 'nothing')).toMatchObject({
    code: 2,
    err: 'There is no command nothing. Try: quire help\n',
  });
});

test('what is added to the contract tomorrow passes the schemas of today', async () => {
  expect((await quire('schema')).out).not.toContain('additionalProperties": false');
});

test.each([
  [['completion', 'toString'], 'There is completion for bash, zsh, fish.'],
  [['completion', '__proto__'], 'There is completion for bash, zsh, fish.'],
  [['list', '--limit', '-5'], "Option '--limit' argument is ambiguous."],
  [['watch', '--after', ''], '--after is empty. Say what an earlier watch has ended with.'],
  [
    ['login', 'ftp://quire.example.com'],
    'ftp://quire.example.com is not an address such as https://quire.example.com.',
  ],
])('quire %j is not understood', async (args, message) => {
  expect(await quire(...args)).toEqual({ code: 2, out: '', err: `${message}\n` });
});

test('programs are told what was not understood, and people too', async () => {
  const { code, out } = await quire('save', '--json');
  expect([code, JSON.parse(out)]).toEqual([2, { error: { code: 'USAGE', message: 'Write it as: quire save FILE' } }]);
  expect(await quire('save')).toEqual({ code: 2, out: '', err: 'Write it as: quire save FILE\n' });
});

test('a command that there is none of is named', async () => {
  expect(await quire('sav')).toEqual({ code: 2, out: '', err: 'There is no command sav. Try: quire help\n' });
});
