import type * as ai from '@aws-appsync/utils/ai';
import type * as rds from '@aws-appsync/utils/rds';
import { allNotBuilt } from './notBuilt';

/** @aws-appsync/utils/rds */
export const rdsModule = {
  ...allNotBuilt('rds', ['select', 'insert', 'update', 'remove', 'createPgStatement', 'createMySQLStatement']),
  ...allNotBuilt('rds', ['sql', 'toJsonObject']),
  typeHint: allNotBuilt('rds.typeHint', ['DECIMAL', 'JSON', 'TIMESTAMP', 'TIME', 'UUID', 'DATE']) satisfies Record<
    keyof typeof rds.typeHint,
    unknown
  >,
  agg: {
    ...allNotBuilt('rds.agg', ['max', 'min', 'count', 'avg', 'sum']),
    ...allNotBuilt('rds.agg', ['maxDistinct', 'minDistinct', 'countDistinct', 'avgDistinct', 'sumDistinct']),
  } satisfies Record<keyof typeof rds.agg, unknown>,
} satisfies Record<keyof typeof rds, unknown>;

/** @aws-appsync/utils/ai */
export const aiModule = allNotBuilt('ai', ['invokeModel', 'converse']) satisfies Record<keyof typeof ai, unknown>;
