import type { Context } from '@aws-appsync/utils';
import type { Granted, Needs } from './accessStash';
import type { DocumentItem } from './items';
import type { GrantItem } from './shareItems';

/** What the shared steps and the steps of any noun tell each other; each noun has a stash of its own besides. */
type SharedStash = {
  needs: Needs;
  granted: Granted;
  /** What `access` has found where the caller's grant is good only while its giver's is; else absent. */
  onTrust?: OnTrust;
  page: { limit: number; nextToken: string | null };
  /** How the sort keys begin of those rows of a document that are asked for. */
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
