import { createHash, randomBytes } from 'node:crypto';
import { decodeJwt, type JWTPayload } from 'jose';
import { Browser, type Issuer } from './browser';
import { web, type App } from './template';
import { adminSecret } from './world';

export const password = 'Correct horse 9 battery';
export type Tokens = {
  access_token: string;
  id_token: string;
  refresh_token: string;
  expires_in: number;
  error?: string;
};

/** An app's request to sign somebody in, and what it does with the answer. */
export class SignIn {
  readonly verifier = randomBytes(32).toString('base64url');

  constructor(
    private readonly world: Issuer,
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

  refresh(refreshToken: string) {
    return tokens(this.world, { grant_type: 'refresh_token', refresh_token: refreshToken, client_id: this.app.id });
  }
}

async function tokens(world: Issuer, body: Record<string, string>): Promise<Tokens> {
  const answer = await fetch(`${world.issuer}/oauth2/token`, { method: 'POST', body: new URLSearchParams(body) });
  return (await answer.json()) as Tokens;
}

export type Claims = JWTPayload & Record<string, unknown>;
export const claimsOf = (token: string): Claims => decodeJwt(token);

type Mail = { id: string; to: string; subject: string; text: string; at: string };

export async function mailsTo(world: Issuer, to: string): Promise<Mail[]> {
  const query = new URLSearchParams({ to }).toString();
  const answer = await fetch(`${world.issuer}/mailbox?${query}`, { headers: { accept: 'application/json' } });
  return (await answer.json()) as Mail[];
}

/** The code in the newest mail to this address. */
export async function codeFor(world: Issuer, email: string): Promise<string> {
  const [mail] = await mailsTo(world, email);
  return /\d{6}/.exec(mail?.text ?? '')?.[0] ?? '';
}

export const wrongCode = (code: string) => (code === '000000' ? '111111' : '000000');

/** Signs up a new person in a new browser, all the way to the app's callback. */
export async function signUp(world: Issuer, email: string, app: App = web) {
  const signIn = new SignIn(world, app);
  const browser = await new Browser(world).open(signIn.url());
  await browser.submit('/signup', { name: 'Alice', email, password });
  await browser.submit('/confirm', { code: await codeFor(world, email) });
  return { browser, signIn };
}

type LocalTokens = { status: number; accessToken: string; idToken?: string; userId: string; expiresAt: string };

export async function localToken(world: Issuer, order: object, secret = adminSecret): Promise<LocalTokens> {
  const headers = { authorization: `Bearer ${secret}` };
  const answer = await fetch(`${world.issuer}/local/tokens`, { method: 'POST', headers, body: JSON.stringify(order) });
  return { ...((await answer.json()) as LocalTokens), status: answer.status };
}
