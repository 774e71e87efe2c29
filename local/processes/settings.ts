import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { readFaults } from '../appsync/sources/faults';

/** Descriptions of the expected values, for errors. */
const words: Record<string, string> = {
  QUIRE_PORT: 'a whole number from 1024 to 65532',
  QUIRE_DATA: 'the path of a folder',
  QUIRE_TLS: '0 or 1',
  DYNAMODB_ENDPOINT: 'an address such as http://127.0.0.1:8000',
};

const environment = z.object({
  QUIRE_PORT: z.coerce.number().int().min(1024).max(65532).default(3000),
  QUIRE_DATA: z.string().min(1).default('.quire'),
  QUIRE_TLS: z.enum(['0', '1']).default('0'),
  DYNAMODB_ENDPOINT: z.url().optional(),
});

export type Settings = {
  firstPort: number;
  dataDirectory: string;
  /** Whether the API is served over TLS, with this state's own certificate. */
  usesTls: boolean;
  dynamodbEndpoint: string | undefined;
};

/** The settings of this machine's cloud, from the environment and from .env if it exists. */
export function readSettings(): Settings {
  if (existsSync('.env')) process.loadEnvFile();
  const parsed = environment.safeParse(process.env);
  if (!parsed.success) throw new Error(parsed.error.issues.map(({ path }) => refusal(String(path[0]))).join(' '));
  // The API's process reads the faults; a wrong value is reported here, before anything has started.
  readFaults();
  const { QUIRE_PORT, QUIRE_DATA, QUIRE_TLS, DYNAMODB_ENDPOINT } = parsed.data;
  return {
    firstPort: QUIRE_PORT,
    dataDirectory: resolve(QUIRE_DATA),
    usesTls: QUIRE_TLS === '1',
    dynamodbEndpoint: DYNAMODB_ENDPOINT,
  };
}

const refusal = (name: string) => `${name} is ${words[name]}, not "${process.env[name]}".`;
