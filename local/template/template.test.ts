import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, onTestFinished, test, vi } from 'vitest';
import { assembleCloud, identifiersOf } from './assemble';
import { uncoveredTypes } from './coverage';
import { endpointsOf } from '../processes/endpoints';
import { synthesize } from './synthesize';
import { resourcesOf } from './template';

const folders: string[] = [];
const endpoints = endpointsOf(
  { web: 3000, graphql: 3001, s3: 3002, auth: 3003 },
  { dynamodb: 'http://127.0.0.1:8000', signedDynamodb: 'http://127.0.0.1:8001' },
);

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'quire-template-'));
  folders.push(folder);
  return folder;
}

afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

const folder = newFolder();
vi.stubEnv('QUIRE_ASSEMBLY', await synthesize(join(folder, 'assembly')));
const cloud = await assembleCloud(folder, endpoints);
const properties = (type: string) => resourcesOf(cloud.template, type).map((resource) => resource.properties);

test('nothing of the template is left unrun without being named', () => {
  expect(uncoveredTypes(cloud.template)).toEqual([]);
});

test('no intrinsic function is left unresolved', () => {
  expect(JSON.stringify(cloud.template.resources)).not.toMatch(/"Fn::|\{"Ref":/);
});

test('the callbacks of both clients are those of this origin', () => {
  expect(properties('AWS::Cognito::UserPoolClient').map(({ CallbackURLs }) => CallbackURLs)).toEqual([
    ['http://localhost:3000/auth/callback', 'http://localhost:3000/api/auth/callback/cognito'],
    ['http://localhost:3000/device/callback'],
  ]);
});

test('every piece of code the template names lies in the assembly', () => {
  const locations = [...properties('AWS::AppSync::Resolver'), ...properties('AWS::AppSync::FunctionConfiguration')].map(
    ({ CodeS3Location }) => (CodeS3Location as string).split('/').at(-1) ?? '',
  );
  expect(locations.length).toBeGreaterThan(10);
  expect(locations.filter((key) => !(key in cloud.template.assets))).toEqual([]);
});

test('ids stay the same at every start of a state, and differ from state to state', async () => {
  expect(identifiersOf((await assembleCloud(folder, endpoints)).template)).toEqual(identifiersOf(cloud.template));
  const other = identifiersOf((await assembleCloud(newFolder(), endpoints)).template);
  expect(other.apiKey).not.toBe(identifiersOf(cloud.template).apiKey);
});

test('ids look as those of AWS do', () => {
  expect(identifiersOf(cloud.template)).toEqual({
    userPoolId: expect.stringMatching(/^us-east-1_[0-9a-z]{9}$/) as string,
    webClientId: expect.stringMatching(/^[0-9a-z]{26}$/) as string,
    desktopClientId: expect.stringMatching(/^[0-9a-z]{26}$/) as string,
    apiKey: expect.stringMatching(/^da2-[0-9a-z]{26}$/) as string,
  });
});

test('what is wrong with the app is told as the app says it', async () => {
  vi.stubEnv('CDK_CONTEXT_JSON', '{"stage":"nowhere"}');
  onTestFinished(() => void vi.stubEnv('CDK_CONTEXT_JSON', undefined));
  await expect(synthesize(newFolder())).rejects.toThrow(/^There is no stage "nowhere": use -c stage=dev/);
});

test('another stage is another template, although nothing of the app has changed', async () => {
  vi.stubEnv('CDK_CONTEXT_JSON', '{"stage":"prod"}');
  onTestFinished(() => void vi.stubEnv('CDK_CONTEXT_JSON', undefined));
  expect(readdirSync(await synthesize(newFolder()))).toContain('Quire-prod.template.json');
});
