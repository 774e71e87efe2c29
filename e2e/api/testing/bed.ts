import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, vi } from 'vitest';
import { publicEndpoints, type PublicEndpoints } from '../../../local/processes/endpoints';
import { startInProcess } from '../../../local/processes/inProcess';
import type { Cloud } from '../../../local/shared/cloud';
import { startFunctions } from '../../../local/lambda/functions';
import { runRule } from '../../../local/schedules/run';
import { resourcesOf } from '../../../local/template/template';
import { wrongFigures } from './figures';
import { Person } from './quire';
import { Rows } from './rows';

type TokenRequest = { email: string; clientName?: string; expiresIn?: number; issue?: 'id' };
type Token = { accessToken: string; idToken?: string; userId: string; expiresAt: string };

export type Bed = {
  cloud: Cloud;
  endpoints: PublicEndpoints;
  rows: Rows;
  person: (email: string) => Promise<Person>;
  token: (request: TokenRequest) => Promise<Token>;
  /** Does what falls due within this many seconds from now. */
  sweep: (seconds?: number) => Promise<void>;
  close: () => Promise<void>;
};

/** Long enough for tests that move the clock by up to an hour. */
const expiresIn = 2 * 3600;

/** Starts a whole cloud for one test file, with real servers and an empty state. */
async function openBed(): Promise<Bed> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'quire-test-'));
  const { cloud, close } = await startInProcess(dataDirectory);
  const endpoints = publicEndpoints(cloud);
  const rows = new Rows(cloud);
  const token = (request: TokenRequest) => mintToken(endpoints.auth, cloud.adminSecret, { expiresIn, ...request });
  const sweeper = openSweeper(cloud);
  return {
    cloud,
    endpoints,
    rows,
    token,
    sweep: (seconds) => sweeper.run(seconds),
    async person(email) {
      const { userId, accessToken } = await token({ email });
      return new Person(endpoints.graphql, userId, accessToken);
    },
    async close() {
      rows.close();
      await sweeper.close();
      await close();
      rmSync(dataDirectory, { recursive: true });
    },
  };
}

/** Runs the scheduled function by hand. */
export function openSweeper(cloud: Cloud) {
  const functions = startFunctions(cloud);
  const [rule] = resourcesOf(cloud.template, 'AWS::Events::Rule');
  return {
    run: (seconds = 0) => runRule(rule?.logicalId ?? '', { cloud, functions, dueAt: Date.now() + seconds * 1000 }),
    close: () => functions.close(),
  };
}

/**
 * A cloud for the tests of a file or of a `describe`, started before their own hooks and removed after them. `faults`
 * are those of QUIRE_FAULTS.
 */
export function useBed({ faults }: { faults?: string } = {}): Bed {
  const bed = {} as Bed;
  beforeAll(async () => {
    vi.stubEnv('QUIRE_FAULTS', faults);
    Object.assign(bed, await openBed());
    vi.unstubAllEnvs();
  });
  afterAll(async () => {
    try {
      if (!bed.rows.isTouched) await expectRightFigures(bed);
    } finally {
      await bed.close();
    }
  }, 120_000);
  return bed;
}

/** After any test, all counters must match what they count, once housekeeping has caught up. */
async function expectRightFigures({ rows }: Bed): Promise<void> {
  await vi.waitFor(async () => expect(await wrongFigures(rows)).toEqual([]), { timeout: 60_000, interval: 500 });
}

/** Leaves a person who has saved nothing yet this many bytes of space. */
export async function giveRoom(bed: Bed, { id }: Person, bytes: number): Promise<void> {
  await bed.rows.set(`USER#${id}`, 'ACCOUNT', { bytesQuota: bytes, bytesAvailable: bytes });
}

export async function mintToken(auth: string, adminSecret: string, request: TokenRequest): Promise<Token> {
  const response = await fetch(`${auth}/local/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${adminSecret}` },
    body: JSON.stringify(request),
  });
  if (!response.ok) throw new Error(`The pool made no token: ${await response.text()}`);
  return (await response.json()) as Token;
}
