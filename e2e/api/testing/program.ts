import { createHash, randomBytes } from 'node:crypto';
import {
  PollDeviceLoginDocument,
  RegisterDeviceDocument,
  StartDeviceLoginDocument,
  type DeviceFieldsFragment,
} from '#client/generated';
import { Browser } from '../../../local/cognito/testing/browser';
import { SignIn, signUp } from '../../../local/cognito/testing/signIn';
import type { Bed } from './bed';
import { approve } from './deciding';
import { ask, dataOf, Person } from './quire';

export type Tokens = { access_token: string; refresh_token: string; id_token: string; error?: string };

/** Where a program finds the API and the pool. */
type Service = Pick<Bed['endpoints'], 'graphql' | 'auth' | 'apiKey' | 'desktopClientId'>;

/** A desktop program that signs in: all it has is the API key and a verifier that it keeps to itself. */
export class Program {
  readonly verifier = randomBytes(32).toString('base64url');
  deviceCode = '';
  userCode = '';

  constructor(private readonly bed: { endpoints: Service }) {}

  get input() {
    const codeChallenge = createHash('sha256').update(this.verifier).digest('base64url');
    return { codeChallenge, clientName: 'Quire Writer', clientVersion: '7.1', platform: 'Linux x86_64' };
  }

  tryStart(changes: object = {}) {
    return this.call(StartDeviceLoginDocument, { input: { ...this.input, ...changes } });
  }

  async start(changes: object = {}) {
    const { startDeviceLogin } = dataOf(await this.tryStart(changes));
    this.deviceCode = startDeviceLogin.deviceCode;
    this.userCode = startDeviceLogin.userCode;
    return startDeviceLogin;
  }

  async poll() {
    return dataOf(await this.call(PollDeviceLoginDocument, { deviceCode: this.deviceCode })).pollDeviceLogin;
  }

  /** Redeems a code at the pool's token endpoint, with its own verifier unless another is given. */
  redeem(code: string, redirectUri: string, verifier = this.verifier): Promise<Tokens> {
    const grant = { grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier };
    return this.askPool(grant);
  }

  refresh(refreshToken: string): Promise<Tokens> {
    return this.askPool({ grant_type: 'refresh_token', refresh_token: refreshToken });
  }

  private async askPool(grant: Record<string, string>): Promise<Tokens> {
    const body = new URLSearchParams({ ...grant, client_id: this.bed.endpoints.desktopClientId });
    const answer = await fetch(`${this.bed.endpoints.auth}/oauth2/token`, { method: 'POST', body });
    return (await answer.json()) as Tokens;
  }

  private call<Data, Variables>(document: Parameters<typeof ask<Data, Variables>>[2], variables: Variables) {
    const { graphql, apiKey } = this.bed.endpoints;
    return ask(graphql, { 'x-api-key': apiKey }, document, variables);
  }
}

/** A program that waits for its approval. */
export async function started(bed: Bed): Promise<Program> {
  const program = new Program(bed);
  await program.start();
  return program;
}

/** A session of the client `desktop`, as if a program had signed in, but without a device. */
export async function desktopSession(bed: Bed, email: string): Promise<Person> {
  const { userId, accessToken } = await bed.token({ email, clientName: 'desktop' });
  return new Person(bed.endpoints.graphql, userId, accessToken);
}

/** A program that is signed in as this person, and its device. */
export async function signedIn(
  bed: Bed,
  email: string,
  name?: string,
): Promise<{ program: Program; desktop: Person; device: DeviceFieldsFragment }> {
  const program = await started(bed);
  dataOf(await approve(await bed.person(email), program));
  const desktop = await desktopSession(bed, email);
  const { registerDevice } = await desktop.get(RegisterDeviceDocument, { deviceCode: program.deviceCode, name });
  return { program, desktop, device: registerDevice };
}

/** A person in a browser, signed in at the pool and in the web app. */
export async function visitor(
  bed: Pick<Bed, 'endpoints'>,
  email: string,
): Promise<{ person: Person; browser: Browser }> {
  const { web, auth, webClientId, graphql } = bed.endpoints;
  const { browser, signIn } = await signUp({ issuer: auth }, email, {
    id: webClientId,
    callback: `${web}/auth/callback`,
  });
  const { access_token } = await signIn.redeem(browser);
  return { browser, person: new Person(graphql, '', access_token) };
}

/** Completes an approval as the web app does: sends the browser to the pool, which knows it, and gets a code. */
export async function authorize(bed: Pick<Bed, 'endpoints'>, browser: Browser, approval: Approval): Promise<string> {
  const app = { id: approval.clientId, callback: approval.redirectUri };
  const { state, codeChallenge } = approval;
  const pool = { issuer: bed.endpoints.auth };
  await browser.open(new SignIn(pool, app).url({ state, code_challenge: codeChallenge, nonce: undefined }));
  return browser.parameters.code ?? '';
}

type Approval = { state: string; codeChallenge: string; redirectUri: string; clientId: string };
