import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Endpoints } from '#client/endpoints';
import { knownAs, unknown, WorkingCopies } from './workingCopies';

/** The address under which records of files are kept. */
let home: string;
beforeEach(() => void (home = mkdtempSync(join(tmpdir(), 'quire-home-'))));
afterEach(() => rmSync(home, { recursive: true }));

const at = (web: string, userId = 'ada') => ({ endpoints: { web } as Endpoints, userId });
const [plain, secure] = ['http://quire.example', 'https://quire.example'];

async function keptAt(web: string, userId?: string): Promise<void> {
  await new WorkingCopies(home, at(web, userId)).keep(unknown('/report.txt'));
}

test.each<[string, string[], string]>([
  ['nothing is known', [], secure],
  ['all is known from before TLS', [plain], plain],
  ['something is known under TLS', [secure], secure],
  ['both are', [plain, secure], secure],
])('where %s, files are known by the one address that they are kept under', async (_what, known, address) => {
  for (const web of known) await keptAt(web);
  expect(knownAs(home, at(secure))).toBe(address);
});

test('what another person has kept there tells nothing', async () => {
  await keptAt(plain, 'bob');
  expect(knownAs(home, at(secure))).toBe(secure);
});
