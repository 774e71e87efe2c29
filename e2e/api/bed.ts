import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publicEndpoints, type PublicEndpoints } from '../../local/endpoints';
import { startInProcess } from '../../local/inProcess';
import type { Cloud } from '../../local/cloud';
import { Person } from './quire';

type TokenRequest = { email: string; clientName?: string; expiresIn?: number; issue?: 'id' };
type Token = { accessToken: string; idToken?: string; userId: string; expiresAt: string };

export type Bed = {
  cloud: Cloud;
  endpoints: PublicEndpoints;
  person: (email: string) => Promise<Person>;
  token: (request: TokenRequest) => Promise<Token>;
  close: () => Promise<void>;
};

/** A whole cloud of its own for one test file, with real engines and an empty state. */
export async function openBed(): Promise<Bed> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'quire-test-'));
  const { cloud, close } = await startInProcess(dataDirectory);
  const endpoints = publicEndpoints(cloud);
  const token = (request: TokenRequest) => mintToken(endpoints.auth, cloud.adminSecret, request);
  return {
    cloud,
    endpoints,
    token,
    async person(email) {
      const { userId, accessToken } = await token({ email });
      return new Person(endpoints.graphql, userId, accessToken);
    },
    async close() {
      await close();
      rmSync(dataDirectory, { recursive: true });
    },
  };
}

export async function mintToken(auth: string, adminSecret: string, request: TokenRequest): Promise<Token> {
  const response = await fetch(`${auth}/local/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${adminSecret}` },
    body: JSON.stringify(request),
  });
  if (!response.ok) throw new Error(`The pool made no token: ${await response.text()}`);
  return (await response.json()) as Token;
}
