import type { Functions } from '../../lambda/functions';
import { buildApi } from '../api';
import type { Caller } from '../auth/caller';
import type { Body } from '../response';
import { apiCloud, type Parts } from './cloud';

export const anonymous: Caller = { mode: 'API_KEY', identity: null, groups: [], expires: Infinity };

export const member = (...groups: string[]): Caller => ({
  mode: 'AMAZON_COGNITO_USER_POOLS',
  identity: { sub: 'u1', groups },
  groups,
  expires: Infinity,
});

export const role: Caller = {
  mode: 'AWS_IAM',
  identity: { userArn: 'arn:aws:iam::000000000000:user/local' },
  groups: [],
  expires: Infinity,
};

export const noFunctions: Functions = {
  invoke: (name) => Promise.reject(new Error(`Nobody is called ${name}.`)),
  close: () => Promise.resolve(),
};

export type Ask = (query: string, variables?: Record<string, unknown>, caller?: Caller) => Promise<Body>;

/** The API of a template, to be asked without HTTP. */
export function asking(parts: Parts, functions = noFunctions): Ask {
  const api = buildApi(apiCloud(parts), functions);
  return (query, variables = {}, caller = anonymous) =>
    api.execute({ query, variables, operationName: null }, caller, {});
}
