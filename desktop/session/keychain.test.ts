import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { keychain } from './keychain';

let home: string;
beforeEach(() => void (home = mkdtempSync(join(tmpdir(), 'quire-keychain-'))));
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true });
});

test.runIf(process.platform === 'linux')('a computer whose keychain does not answer says so', async () => {
  vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', `unix:path=${join(home, 'nobody')}`);
  expect(await keychain(home).make()).toBeNull();
  await expect(keychain(home).find()).rejects.toMatchObject({ code: 'KEYCHAIN_LOCKED' });
});

const has = (program: string) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));

describe.runIf(['dbus-run-session', 'gnome-keyring-daemon'].every(has))('with the keychain of GNOME', () => {
  const program = `
    import { sealedFile } from ${JSON.stringify(join(import.meta.dirname, 'sealed.ts'))};
    const [file, text] = process.argv.slice(1);
    console.log(text ? await sealedFile(file).write(text) : await sealedFile(file).read());
  `;
  const node = `"${process.execPath}" --import tsx --input-type=module -e '${program}' "$FILE"`;

  /** Runs commands like a person who has just logged in to the desktop. */
  function atTheDesktop(...commands: string[]): string {
    const unlock = 'echo -n password | gnome-keyring-daemon --unlock --components=secrets --daemonize > /dev/null';
    const env = {
      ...process.env,
      QUIRE_KEYCHAIN: 'on',
      FILE: join(home, 'session'),
      HOME: home,
      XDG_RUNTIME_DIR: home,
    };
    const script = [unlock, ...commands].join('\n');
    return execFileSync('dbus-run-session', ['--', 'bash', '-ec', script], { env, encoding: 'utf8' });
  }

  test('a program finds what another one has kept, while the keychain is open', () => {
    expect(atTheDesktop(`${node} 'a secret'`, node)).toBe('keychain\na secret\n');
    expect(existsSync(join(home, 'key'))).toBe(false);
  });

  test('many programs that keep their first secret at once make one key', () => {
    const writers = Array.from({ length: 4 }, (_, writer) => `${node.replace('"$FILE"', `"$FILE-${writer}"`)} mine &`);
    const readers = Array.from({ length: 4 }, (_, reader) => node.replace('"$FILE"', `"$FILE-${reader}"`));
    const said = atTheDesktop(...writers, 'wait', ...readers);
    expect(said.trim().split('\n')).toEqual([...Array<string>(4).fill('keychain'), ...Array<string>(4).fill('mine')]);
  });
});
