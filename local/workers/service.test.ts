import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Cloud } from '../shared/cloud';
import { cloudOfResources } from '../streams/testing/streams';
import { start } from './service';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quire-workers-'));
  mkdirSync(join(folder, 'schedules'));
  const code = `import { appendFileSync } from 'node:fs';
    export const handler = () => appendFileSync(${JSON.stringify(join(folder, 'runs'))}, '.');`;
  writeFileSync(join(folder, 'index.mjs'), code);
});
afterEach(() => rmSync(folder, { recursive: true }));

const lastRun = () => join(folder, 'schedules', 'Rule.json');
const fallDue = () => writeFileSync(lastRun(), '{"at":0}');
const lastRunAt = () => (JSON.parse(readFileSync(lastRun(), 'utf8')) as { at: number }).at;
const ran = (runs: string) => vi.waitFor(() => expect(readFileSync(join(folder, 'runs'), 'utf8')).toBe(runs), 10_000);

function cloudWith(ScheduleExpression: string): Cloud {
  const Arn = 'arn:aws:lambda:us-east-1:000000000000:function:work';
  const cloud = cloudOfResources(
    [
      {
        logicalId: 'Work',
        type: 'AWS::Lambda::Function',
        properties: { FunctionName: 'work', Arn, Code: { S3Key: 'code' }, Handler: 'index.handler' },
      },
      {
        logicalId: 'Rule',
        type: 'AWS::Events::Rule',
        properties: { Arn: 'rule', ScheduleExpression, Targets: [{ Id: '1', Arn }] },
      },
    ],
    folder,
  );
  return { ...cloud, template: { ...cloud.template, assets: { code: folder } } };
}

test('where new code cannot run, what ran before goes on, and the reason is told', async () => {
  fallDue();
  const workers = await start(cloudWith('rate(1 hour)'));
  await ran('.');
  await vi.waitFor(() => expect(lastRunAt()).toBeGreaterThan(0));
  fallDue();
  await expect(workers.reload(cloudWith('rate(soon)'))).rejects.toThrow(/^The rule Rule cannot run: /);
  await ran('..');
  await workers.close();
});
