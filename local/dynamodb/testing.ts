import type { Json, Resource } from '../template';

/** A table as a template says it: things by `pk`, with these properties besides. */
export const tableOfThings = (properties: Record<string, Json> = {}): Resource => ({
  logicalId: 'Things',
  type: 'AWS::DynamoDB::Table',
  properties: {
    TableName: 'things',
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    ...properties,
  },
});
