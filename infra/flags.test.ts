import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { quireApp } from './app';

type Template = { Resources: Record<string, { Type: string }> };

const { context } = JSON.parse(readFileSync(join(import.meta.dirname, '../cdk.json'), 'utf8')) as {
  context: Record<string, unknown>;
};

/** Every resource by the name under which CloudFormation recognizes it in the next deployment. */
function resources(flags: Record<string, unknown>): Record<string, string> {
  const [stack] = quireApp({ context: { ...flags, stage: 'prod' } }).synth().stacks;
  const { Resources } = stack?.template as Template;
  return Object.fromEntries(Object.entries(Resources).map(([id, { Type }]) => [id, Type]));
}

test('what cdk.json decides renames nothing: AWS would make anew what it does not know again, and leave the old behind', () => {
  expect(Object.keys(context).length).toBeGreaterThan(80);
  expect(resources(context)).toEqual(resources({}));
});
