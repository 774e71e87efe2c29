import type { Context } from '@aws-appsync/utils';
import type { Granted, Needs } from './accessStash';
import type { DocumentItem } from './items';
import type { GrantItem } from './shareItems';

/** What shared steps pass to each other and to any noun's steps; each noun adds its own stash. */
type SharedStash = {
  needs: Needs;
  granted: Granted;
  /** What `access` has found if the caller's grant depends on its giver's; otherwise absent. */
  onTrust?: OnTrust;
  page: { limit: number; nextToken: string | null };
  /** The prefix of the sort keys of the rows that are read. */
  rowsOf: 'VERSION#' | 'CHANGE#';
};

export type OnTrust = { document: DocumentItem; grant: GrantItem };

export type StepContext<Args = unknown, Result = unknown, OwnStash = unknown> = Context<
  Args,
  SharedStash & OwnStash,
  { result: unknown },
  object,
  Result
>;

type Environment = {
  TABLE: string;
  DEVICE_LOGINS: string;
  DESKTOP_CLIENT_ID: string;
  WEB_ORIGIN: string;
  FEED_EPOCH: string;
};

/** The API's environment variables; infra/api.ts sets them. */
export function environment(ctx: StepContext): Environment {
  return ctx.env as Environment;
}
