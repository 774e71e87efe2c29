type Key = { AttributeName: string; KeyType: string };
export type Index = {
  IndexName: string;
  KeySchema: Key[];
  Projection?: { ProjectionType: string; NonKeyAttributes?: string[] };
  /** Set for an existing index. */
  IndexStatus?: string;
};
export type Table = {
  TableName: string;
  KeySchema: Key[];
  AttributeDefinitions: { AttributeName: string; AttributeType: string }[];
  LocalSecondaryIndexes?: Index[];
  GlobalSecondaryIndexes?: Index[];
  StreamSpecification?: { StreamViewType: string };
};
