import type Provider from 'oidc-provider';
import type { Dynamo } from '../dynamodb/client';
import type { EndedGrants } from '../state/endedGrants';
import type { Functions } from '../lambda/functions';
import { openAttempts, type Attempts } from './attempts';
import { openCodes, type Codes } from './codes';
import type { Keys } from './keys';
import { openEndings } from './endings';
import { openMembers, type Members } from './members';
import { createProvider } from './provider';
import type { PoolSettings } from './settings';
import { openTriggers } from './triggers';
import { openUsers, type Users } from './users';
import { codeSender, type SendCode } from './verification';

/** The parts of a running user pool that its routes use. */
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

type Needs = {
  settings: PoolSettings;
  keys: Keys;
  dynamo: Dynamo;
  functions: Pick<Functions, 'invoke'>;
  ended: EndedGrants;
};

export function openPool({ settings, keys, dynamo, functions, ended }: Needs): Pool {
  const users = openUsers(dynamo);
  const endings = openEndings(dynamo, ended, longestLifeSeconds(settings));
  const triggers = openTriggers(settings, functions);
  const members = openMembers(users, triggers, endings);
  const attempts = openAttempts(dynamo);
  const codes = openCodes(dynamo, keys.codes);
  const provider = createProvider({ settings, keys, users, dynamo, endings });
  const sendCode = codeSender({ dynamo, codes, attempts, triggers });
  return { settings, dynamo, provider, users, members, attempts, codes, sendCode };
}

/** The longest life of a token that the API accepts, in seconds. */
function longestLifeSeconds({ clients }: PoolSettings): number {
  return Math.max(
    0,
    ...clients.flatMap(({ accessTokenLifeSeconds, idTokenLifeSeconds }) => [
      accessTokenLifeSeconds,
      idTokenLifeSeconds,
    ]),
  );
}
