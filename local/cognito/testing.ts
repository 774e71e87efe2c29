import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt, type JWTPayload } from 'jose';
import type { Cloud, Service } from '../cloud';
import { startEngine } from '../dynamodb/engine';
import type { Invocation } from '../lambda/functions';
import type { Json, Resource, Template } from '../template';
import { startUserPool } from './service';

export const adminSecret = 'the-secret-of-this-cloud';
export const password = 'Correct horse 9 battery';
export const web = {
  id: 'web-client-id',
  callback: 'http://localhost:3000/auth/callback',
  home: 'http://localhost:3000/',
};
export const desktop = { id: 'desktop-client-id', callback: 'http://localhost:3000/device/callback' };

type App = { id: string; callback: string };
export type TriggerEvent = {
  triggerSource: string;
  userName: string;
  callerContext: { clientId: string };
  request: { userAttributes: Record<string, string> };
};
export type Tokens = {
  access_token: string;
  id_token: string;
  refresh_token: string;
  expires_in: number;
  error?: string;
};

/** A user pool over an engine of its own, whose triggers are noted and answer as `answer` says. */
export type World = {
  cloud: Cloud;
  issuer: string;
  events: { function: string; event: TriggerEvent }[];
  answer: () => Invocation;
  restart(): Promise<void>;
  close(): Promise<void>;
};

export async function startWorld(changes: { pool?: Json; desktop?: Json } = {}): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'user-pool-'));
  const [auth, dynamodb] = [await freePort(), await freePort()];
  const engine = await startEngine(join(folder, 'dynamodb'), dynamodb);
  const cloud = cloudOf(auth, dynamodb, folder, templateOf(changes));
  const start = () => startUserPool(cloud, functions);
  const functions = {
    invoke(name: string, event: unknown) {
      world.events.push({ function: name, event: event as TriggerEvent });
      return Promise.resolve(world.answer());
    },
  };
  const world: World = {
    cloud,
    issuer: cloud.endpoints.auth,
    events: [],
    answer: () => ({ payload: null }),
    async restart() {
      await pool.close();
      pool = await start();
    },
    async close() {
      await pool.close();
      await engine.close();
      await rm(folder, { recursive: true });
    },
  };
  let pool: Service = await start();
  return world;
}

function cloudOf(auth: number, dynamodb: number, dataDirectory: string, template: Template): Cloud {
  const elsewhere = 'http://localhost:9';
  return {
    template,
    endpoints: {
      ...{ web: elsewhere, graphql: elsewhere, realtime: elsewhere, s3: elsewhere },
      auth: `http://localhost:${auth}`,
      dynamodb: `http://127.0.0.1:${dynamodb}`,
    },
    region: 'eu-west-1',
    accountId: '123456789012',
    dataDirectory,
    credentials: { accessKeyId: 'key', secretAccessKey: 'secret' },
    adminSecret,
  };
}

export function templateOf(changes: { pool?: Json; desktop?: Json } = {}): Template {
  const client = (name: string, { id, callback }: App, rest: Json): Resource => ({
    logicalId: name,
    type: 'AWS::Cognito::UserPoolClient',
    properties: {
      ClientId: id,
      UserPoolId: 'eu-west-1_pool',
      ClientName: name,
      CallbackURLs: [callback],
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid', 'email', 'profile'],
      AccessTokenValidity: 30,
      IdTokenValidity: 20,
      RefreshTokenValidity: 10,
      TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'days' },
      RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 0 },
      ...(rest as object),
    },
  });
  const pool: Resource = {
    logicalId: 'Pool',
    type: 'AWS::Cognito::UserPool',
    properties: {
      UserPoolId: 'eu-west-1_pool',
      Policies: {
        PasswordPolicy: {
          ...{ MinimumLength: 12, RequireUppercase: true, RequireLowercase: true },
          ...{ RequireNumbers: true, RequireSymbols: true },
        },
      },
      Schema: [
        { Name: 'email', Required: true },
        { Name: 'name', Required: true },
      ],
      LambdaConfig: { PostConfirmation: 'arn:confirmed', PostAuthentication: 'arn:authenticated' },
      VerificationMessageTemplate: { EmailSubject: 'Your code', EmailMessage: 'The code is {####}.<br>Keep it.' },
      ...(changes.pool as object),
    },
  };
  const resources = [
    pool,
    client('web', web, { LogoutURLs: [web.home] }),
    client('desktop', desktop, changes.desktop ?? {}),
  ];
  return { resources, assets: {} };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No port is free.');
  return address.port;
}

/** A browser without scripts: keeps cookies by path, follows the pool's redirects, and stops at an app's callback. */
export class Browser {
  private cookies = new Map<string, { value: string; path: string }>();
  url = '';
  status = 0;
  text = '';

  /** A tab of another browser shares its cookies. */
  constructor(
    private readonly world: World,
    other?: Browser,
  ) {
    if (other) this.cookies = other.cookies;
  }

  async open(url: string, init: RequestInit = {}): Promise<this> {
    const target = new URL(url, this.url || this.world.issuer);
    this.url = target.href;
    if (target.origin !== this.world.issuer) return this;
    const cookie = this.cookiesFor(target.pathname);
    const answer = await fetch(target, { redirect: 'manual', ...init, headers: { ...headersOf(init), cookie } });
    answer.headers.getSetCookie().forEach((each) => this.keep(each));
    const location = answer.headers.get('location');
    if (location !== null) return this.open(location);
    this.status = answer.status;
    this.text = await answer.text();
    return this;
  }

  /** Sends a form of the page, to its address below the visit's. */
  submit(path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<this> {
    const visit = /\/login\/[\w-]+/.exec(this.url)?.[0] ?? '';
    return this.open(`${visit}${path}`, { method: 'POST', body: new URLSearchParams(fields), headers });
  }

  get alert(): string | undefined {
    return /role="alert"[^>]*>([^<]*)</.exec(this.text)?.[1];
  }

  get heading(): string | undefined {
    return /<h1>([^<]*)</.exec(this.text)?.[1];
  }

  get parameters(): Record<string, string> {
    return Object.fromEntries(new URL(this.url).searchParams);
  }

  private cookiesFor(path: string): string {
    const fitting = [...this.cookies].filter(
      ([, cookie]) => path === cookie.path || path.startsWith(slashed(cookie.path)),
    );
    return fitting.map(([name, { value }]) => `${name}=${value}`).join('; ');
  }

  private keep(line: string): void {
    const [pair = '', ...attributes] = line.split(/; */);
    const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
    const path = attributes.find((each) => each.toLowerCase().startsWith('path='))?.slice(5) ?? '/';
    if (value === '') this.cookies.delete(name);
    else this.cookies.set(name, { value, path });
  }
}

const slashed = (path: string) => (path.endsWith('/') ? path : `${path}/`);
const headersOf = ({ headers }: RequestInit) => Object.fromEntries(new Headers(headers));

/** One request of an app to sign somebody in, and what it does with the answer. */
export class SignIn {
  readonly verifier = randomBytes(32).toString('base64url');

  constructor(
    private readonly world: World,
    private readonly app: App = web,
  ) {}

  url(changes: Record<string, string | undefined> = {}): string {
    const parameters = {
      client_id: this.app.id,
      response_type: 'code',
      redirect_uri: this.app.callback,
      scope: 'openid email profile',
      state: 'a-state',
      nonce: 'a-nonce',
      code_challenge: createHash('sha256').update(this.verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...changes,
    };
    const present = Object.entries(parameters).filter((each): each is [string, string] => each[1] !== undefined);
    return `${this.world.issuer}/oauth2/authorize?${new URLSearchParams(present).toString()}`;
  }

  redeem(browser: Browser, changes: Record<string, string> = {}) {
    const code = browser.parameters.code ?? '';
    const { verifier, app } = this;
    const body = { grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri: app.callback };
    return tokens(this.world, { ...body, client_id: app.id, ...changes });
  }

  refresh(refresh_token: string) {
    return tokens(this.world, { grant_type: 'refresh_token', refresh_token, client_id: this.app.id });
  }
}

async function tokens(world: World, body: Record<string, string>): Promise<Tokens> {
  const answer = await fetch(`${world.issuer}/oauth2/token`, { method: 'POST', body: new URLSearchParams(body) });
  return (await answer.json()) as Tokens;
}

export type Claims = JWTPayload & Record<string, unknown>;
export const claimsOf = (token: string): Claims => decodeJwt(token);

export type Mail = { id: string; to: string; subject: string; text: string; at: string };

export async function mailsTo(world: World, to: string): Promise<Mail[]> {
  const query = new URLSearchParams({ to }).toString();
  const answer = await fetch(`${world.issuer}/mailbox?${query}`, { headers: { accept: 'application/json' } });
  return (await answer.json()) as Mail[];
}

/** The code in the newest mail to this address. */
export async function codeFor(world: World, email: string): Promise<string> {
  const [mail] = await mailsTo(world, email);
  return /\d{6}/.exec(mail?.text ?? '')?.[0] ?? '';
}

export const wrongCode = (code: string) => (code === '000000' ? '111111' : '000000');

/** Somebody new in a new browser, all the way to the app's callback. */
export async function signUp(world: World, email: string, app: App = web) {
  const signIn = new SignIn(world, app);
  const browser = await new Browser(world).open(signIn.url());
  await browser.submit('/signup', { name: 'Alice', email, password });
  await browser.submit('/confirm', { code: await codeFor(world, email) });
  return { browser, signIn };
}

export type LocalTokens = {
  status: number;
  accessToken: string;
  idToken?: string;
  userId: string;
  expiresAt: string;
};

export async function localToken(world: World, order: object, secret = adminSecret): Promise<LocalTokens> {
  const headers = { authorization: `Bearer ${secret}` };
  const answer = await fetch(`${world.issuer}/local/tokens`, { method: 'POST', headers, body: JSON.stringify(order) });
  return { ...((await answer.json()) as LocalTokens), status: answer.status };
}
