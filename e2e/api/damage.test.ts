import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CreateMultipartUploadCommand, GetObjectCommand, S3Client, UploadPartCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { assembleCloud } from '../../local/template/assemble';
import { ensureCertificate } from '../../local/http/certificate';
import type { Cloud, Service } from '../../local/shared/cloud';
import { start as startPool } from '../../local/cognito/service';
import { drawDatabase } from '../../local/dynamodb/address';
import { start as startDatabase } from '../../local/dynamodb/service';
import { endpointsOf } from '../../local/processes/endpoints';
import { freePorts } from '../../local/processes/ports';
import { start as startBucket } from '../../local/s3/service';
import { addDeadLetter } from '../../local/streams/deadLetters';
import { prepareState } from '../../local/processes/supervisor';
import { resourcesOf } from '../../local/template/template';
import { start as startWorkers } from '../../local/workers/service';
import { allFollowed, sha256, textFile } from './testing/quire';
import { Rows } from './testing/rows';
import { fourPorts, RunningQuire } from './testing/running';

const folder = mkdtempSync(join(tmpdir(), 'quire-damage-'));
const base = join(folder, 'base');
/** The id and digest of each saved document. */
const saved = new Map<string, string>();

/** A state after some real use, during which the cloud was killed. */
beforeAll(async () => {
  const quire = new RunningQuire({ data: base, port: fourPorts() });
  const alice = await quire.person('alice@example.com');
  await allFollowed(alice);
  for (const name of ['one', 'two']) {
    const { id, sha256: digest } = await alice.save(textFile(name, `${name}.txt`));
    saved.set(id, digest);
  }
  await leaveUpload(JSON.parse(readFileSync(join(base, 'environment.json'), 'utf8')) as Record<string, string>);
  await quire.signal('SIGKILL');
  addDeadLetter(base, {
    mapping: 'a',
    functionName: 'b',
    reason: 'RecordAgeExceeded',
    givenUpAt: '2026-01-01T00:00:00.000Z',
    keys: [],
    batch: { streamArn: 'c', startSequenceNumber: '1', endSequenceNumber: '1', batchSize: 1 },
  });
  await ensureCertificate(base);
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true }));

async function leaveUpload(environment: Record<string, string>): Promise<void> {
  const credentials = {
    accessKeyId: environment.AWS_ACCESS_KEY_ID ?? '',
    secretAccessKey: environment.AWS_SECRET_ACCESS_KEY ?? '',
  };
  const s3 = new S3Client({ endpoint: environment.AWS_ENDPOINT_URL_S3, region: environment.AWS_REGION, credentials });
  const place = { Bucket: environment.BUCKET, Key: 'left' };
  const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ ...place, ChecksumAlgorithm: 'CRC32' }));
  await s3.send(new UploadPartCommand({ ...place, UploadId, PartNumber: 1, Body: 'a part' }));
  s3.destroy();
}

const damages: Record<string, (path: string) => void> = {
  'cut in half': (path) => truncateSync(path, Math.floor(statSync(path).size / 2)),
  emptied: (path) => truncateSync(path, 0),
  'full of NULs': (path) => writeFileSync(path, Buffer.alloc(statSync(path).size)),
  missing: (path) => rmSync(path),
};

type Outcome = { started: boolean; said: string; found: Map<string, string> };

/** Starts the cloud on a state, as `npm start` does, and reads what was saved in it. */
async function use(data: string): Promise<Outcome> {
  const said: string[] = [];
  const listen = (...words: unknown[]) => void said.push(words.map(String).join(' '));
  for (const method of ['error', 'warn'] as const) vi.spyOn(console, method).mockImplementation(listen);
  const services: Service[] = [];
  const found = await begin(data, services).then(digestsIn, (error: Error) => listen(error.message));
  for (const service of services.toReversed()) await service.close();
  vi.restoreAllMocks();
  return { started: found !== undefined, said: said.join('\n'), found: found ?? new Map<string, string>() };
}

async function begin(dataDirectory: string, services: Service[]): Promise<Cloud> {
  await prepareState({ dataDirectory, usesTls: true });
  const [web = 0, graphql = 0, s3 = 0, auth = 0] = await freePorts(4);
  const endpoints = endpointsOf({ web, graphql, s3, auth }, await drawDatabase());
  const cloud = await assembleCloud(dataDirectory, endpoints);
  for (const start of [startDatabase, startBucket, startPool, startWorkers]) services.push(await start(cloud));
  return cloud;
}

/** The digest of each document's bytes, for every document that the database knows. */
async function digestsIn(cloud: Cloud): Promise<Map<string, string>> {
  const rows = new Rows(cloud);
  const { s3: endpoint } = cloud.endpoints;
  const s3 = new S3Client({ endpoint, region: cloud.region, credentials: cloud.credentials, maxAttempts: 1 });
  const documents = (await rows.all()).filter(({ sk }) => sk === 'DOC');
  const Bucket = resourcesOf(cloud.template, 'AWS::S3::Bucket')[0]?.properties.BucketName as string;
  const digestOf = async (Key: string) => {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
    return sha256((await Body?.transformToByteArray()) ?? Buffer.of());
  };
  const digests = documents.map(async ({ id, objectKey }) => {
    return [String(id), await digestOf(String(objectKey)).catch(String)] as const;
  });
  const found = new Map(await Promise.all(digests));
  rows.close();
  s3.destroy();
  return found;
}

const filesIn = (data: string) =>
  (readdirSync(data, { recursive: true }) as string[]).filter((path) => statSync(join(data, path)).isFile());

/** Faults, if any: with a damaged file the cloud must refuse and name it, warn and name it, or lose nothing. */
function judge(path: string, { started, said, found }: Outcome): string[] {
  const places = [path, dirname(path), join(dirname(dirname(path)), 'bytes')];
  const isNamed = places.some((place) => said.includes(place));
  const lost = [...saved].filter(([id, digest]) => found.get(id) !== digest);
  const faults = [];
  if (!started && !isNamed) faults.push(`does not start, and names nothing: ${said}`);
  if (started && lost.length > 0 && !isNamed) faults.push(`lost in silence: ${lost.map(([id]) => id).join()}`);
  if (started && lost.length > 1) faults.push('takes others along');
  return faults;
}

test("after real use all of it is its owner's alone (E-42)", () => {
  const modes = ['.', ...(readdirSync(base, { recursive: true }) as string[])].map((path) => {
    const found = statSync(join(base, path));
    return [path, found.isDirectory(), (found.mode & 0o777).toString(8)];
  });
  expect(modes.filter(([, isFolder, mode]) => mode !== (isFolder ? '700' : '600'))).toEqual([]);
});

test('undamaged it starts, and holds all that was saved', async () => {
  const data = join(folder, 'whole');
  cpSync(base, data, { recursive: true });
  const { started, said, found } = await use(data);
  expect([started, said]).toEqual([true, '']);
  expect(Object.fromEntries(found)).toMatchObject(Object.fromEntries(saved));
});

test.each(Object.entries(damages))(
  'every file of a state that is %s is named with the way out, or nothing is lost, and none takes others along (E-43)',
  { timeout: 600_000 },
  async (_name, damage) => {
    const faults: Record<string, string[]> = {};
    for (const path of filesIn(base)) {
      const data = mkdtempSync(join(folder, 'damaged-'));
      cpSync(base, data, { recursive: true });
      damage(join(data, path));
      const found = judge(path, await use(data));
      if (found.length > 0) faults[path] = found;
      rmSync(data, { recursive: true });
    }
    expect(faults).toEqual({});
  },
);
