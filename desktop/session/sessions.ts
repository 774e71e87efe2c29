import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { decodeJwt } from 'jose';
import type { Endpoints } from '#client/endpoints';
import type { Tokens } from '#client/tokens';
import { claimHome } from './claim';
import { desktopPool } from './desktopPool';
import { discover, discoverAnew } from '#client/discover';
import { NotSignedInError, SignedOutError } from './sessionErrors';
import { unwritable } from '../disk/fileErrors';
import type { KeyStore } from './keys';
import { inTurn } from '../disk/lock';
import { sealedFile, type SecretStore } from './sealed';

/** Who is signed in on this computer, and where. */
export type Session = {
  endpoints: Endpoints;
  userId: string;
  deviceId: string;
  accessToken: string;
  refreshToken: string;
  expiresAt: string;
  /** The web address under which files are recorded, if Quire's address has changed since. */
  knownAs?: string;
};

// A token that expires this soon might not last for the call.
const reserveMilliseconds = 60_000;

/** The session of this computer, which all processes share. */
export class Sessions {
  private readonly locks: string;
  private claimed?: Promise<void>;

  constructor(
    private readonly home: string,
    private readonly secrets: SecretStore = sealedFile(join(home, 'session')),
  ) {
    this.locks = join(home, 'locks');
  }

  async find(): Promise<Session | null> {
    await this.claim();
    const text = await this.secrets.read();
    return text === null ? null : asSession(JSON.parse(text));
  }

  async require(): Promise<Session> {
    const session = await this.find();
    if (!session) throw new NotSignedInError();
    return session;
  }

  /** A session with a usable token; it is renewed if it is about to expire or was refused. */
  async fresh(refusedToken?: string): Promise<Session> {
    const session = await this.require();
    if (session.accessToken !== refusedToken && isFresh(session)) return session;
    return inTurn(this.locks, 'session', () => this.renew(refusedToken));
  }

  /** Resolves with the kind of place where the key is. */
  async begin(session: Session): Promise<KeyStore['kind']> {
    await this.claim();
    return inTurn(this.locks, 'session', () => this.secrets.write(JSON.stringify(session)));
  }

  /** Looks the endpoints up again after one of them has refused a call. */
  async rediscover(): Promise<Session> {
    return inTurn(this.locks, 'session', async () => {
      const session = await this.require();
      return this.keep({ ...session, endpoints: await discover(session.endpoints.web) });
    });
  }

  /** Looks the endpoints up again. True if they have changed. */
  async hasMoved(): Promise<boolean> {
    const { endpoints: earlier } = await this.require();
    const endpoints = await discoverAnew(earlier.web);
    if (JSON.stringify(endpoints) === JSON.stringify(earlier)) return false;
    await inTurn(this.locks, 'session', async () => {
      const session = await this.require();
      return this.keep({ ...session, endpoints, knownAs: session.knownAs ?? earlier.web });
    });
    return true;
  }

  get path(): string {
    return this.secrets.path;
  }

  /** Throws if a session could not be ended here. */
  requireEndable(): Promise<void> {
    const folder = dirname(this.path);
    const work = () => access(folder, constants.W_OK).catch(unwritable(this.path));
    return inTurn(this.locks, 'session', work);
  }

  async end(): Promise<void> {
    await inTurn(this.locks, 'session', () => this.secrets.clear());
  }

  /** Renames the file of a session that cannot be read. Resolves with its new name. */
  putAside(): Promise<string> {
    return inTurn(this.locks, 'session', () => this.secrets.putAside());
  }

  private claim(): Promise<void> {
    return (this.claimed ??= claimHome(this.home));
  }

  private async renew(refusedToken: string | undefined): Promise<Session> {
    const session = await this.require();
    // Another process has renewed it already.
    if (session.accessToken !== refusedToken && isFresh(session)) return session;
    // A renewal uses up the old token, so we first make sure that the new one can be saved.
    await this.keep(session);
    const tokens = await desktopPool(session.endpoints).renew(session.refreshToken);
    if (tokens) return this.keep({ ...session, ...stored(tokens) });
    // Tokens that cannot be removed are useless, and are noticed again at the next call.
    await this.secrets.clear().catch(() => undefined);
    throw new SignedOutError();
  }

  // This write replaces the old refresh token, not before.
  private async keep(session: Session): Promise<Session> {
    await this.secrets.write(JSON.stringify(session));
    return session;
  }
}

export const stored = ({ expiresAt, ...tokens }: Tokens) => ({ ...tokens, expiresAt: expiresAt.toISOString() });

const isFresh = ({ expiresAt }: Session) => Date.parse(expiresAt) - Date.now() > reserveMilliseconds;

/** The user id in a token. The API verifies it; here it only separates one person's files from another's. */
export const userIdIn = ({ accessToken }: Tokens): string => decodeJwt(accessToken).sub ?? '';

/** Parses what `keep` has written. */
const asSession = (value: unknown) => value as Session;
