import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { QuireClient } from '../../desktop/quireClient';
import { DocumentsDocument, UploadsDocument } from '#client/generated';
import { useBed } from './testing/bed';
import { signedIn, type Computer } from './testing/computer';
import { killedBefore, mortal } from './testing/killed';
import { textFile, type Person } from './testing/quire';

// Calls that change something outside of the process; between two of them it makes no difference when it is killed.
vi.mock('node:fs/promises', async (original) => {
  const files = await original<typeof import('node:fs/promises')>();
  const { mortal, ofTheProcess, withDeeds } = await import('./testing/killed');
  const { rename, link, rm, truncate, mkdir } = files;
  const open: typeof files.open = async (path, flags, mode) => {
    const file = await (flags === 'r' ? files.open : mortal(files.open))(path, flags, mode);
    return withDeeds(ofTheProcess(file), ['write', 'writeFile', 'truncate', 'chmod']);
  };
  const deeds = { rename: mortal(rename), link: mortal(link), rm: mortal(rm), truncate: mortal(truncate) };
  return { ...files, ...deeds, mkdir: mortal(mkdir as (path: string) => Promise<unknown>), open };
});

/** A process may be killed between any two of its operations. */
const bed = useBed();
const { fetch } = globalThis;
beforeEach(() => vi.stubGlobal('fetch', mortal(fetch)));
afterEach(() => vi.unstubAllGlobals());

type World = { computer: Computer; client: QuireClient; person: Person };

async function worldOf(email: string): Promise<World> {
  const computer = await signedIn(bed, email);
  return { computer, client: new QuireClient({ home: computer.home }), person: await bed.person(email) };
}

type Story = {
  begin: (world: World, name: string) => Promise<void>;
  work: (client: QuireClient, path: string) => Promise<unknown>;
  /** What the file may hold after the kill, and must hold after the same command has run again. */
  contents: string[];
  end: string;
  version: number;
};

const first = (world: World, name: string) => {
  world.computer.write(name, 'first');
  return Promise.resolve();
};

async function withTwin(world: World, name: string) {
  await world.person.save(textFile('of the same name', name));
  await first(world, name);
}

async function second({ computer, client, person }: World, name: string) {
  computer.write(name, 'first');
  const { copy } = await client.save(computer.path(name));
  await person.save(textFile('second'), { documentId: copy.base?.documentId ?? '', baseVersion: 1 });
}

const stories: Record<string, Story> = {
  'the first save of a file': {
    begin: first,
    work: (client, path) => client.save(path),
    contents: ['first'],
    end: 'first',
    version: 1,
  },
  'the next save of a file': {
    async begin(world, name) {
      await first(world, name);
      await world.client.save(world.computer.path(name));
      world.computer.write(name, 'mine');
    },
    work: (client, path) => client.save(path),
    contents: ['mine'],
    end: 'mine',
    version: 2,
  },
  'a first save as the next version of a document': {
    begin: withTwin,
    work: (client, path) => client.save(path, { onTwin: 'newVersion' }),
    contents: ['first'],
    end: 'first',
    version: 2,
  },
  'a first save beside a document of its name': {
    begin: withTwin,
    work: (client, path) => client.save(path, { onTwin: 'keepBoth' }),
    contents: ['first'],
    end: 'first',
    version: 1,
  },
  'a refresh': {
    begin: second,
    work: (client, path) => client.refresh(path),
    contents: ['first', 'second'],
    end: 'second',
    version: 2,
  },
  'a save on top of theirs': {
    async begin(world, name) {
      await second(world, name);
      world.computer.write(name, 'mine');
    },
    work: (client, path) => client.save(path, { onConflict: 'mine' }),
    contents: ['mine'],
    end: 'mine',
    version: 3,
  },
  'taking theirs in the place of mine': {
    async begin(world, name) {
      await second(world, name);
      world.computer.write(name, 'mine');
    },
    work: (client, path) => client.save(path, { onConflict: 'theirs' }),
    contents: ['mine', 'second'],
    end: 'second',
    version: 2,
  },
};

test.each(Object.entries(stories))(
  'killed anywhere in %s, nothing is torn, lost or done twice',
  async (what, story) => {
    const world = await worldOf(`${what.replaceAll(' ', '-')}@example.com`);
    const { computer, client, person } = world;
    let deed = 0;
    for (let isKilled = true; isKilled;) {
      const name = `file ${(deed += 1)}.txt`;
      await story.begin(world, name);
      isKilled = (await killedBefore(deed, () => story.work(client, computer.path(name)))).isKilled;
      expect(story.contents).toContain(computer.read(name));
      if (story.contents.includes('mine')) expect(textsOf(computer, name)).toContain('mine');

      await story.work(client, computer.path(name));
      expect(computer.read(name)).toBe(story.end);
      expect((await client.status(computer.path(name))).files).toMatchObject([
        { local: 'unchanged', version: story.version, isSaving: false, cloud: { version: story.version } },
      ]);
      computer.write(name, 'more');
      expect(await client.save(computer.path(name))).toMatchObject({ copy: { base: { version: story.version + 1 } } });
      expect([...partsIn(computer.folder), ...partsIn(computer.home)]).toEqual([]);
    }
    const { items } = (await person.get(DocumentsDocument, { limit: 100 })).documents;
    expect(new Set(items.map(({ name }) => name)).size).toBe(items.length);
    expect((await person.get(UploadsDocument, {})).uploads).toEqual([]);
    // If there were fewer, some operation would not be counted.
    expect(deed).toBeGreaterThan(15);
    computer.throwAway();
  },
  120_000,
);

const partsIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.part'));

/** The contents of the file and of those kept beside it. */
function textsOf(computer: Computer, name: string): string[] {
  const stem = name.replace('.txt', '');
  return readdirSync(computer.folder)
    .filter((file) => file.startsWith(stem))
    .map((file) => computer.read(file));
}
