import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { mergedSchema } from '../../infra/schema';
import { freePorts } from '../../local/processes/ports';
import { accountKey, addressKey } from '../../resolvers/shared/keys';
import { readFileSync } from 'node:fs';
import type { BareSettings } from '../bare/settings';
import { seed } from '../seed';
import type { Person, Side } from './side';

type BareWorld = Pick<Side, 'graphql' | 'realtime' | 'person'> & { settings: BareSettings };

const issuer = 'https://bare.example.com';
const kid = 'bare';
const quota = 10 * 1024 ** 3;

/** The bare handler's settings, and the people who may call it, each with an account as a sign-in leaves it. */
export async function bareWorld(data: string, database: Side['database']): Promise<BareWorld> {
  const [apiPort = 0, blobPort = 0] = await freePorts(2);
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' };
  const folder = join(data, 'blobs');
  mkdirSync(folder, { recursive: true });
  const people = new Map<string, Promise<Person>>();
  const signUp = async (email: string): Promise<Person> => {
    const userId = randomUUID();
    const figures = { bytesQuota: quota, bytesAvailable: quota, bytesReserved: 0, documentCount: 0, openUploads: 0 };
    const account = { id: userId, email, name: email, createdAt: new Date().toISOString(), ...figures };
    await seed(database, [
      { ...addressKey(email), userId, email },
      { ...accountKey(userId), ...account },
    ]);
    const claims = { sub: userId, token_use: 'access', client_id: 'bench', username: userId };
    const token = new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid }).setIssuer(issuer);
    return { userId, email, accessToken: await token.setIssuedAt().setExpirationTime('6h').sign(privateKey) };
  };
  return {
    settings: {
      sdl: sdl(),
      dynamodb: database.endpoint,
      table: database.table,
      apiPort,
      blobPort,
      folder,
      secret: randomBytes(32).toString('hex'),
      issuer,
      jwks: { keys: [jwk] },
    },
    graphql: `http://127.0.0.1:${apiPort}/graphql`,
    realtime: `ws://127.0.0.1:${apiPort}/graphql/realtime`,
    person(email) {
      const person = people.get(email) ?? signUp(email);
      people.set(email, person);
      return person;
    },
  };
}

/** Quire's schema, with the scalars and directives that AppSync adds. */
const sdl = () => readFileSync(join(import.meta.dirname, '../../schema/appsync.graphql'), 'utf8') + mergedSchema();
