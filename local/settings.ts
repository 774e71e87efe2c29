import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { readFaults } from './faults';

const environment = z.object({
  QUIRE_PORT: z.coerce.number().int().min(1024).max(65532).default(3000),
  QUIRE_DATA: z.string().min(1).default('.quire'),
  QUIRE_TLS: z.enum(['0', '1']).default('0'),
  DYNAMODB_ENDPOINT: z.url().optional(),
});

export type Settings = {
  firstPort: number;
  dataDirectory: string;
  /** Whether the API is served over TLS, with a certificate of this state's own. */
  usesTls: boolean;
  dynamodbEndpoint: string | undefined;
};

/** The settings of this machine's cloud, from the environment and from .env where there is one. */
export function readSettings(): Settings {
  if (existsSync('.env')) process.loadEnvFile();
  const parsed = environment.safeParse(process.env);
  if (!parsed.success) throw new Error(`The environment is wrong:\n${z.prettifyError(parsed.error)}`);
  // The API's process reads them; a wrong value is told here, before anything has started.
  readFaults();
  const { QUIRE_PORT, QUIRE_DATA, QUIRE_TLS, DYNAMODB_ENDPOINT } = parsed.data;
  return {
    firstPort: QUIRE_PORT,
    dataDirectory: resolve(QUIRE_DATA),
    usesTls: QUIRE_TLS === '1',
    dynamodbEndpoint: DYNAMODB_ENDPOINT,
  };
}
