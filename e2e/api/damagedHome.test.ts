import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sealedFile } from '../../desktop/session/sealed';
import { DocumentsDocument } from '#client/generated';
import { useBed } from './testing/bed';
import { Computer, type Ended } from './testing/computer';
import { approve, startLogin } from './testing/computerLogin';
import { visitor } from './testing/program';
import { serveWellKnown } from './testing/wellKnown';

/** What the command does when one of the files that a computer keeps is damaged. */
const bed = useBed();
const computer = new Computer();
const homes = mkdtempSync(join(tmpdir(), 'quire-homes-'));
const names = ['one.txt', 'two.txt'];
const withoutKeychain = { QUIRE_KEYCHAIN: 'off' };
let web: Server;
let somebody: Awaited<ReturnType<typeof visitor>>;

beforeAll(async () => {
  web = await serveWellKnown(bed);
  somebody = await visitor(bed, 'ann@example.com');
  await login();
  for (const name of names) {
    computer.write(name, name);
    await computer.ask('save', name);
    await computer.ask('refresh', name);
  }
}, 120_000);

afterAll(() => {
  web.close();
  computer.throwAway();
  rmSync(homes, { recursive: true });
});

async function login(home = computer.home): Promise<Ended> {
  const { login, userCode } = await startLogin(computer, bed.endpoints.web, { ...withoutKeychain, QUIRE_HOME: home });
  await approve(bed, somebody, userCode);
  return login.ended;
}

/** A copy of the home that a test may damage. */
function copyOfHome(): string {
  const home = mkdtempSync(join(homes, 'home-'));
  cpSync(computer.home, home, { recursive: true });
  return home;
}

const within = (folder: string) => readdirSync(folder, { recursive: true }) as string[];
const filesIn = (folder: string) => within(folder).filter((path) => statSync(join(folder, path)).isFile());
const recordOf = (home: string, ending = '.json') => filesIn(home).find((path) => path.endsWith(ending)) ?? '';

const quire = (home: string, ...args: string[]) =>
  computer.run(args, { env: { ...withoutKeychain, QUIRE_HOME: home } });

async function ask<Answer>(home: string, ...args: string[]): Promise<Answer & { code: number | null }> {
  const { code, out } = await quire(home, ...args, '--json');
  return { ...(JSON.parse(out) as Answer), code };
}

const documentsOf = async () => (await somebody.person.get(DocumentsDocument, { limit: 100 })).documents.items;

const damages: Record<string, (path: string) => void> = {
  'cut in half': (path) => truncateSync(path, Math.floor(statSync(path).size / 2)),
  emptied: (path) => truncateSync(path, 0),
  'full of NULs': (path) => writeFileSync(path, Buffer.alloc(statSync(path).size)),
  missing: (path) => rmSync(path),
};

/** The exit codes of commands that name a file they cannot use: sign in again, or the state cannot be used. */
const naming = [3, 11];

/** Faults, if any: with one file damaged the command must refuse, name it and say what to do, or behave as before. */
function judge(file: string, { code, out, err }: Ended): string[] {
  const said = out + err;
  const isNamed = said.includes(file) && said.includes('quire ');
  const faults = [];
  if (/Something went wrong|^ +at /m.test(said)) faults.push(`not in words: ${said}`);
  if (code !== 0 && !(naming.includes(code ?? -1) && isNamed)) faults.push(`ends with ${code} and says: ${said}`);
  return faults;
}

/** A missing session looks like one that never existed. */
const isNobody = (path: string, { code, err }: Ended) =>
  path === 'session' && code === 3 && err === 'Nobody is signed in on this computer. Sign in first.\n';

test('all kinds of what is kept are there to be damaged', () => {
  const kinds = filesIn(computer.home).map((path) => path.replace(/[0-9a-f]{32}/g, '#').replace(/\d+$/, '1'));
  const ofFiles = ['files/#/#.json', 'files/#/#.path', 'locks/#.1'].flatMap((kind) => [kind, kind]);
  expect(kinds.sort()).toEqual([...ofFiles, 'key', 'locks/key.1', 'locks/session.1', 'session'].sort());
});

test.each(Object.entries(damages))(
  'every file that a computer keeps and that is %s is named with the way out, or nothing is lost, and none takes others along (E-43)',
  { timeout: 300_000 },
  async (what, damage) => {
    const faults: Record<string, string[]> = {};
    for (const path of filesIn(computer.home)) {
      const home = copyOfHome();
      damage(join(home, path));
      const status = await quire(home, 'status');
      const saves = await Promise.all(names.map((name) => quire(home, 'save', name)));
      const found = [status, ...saves].flatMap((ended) =>
        what === 'missing' && isNobody(path, ended) ? [] : judge(join(home, path), ended),
      );
      const isOfAll = ['session', 'key'].includes(path);
      if (!isOfAll && saves.filter(({ code }) => code !== 0).length > 1) found.push('takes another file along');
      if (!isOfAll && !names.some((name) => status.out.includes(`${computer.path(name)}  v1`))) {
        found.push(`hides the others: ${status.out}`);
      }
      if (found.length > 0) faults[path] = found;
    }
    expect(faults).toEqual({});
    // Nothing was uploaded a second time.
    expect((await documentsOf()).map(({ name }) => name).sort()).toEqual(names);
  },
);

type Answer = { outcome: string; documentId: string; version: number };
type Statuses = {
  files: { path: string; documentId: string }[];
  damaged: { path: string; code: string; file: string }[];
};

test.each(Object.entries(damages))(
  'a file whose record is %s is not saved, and is tied to its document again by opening it (E-43)',
  async (what, damage) => {
    const home = copyOfHome();
    const known = await ask<Statuses>(home, 'status');
    const record = join(home, recordOf(home));
    damage(record);
    const { damaged, code } = await ask<Statuses>(home, 'status');
    expect([code, damaged]).toMatchObject([11, [{ path: record, code: 'DAMAGED_STATE' }]]);
    const file = damaged[0]?.file ?? '';
    const { documentId = '' } = known.files.find(({ path }) => path === file) ?? {};

    const refused = await quire(home, 'save', file);
    expect(refused).toEqual({
      code: 11,
      out: '',
      err:
        `${record} is ${what === 'missing' ? 'missing' : 'damaged'}, which says which document ${file} belongs to. ` +
        'Nothing was changed: quire open ID FILE ties it to that document again, ' +
        'quire save FILE --new makes it a new one.\n',
    });
    expect(await ask(home, 'open', documentId, file)).toMatchObject({ code: 0, outcome: 'unchanged', version: 1 });
    expect(await ask(home, 'save', file)).toMatchObject({ code: 0, outcome: 'unchanged', documentId });
    expect(existsSync(`${record}.damaged`)).toBe(what !== 'missing');
    expect(await ask<Statuses>(home, 'status')).toMatchObject({ code: 0, damaged: [] });
  },
);

test('opening what is something else leaves a damaged record as it is, so that no save goes astray (E-43)', async () => {
  const home = copyOfHome();
  const { files } = await ask<Statuses>(home, 'status');
  truncateSync(join(home, recordOf(home)), 0);
  const { damaged } = await ask<Statuses>(home, 'status');
  const other = files.find(({ path }) => path !== damaged[0]?.file)?.documentId ?? '';
  const refused = { code: 5, error: { code: 'FILE_EXISTS' } };
  expect(await ask(home, 'open', other, damaged[0]?.file ?? '')).toMatchObject(refused);
  expect(await ask(home, 'save', damaged[0]?.file ?? '')).toMatchObject({ code: 11, error: { code: 'DAMAGED_STATE' } });
});

test('a file whose record is damaged is saved as a new document where that is said (E-43)', async () => {
  const home = copyOfHome();
  truncateSync(join(home, recordOf(home)), 0);
  const { damaged } = await ask<Statuses>(home, 'status');
  const file = damaged[0]?.file ?? '';
  const before = (await documentsOf()).map(({ id }) => id);
  const saved = await ask<Answer>(home, 'save', file, '--new');
  expect(saved).toMatchObject({ code: 0, outcome: 'saved', version: 1 });
  expect(before).not.toContain(saved.documentId);
  expect(await ask(home, 'trash', saved.documentId)).toMatchObject({ code: 0 });
});

test.each([
  ['session', 'cut in half', 'damaged'],
  ['key', 'full of NULs', 'damaged'],
  ['key', 'missing', 'missing'],
])('a %s that is %s is named, and a new sign-in keeps what was there (E-43)', async (name, what, fault) => {
  const home = copyOfHome();
  damages[what]?.(join(home, name));
  const sentence = `This computer's sign-in cannot be read: ${join(home, name)} is ${fault}. Sign in again: quire login\n`;
  expect(await quire(home, 'whoami')).toEqual({ code: 3, out: '', err: sentence });
  const { code, err } = await login(home);
  expect([code, err]).toEqual([0, expect.stringContaining(`it is kept as ${join(home, 'session')}.damaged.`)]);
  expect(existsSync(join(home, 'session.damaged'))).toBe(true);
  expect(existsSync(join(home, 'key.damaged'))).toBe(name === 'key' && fault === 'damaged');
  expect(await ask(home, 'save', names[0] ?? '')).toMatchObject({ code: 0, outcome: 'unchanged' });
});

test('a sign-in that was begun and cannot be read is no obstacle to a new one, and it is said (E-43)', async () => {
  const home = mkdtempSync(join(homes, 'home-'));
  await sealedFile(join(home, 'login')).write('a code');
  truncateSync(join(home, 'login'), 20);
  const { code, err } = await login(home);
  expect([code, err]).toEqual([0, expect.stringContaining(`${join(home, 'login')} cannot be read`)]);
});

const openToAll = ['sh', '-c', 'umask 000; exec "$@"', 'sh'];

test("after real use all of it is its owner's alone, whatever it was before (E-42)", async () => {
  const home = copyOfHome();
  for (const path of ['.', ...within(home)]) chmodSync(join(home, path), 0o777);
  computer.write('three.txt', 'three');
  const surroundings = { env: { ...withoutKeychain, QUIRE_HOME: home }, within: openToAll };
  expect(await computer.run(['save', 'three.txt'], surroundings)).toMatchObject({ code: 0 });
  expect(filesIn(home).map((path) => basename(dirname(path)))).toContain('locks');
  const modes = ['.', ...within(home)].map((path) => {
    const found = statSync(join(home, path));
    return [path, found.isDirectory(), (found.mode & 0o777).toString(8)];
  });
  expect(modes.filter(([, isFolder, mode]) => mode !== (isFolder ? '700' : '600'))).toEqual([]);
});
