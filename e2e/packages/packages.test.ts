import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ChangesDocument } from '#client/generated';
import { pack } from '../../desktop/packages/pack';
import { version } from '../../package.json';
import { useBed } from '../api/testing/bed';
import { signedIn, type Computer } from '../api/testing/computer';
import type { Person } from '../api/testing/quire';
import { serveWellKnown } from '../api/testing/wellKnown';
import { Project } from './project';

/** The packages as others use them: installed in an empty project, with a cloud to save to. */
const bed = useBed();
const built = mkdtempSync(join(tmpdir(), 'quire-packages-'));
let tarballs: Awaited<ReturnType<typeof pack>>;
let web: Awaited<ReturnType<typeof serveWellKnown>>;
let computer: Computer;

beforeAll(async () => {
  tarballs = await pack(join(built, 'packages'));
  web = await serveWellKnown(bed);
  computer = await signedIn(bed, 'carol@example.com');
});

afterAll(() => {
  web.close();
  computer.throwAway();
  rmSync(built, { recursive: true });
});

/** The examples in the library's README, by the name that each exports. */
const page = readFileSync(join(import.meta.dirname, '../../client/README.md'), 'utf8');
const examples = [...page.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, text = '']) => ({
  text,
  name: /^export (?:async )?function (\w+)/m.exec(text)?.[1] ?? '',
}));

const names = examples.map(({ name }) => name);
const inBrowsers = names.filter((name) => name !== 'saveFile');

const saveText = ({ accessToken }: Person, name: string) => {
  const [web, token, as] = [bed.endpoints.web, accessToken, name].map((each) => JSON.stringify(each));
  return `module.saveText(${web}, () => ${token}, ${as}, 'First line.')`;
};

const nodes = [process.execPath, process.env.NODE_24].filter((node) => node !== undefined);
const versionOf = (node: string) => execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();

describe.each(nodes.map((node) => ({ node, release: versionOf(node) })))('on Node $release', ({ node }) => {
  const project = new Project(node);
  afterAll(() => project.throwAway());

  beforeAll(async () => {
    await project.install(tarballs.client, tarballs.cli);
    for (const { name, text } of examples) project.writeModule(name, text);
  });

  test('a program saves by the library, and hears of what it saved', async () => {
    const ada = await bed.person('ada@example.com');
    const { cursor } = (await ada.get(ChangesDocument, {})).changes;
    const saved = await project.answer('saveText', saveText(ada, 'minutes.txt'));
    expect(saved).toMatchObject({ name: 'minutes.txt', version: 1, size: 11 });
    const [origin, token, from] = [bed.endpoints.web, ada.accessToken, cursor].map((each) => JSON.stringify(each));
    const told = '(change) => { resolve(change); stop.abort(); }';
    const followed = `module.followFrom(${origin}, () => ${token}, ${from}, ${told}, stop.signal).catch(reject)`;
    const heard = `new Promise((resolve, reject) => { const stop = new AbortController(); ${followed}; })`;
    expect(await project.answer('followFrom', heard)).toMatchObject({ kind: 'CREATED', name: 'minutes.txt' });
  });

  test('a program says to people why something failed', async () => {
    const bob = await bed.person('bob@example.com');
    const failing = (call: string) =>
      project.answer('told', `${call}.catch(module.told)`, { QUIRE_HOME: computer.home });
    const refused = await failing(`import('./saveText.js').then((module) => ${saveText(bob, '')})`);
    expect(refused).toEqual({ sentence: 'Give the document a name.', isPassing: false });
    const missing = await failing("import('./saveFile.js').then(({ saveFile }) => saveFile('/nowhere'))");
    expect(missing).toEqual({ sentence: 'There is no file /nowhere.', isPassing: false });
  });

  test('a desktop program and the command line save the same file', async () => {
    computer.write('report.txt', `Saved on ${node}.`);
    const [file, env] = [computer.path('report.txt'), { QUIRE_HOME: computer.home }];
    const saved = await project.answer<string>('saveFile', `module.saveFile(${JSON.stringify(file)})`, env);
    computer.write('report.txt', `Saved on ${node} again.`);
    const said = await project.run('node_modules/.bin/quire', ['save', file, '--json'], env);
    expect(JSON.parse(said)).toMatchObject({ outcome: 'saved', documentId: saved });
  });

  test.each(['client', 'cli'])('the package %s tells the licence of each package of others that is in it', (name) => {
    const read = (file: string) => readFileSync(join(project.folder, 'node_modules/@quire', name, file), 'utf8');
    const notices = read('THIRD_PARTY_NOTICES');
    const bundled = ['@noble/hashes', 'graphql', 'jose', 'mime', 'oauth4webapi', 'openid-client', 'undici'];
    const told = [...notices.matchAll(/^-{80}\n(\S+) [\d.]+ \(MIT\)$/gm)].map(([, each]) => each);
    expect(told).toEqual(name === 'cli' ? [...bundled, 'zod'] : bundled);
    expect(notices.match(/Permission is hereby granted/g)).toHaveLength(told.length);
    expect(read('README.md')).toContain('THIRD_PARTY_NOTICES');
  });

  test('the command line says its version', async () => {
    expect(await project.run('node_modules/.bin/quire', ['--version'])).toContain(version);
  });
});

describe('its types', () => {
  const project = new Project(process.execPath);
  afterAll(() => project.throwAway());
  beforeAll(async () => {
    await project.install(tarballs.client);
    for (const { name, text } of examples) project.writeModule(name, text);
  });

  test.each(['bundler', 'nodenext'] as const)('hold in a browser with %s', async (resolution) => {
    expect(await project.check(inBrowsers, resolution, [])).toBe('');
  });

  test('hold on Node', async () => {
    expect(await project.check(names, 'nodenext', ['node'])).toBe('');
  });

  test('know what a document is', async () => {
    project.writeModule('wrong', "import { type Change } from '@quire/client';\nexport const at: Change['at'] = 5;\n");
    expect(await project.check(['wrong'], 'nodenext', [])).toContain("wrong.ts(2,14): error TS2322: Type 'number'");
  });
});
