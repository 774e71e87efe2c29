import { expect, test } from 'vitest';
import { hasWork } from './needs';

const withResource = (type: string) => ({ resources: [{ logicalId: 'One', type, properties: {} }], assets: {} });

test.each([
  ['AWS::Lambda::EventSourceMapping', true],
  ['AWS::Events::Rule', true],
  ['AWS::DynamoDB::Table', false],
])('a template with %s has work of its own: %s', (type, has) => {
  expect(hasWork(withResource(type))).toBe(has);
});
