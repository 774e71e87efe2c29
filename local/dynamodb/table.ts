type Key = { AttributeName: string; KeyType: string };
export type Index = {
  IndexName: string;
  KeySchema: Key[];
  Projection?: { ProjectionType: string; NonKeyAttributes?: string[] };
  /** Of one that is there. */
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
