import { Template } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import { toDocument } from '../resolvers/shared/document';
import type { DocumentItem } from '../resolvers/shared/items';
import { quireApp } from './app';
import { QuireStack } from './stack';

type Index = { IndexName: string; Projection: { NonKeyAttributes?: string[] } };

function indexes(): Index[] {
  const stack = quireApp().node.children.find((child): child is QuireStack => child instanceof QuireStack);
  if (!stack) throw new Error('The app has no stack.');
  const tables = Object.values(Template.fromStack(stack).findResources('AWS::DynamoDB::Table')) as {
    Properties: { GlobalSecondaryIndexes?: Index[] };
  }[];
  return tables.flatMap(({ Properties }) => Properties.GlobalSecondaryIndexes ?? []);
}

const projected = indexes().find(({ IndexName }) => IndexName === 'gsi1')?.Projection.NonKeyAttributes ?? [];

/** The attributes that `toDocument` reads. */
function readByFields(): string[] {
  const read = new Set<string>();
  const watched = new Proxy({} as DocumentItem, {
    get(_item, name) {
      read.add(String(name));
      return undefined;
    },
  });
  toDocument(watched, 'OWNER');
  return [...read];
}

test('an index projects 20 attributes at most: one more for lists takes the place of another, or lists read the rows', () => {
  expect(projected.length).toBeGreaterThan(0);
  expect(projected.length).toBeLessThanOrEqual(20);
});

test('what a document shows is in `listed` of infra/table.ts, or lists would show null for it', () => {
  expect(readByFields().filter((name) => !projected.includes(name))).toEqual([]);
});
