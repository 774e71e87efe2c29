import { parseArgs } from 'node:util';
import { lockState } from './processes/lock';
import { portsFrom, requireFree } from './processes/ports';
import { readSettings } from './processes/settings';
import { startCloud, type RunningCloud, type WebMode } from './processes/supervisor';
import { watchCode } from './processes/watch';
import { buildWeb } from './processes/webBuild';

async function main(): Promise<void> {
  const web = webMode();
  const settings = readSettings();
  const ports = portsFrom(settings.firstPort);
  await lockState(settings.dataDirectory);
  await requireFree(ports);
  if (web === 'production') buildWeb();
  const stopping = new AbortController();
  const cloud = await startCloud({ settings, ports, web, onDeath: (sentence) => stopping.abort(sentence) });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stopping.abort());
  if (web === 'development') watchCode(cloud);
  console.log(welcome(cloud));
  if (!stopping.signal.aborted) await new Promise((resolve) => stopping.signal.addEventListener('abort', resolve));
  await cloud.stop();
  const reason: unknown = stopping.signal.reason;
  if (typeof reason === 'string') throw new Error(`${reason} Everything is stopped; npm start goes on where it was.`);
}

function webMode(): WebMode {
  const off = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({ options: { dev: off, 'without-web': off } });
  if (values['without-web']) return 'none';
  return values.dev ? 'development' : 'production';
}

function welcome({ endpoints }: RunningCloud): string {
  return [
    '',
    `  Quire runs on this machine:  ${endpoints.web}`,
    `  Its mail arrives at          ${endpoints.auth}/mailbox`,
    `  The API answers at           ${endpoints.graphql}`,
    '',
    '  Other accounts of this machine could reach the database: run it where you trust them.',
    '  Ctrl-C stops all of it.',
    '',
  ].join('\n');
}

main().then(
  () => process.exit(0),
  (error: Error) => {
    console.error(`\n${error.message}\n`);
    process.exit(1);
  },
);
