import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endpointsOf } from '../local/processes/endpoints';
import { assembleCloud } from '../local/template/assemble';
import { synthesize } from '../local/template/synthesize';
import { startDriver } from './driver/driver';
import { measureAll } from './measured';
import { markdown } from './report';
import { readSettings, type Settings } from './settings';
import { startBare } from './sides/bare';
import { startQuire } from './sides/quire';
import type { Side } from './sides/side';

/** `npm run bench`: compares Quire with a bare handler, in one run, on one machine, on the same kind of disk. */
async function main(): Promise<void> {
  const settings = readSettings(process.argv.slice(2));
  const folder = mkdtempSync(join(tmpdir(), 'quire-bench-'));
  const closing: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
  try {
    process.env.QUIRE_ASSEMBLY = await synthesize(join(folder, 'assembly'));
    const opened = <Means extends { close: () => unknown }>(means: Means): Means => {
      closing.unshift(means.close);
      return means;
    };
    const bare = opened(await openBare(join(folder, 'bare')));
    const quire = opened(await openQuire(join(folder, 'quire'), settings));
    const driver = opened(await startDriver());
    const report = await measureAll({ bare, quire, driver, settings });
    console.log(`${markdown(report)}\n\n\`\`\`json\n${JSON.stringify(report, null, 2)}\n\`\`\``);
  } finally {
    for (const close of closing) await close();
  }
}

async function openBare(data: string): Promise<Side> {
  mkdirSync(data);
  const nowhere = { dynamodb: 'http://127.0.0.1', signedDynamodb: 'http://127.0.0.1' };
  const endpoints = endpointsOf({ web: 0, graphql: 0, s3: 0, auth: 0 }, nowhere);
  return startBare(data, (await assembleCloud(data, endpoints)).template);
}

function openQuire(data: string, settings: Settings): Promise<Side> {
  mkdirSync(data);
  return startQuire(data, settings);
}

main().catch((error: Error) => {
  console.error(error.stack ?? error.message);
  process.exitCode = 1;
});
