import type { Dynamo } from '../../dynamodb/client';
import type { PageTokens } from './pageToken';

/** What an operation asks: the engine, the table that the data source names, and the tokens of its pages. */
export type Table = { call: Dynamo['call']; name: string; tokens: PageTokens };
