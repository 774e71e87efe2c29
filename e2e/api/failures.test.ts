import { execFileSync } from 'node:child_process';
import { chmodSync, readdirSync } from 'node:fs';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { Sessions, type Session } from '../../desktop/session/sessions';
import { useBed } from './testing/bed';
import { openHotel, openStation } from './testing/between';
import { useComputers, type Computer } from './testing/computer';
import { textFile } from './testing/quire';

/** Whatever fails around the command, it says so in one sentence, loses nothing and works again afterwards. */
// The client retries for a while before it says that nobody answers, and many tests do so at once.
vi.setConfig({ testTimeout: 90_000 });

const bed = useBed();
const { computerOf, newComputer } = useComputers(bed);

type Failure = { error: { code: string; message: string } };
type Told = Failure & { code: number | null };

type Row = [string, 'save' | 'refresh' | 'open', string[], (computer: Computer) => void, string];

// A sentence without system codes, stack traces or a second line.
const forPeople = /^(?!.*(\bE[A-Z]{4,}|Error|undefined))[A-Z/].*\.$/;

function expectTold({ code, error }: Told, exitCode: number, errorCode: string): void {
  expect([code, error.code]).toEqual([exitCode, errorCode]);
  expect(error.message).toMatch(forPeople);
}

/** A file with a newer version in the cloud that is too large for a nearly full disk. */
async function staleFile(computer: Computer, email: string): Promise<string> {
  computer.write('report.txt', 'first');
  const { documentId } = await computer.ask<{ documentId: string }>('save', 'report.txt');
  const person = await bed.person(email);
  await person.save(textFile('second '.repeat(10_000)), { documentId, baseVersion: 1 });
  return documentId;
}

describe.concurrent('the disk', () => {
  // Root could write anywhere, so it gives up that capability.
  const asAnybody =
    process.getuid?.() === 0 ? ['setpriv', '--bounding-set', '-dac_override,-dac_read_search', '--'] : [];
  // The system then reports EFBIG, which the client treats like ENOSPC.
  const withRoomFor = (bytes: number) => ['prlimit', `--fsize=${bytes}`, '--'];
  const nothing = () => undefined;
  const chmod = (mode: string) => (paths: string[]) => void execFileSync('chmod', ['-R', mode, ...paths]);
  const [close, mend] = [chmod('u-w'), chmod('u+rwX')];

  test.each<Row>([
    ['a full disk', 'refresh', withRoomFor(20_000), nothing, 'DISK_FULL'],
    ['a full disk', 'open', withRoomFor(20_000), nothing, 'DISK_FULL'],
    ['a disk without room for a single byte', 'save', withRoomFor(0), nothing, 'DISK_FULL'],
    ['a disk without room for a single byte', 'refresh', withRoomFor(0), nothing, 'DISK_FULL'],
    ['a read-only folder', 'refresh', asAnybody, ({ folder }) => close([folder]), 'NOT_WRITABLE'],
    ['a read-only folder', 'open', asAnybody, ({ folder }) => close([folder]), 'NOT_WRITABLE'],
    ['a read-only home', 'save', asAnybody, ({ home }) => close([home]), 'NOT_WRITABLE'],
    ['a read-only home', 'refresh', asAnybody, ({ home }) => close([home]), 'NOT_WRITABLE'],
    ['a file that may not be read', 'save', asAnybody, ({ path }) => chmodSync(path('new.txt'), 0), 'NOT_READABLE'],
  ])('%s and %s', async (what, command, within, spoil, errorCode) => {
    const email = `${what} ${command}@example.com`.replaceAll(' ', '-');
    const computer = await computerOf(email);
    const documentId = await staleFile(computer, email);
    computer.write('new.txt', 'new');
    const before = readdirSync(computer.folder);
    const args = {
      save: ['save', 'new.txt'],
      refresh: ['refresh', 'report.txt'],
      open: ['open', documentId, 'other.txt'],
    };

    spoil(computer);
    const { code, out } = await computer.start([...args[command], '--json'], { within }).ended;
    mend([computer.home, computer.folder]);
    expectTold({ code, ...(JSON.parse(out) as Failure) }, 8, errorCode);
    expect([computer.read('report.txt'), computer.read('new.txt')]).toEqual(['first', 'new']);
    expect(readdirSync(computer.folder)).toEqual(before);
    expect(await computer.ask(...args[command])).toMatchObject({ code: 0 });
  });
});

/** A port that nobody listens at. */
async function nobody(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return `http://127.0.0.1:${port}`;
}

describe.concurrent('the network', () => {
  let hotel: Awaited<ReturnType<typeof openHotel>>;
  let origins: Record<Network, string>;
  beforeAll(async () => {
    hotel = await openHotel();
    origins = { 'no network': await nobody(), 'a hotel’s page': hotel.origin };
  });
  afterAll(() => hotel.close());

  type Network = 'no network' | 'a hotel’s page';
  const codes = { 'no network': 'UNREACHABLE', 'a hotel’s page': 'NOT_QUIRE' };
  const networks: Network[] = ['no network', 'a hotel’s page'];

  /** Changes a computer's session so that it finds something else in place of Quire. */
  async function misled(computer: Computer, change: (session: Session) => Session): Promise<() => Promise<unknown>> {
    const sessions = new Sessions(computer.home);
    const session = await sessions.require();
    await sessions.begin(change(session));
    return () => sessions.begin(session);
  }

  const places: Record<string, (session: Session, origin: string) => Session> = {
    'the API': (session, graphql) => ({ ...session, endpoints: { ...session.endpoints, graphql } }),
    'the user pool': (session, issuer) => ({
      ...session,
      expiresAt: new Date(0).toISOString(),
      endpoints: { ...session.endpoints, issuer },
    }),
  };

  test.each(networks.flatMap((network) => Object.keys(places).map((place): [Network, string] => [network, place])))(
    '%s where %s should be',
    async (network, place) => {
      const computer = await computerOf(`${networks.indexOf(network)}-${place.replaceAll(' ', '-')}@example.com`);
      computer.write('new.txt', 'new');
      const putRight = await misled(computer, (session) => places[place]?.(session, origins[network]) ?? session);
      expectTold(await computer.ask<Failure>('save', 'new.txt'), 7, codes[network]);
      await putRight();
      expect(await computer.ask('save', 'new.txt')).toMatchObject({ code: 0, version: 1 });
    },
  );

  test.each(
    networks.flatMap((network) =>
      (['save', 'refresh'] as const).map((command): [Network, typeof command] => [network, command]),
    ),
  )('%s where the store should be, at a %s', async (network, command) => {
    const email = `${networks.indexOf(network)}-store-${command}@example.com`;
    let store = bed.endpoints.s3;
    const station = await openStation(bed.endpoints.graphql, (answer) => answer.replaceAll(bed.endpoints.s3, store));
    const computer = await computerOf(email, { graphql: station.origin });
    await staleFile(computer, email);
    computer.write('new.txt', 'new');
    const args = { save: ['save', 'new.txt'], refresh: ['refresh', 'report.txt'] }[command];
    store = origins[network];
    expectTold(await computer.ask<Failure>(...args), 7, codes[network]);
    expect([computer.read('report.txt'), computer.read('new.txt')]).toEqual(['first', 'new']);
    expect(readdirSync(computer.folder).toSorted()).toEqual(['new.txt', 'report.txt']);
    store = bed.endpoints.s3;
    expect(await computer.ask(...args)).toMatchObject({ code: 0 });
    station.close();
  });

  test.each(networks)('%s where the web app should be, at a login', async (network) => {
    const computer = newComputer();
    expectTold(await computer.ask<Failure>('login', origins[network]), 7, codes[network]);
  });
});
