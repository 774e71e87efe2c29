import type Provider from 'oidc-provider';
import type { Dynamo } from '../dynamodb/client';
import type { Functions } from '../lambda/functions';
import { openAttempts, type Attempts } from './attempts';
import { openCodes, type Codes } from './codes';
import type { Keys } from './keys';
import { openMembers, type Members } from './members';
import { createProvider } from './provider';
import type { PoolSettings } from './settings';
import { openTriggers } from './triggers';
import { openUsers, type Users } from './users';
import { codeSender, type SendCode } from './verification';

/** The parts of a running user pool, as its routes see them. */
export type Pool = {
  settings: PoolSettings;
  dynamo: Dynamo;
  provider: Provider;
  users: Users;
  members: Members;
  attempts: Attempts;
  codes: Codes;
  sendCode: SendCode;
};

type Needs = { settings: PoolSettings; keys: Keys; dynamo: Dynamo; functions: Pick<Functions, 'invoke'> };

export function openPool({ settings, keys, dynamo, functions }: Needs): Pool {
  const users = openUsers(dynamo);
  const members = openMembers(users, openTriggers(settings, functions));
  const attempts = openAttempts(dynamo);
  const codes = openCodes(dynamo, keys.codes);
  const provider = createProvider({ settings, keys, users, dynamo });
  const sendCode = codeSender({ settings, dynamo, codes, attempts });
  return { settings, dynamo, provider, users, members, attempts, codes, sendCode };
}
