import { execFileSync, spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { codeOf } from '../disk/systemErrors';
import { commands } from './commands/all';
import { shells } from './shells';

const script = (shell: string) => shells[shell]?.(commands) ?? '';

/** What bash suggests at the end of this line. */
function offered(line: string): string[] {
  const complete = `COMP_WORDS=(${line.replace(/ $/, " ''")}); COMP_CWORD=$(( \${#COMP_WORDS[@]} - 1 )); _quire`;
  const said = execFileSync('bash', ['-c', `${script('bash')}\n${complete}\nprintf '%s\\n' "\${COMPREPLY[@]}"`]);
  return said.toString().split('\n').filter(Boolean);
}

test.each([
  ['quire ', commands.map(({ name }) => name)],
  ['quire re', ['refresh', 'restore', 'rename', 'read-only']],
  ['quire list --', ['--shared', '--trash', '--all', '--limit', '--after', '--json', '--progress', '--help']],
  ['quire save --t', ['--theirs']],
  ['quire completion ', ['bash', 'zsh', 'fish', '--json', '--progress', '--help']],
  ['quire nothing ', []],
])('in bash, "%s" is completed to one of %j', (line, words) => {
  expect(offered(line)).toEqual(words);
});

test.each(['quire save ', 'quire save rep', 'quire restore rep'])('in bash, "%s" is completed by files', (line) => {
  expect(offered(line)).toEqual([]);
  const registered = execFileSync('bash', ['-c', `${script('bash')}\ncomplete -p quire`]).toString();
  expect(registered.trim()).toBe('complete -o default -F _quire quire');
});

test.each(Object.keys(shells))('%s is told of every command and every option', (shell) => {
  for (const { name, options } of commands) {
    for (const word of [name, ...Object.keys(options)]) expect(script(shell)).toContain(word);
  }
});

test.for(Object.keys(shells))('%s understands what it is told', (shell, { skip }) => {
  const { status, stderr, error } = spawnSync(shell, ['-n'], { input: script(shell), encoding: 'utf8' });
  skip(codeOf(error) === 'ENOENT', `This computer has no ${shell}.`);
  expect([error, status, stderr]).toEqual([undefined, 0, '']);
});
