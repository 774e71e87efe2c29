import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { decodeJwt } from 'jose';
import type { Endpoints } from '#client/endpoints';
import type { Tokens } from '#client/tokens';
import { claimHome } from './claim';
import { desktopPool } from './desktopPool';
import { discover, discoverAnew } from '#client/discover';
import { NotSignedInError, SignedOutError } from '#client/errors';
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
  /** The web address under which files are known, where that has changed since. */
  knownAs?: string;
};

// A token this near to its end might not outlive the call.
const reserveMilliseconds = 60_000;

/** The one session of this computer, which all processes share. */
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

  /** A session whose token can be used: a new one where it is about to end, or was refused. */
  async fresh(refusedToken?: string): Promise<Session> {
    const session = await this.require();
    if (session.accessToken !== refusedToken && isFresh(session)) return session;
    return inTurn(this.locks, 'session', () => this.renew(refusedToken));
  }

  /** Says where the key to it is. */
  async begin(session: Session): Promise<KeyStore['kind']> {
    await this.claim();
    return inTurn(this.locks, 'session', () => this.secrets.write(JSON.stringify(session)));
  }

  /** Reads again where everything is, after something of it was refused. */
  async rediscover(): Promise<Session> {
    return inTurn(this.locks, 'session', async () => {
      const session = await this.require();
      return this.keep({ ...session, endpoints: await discover(session.endpoints.web) });
    });
  }

  /** Looks where everything is by now. True where that is elsewhere. */
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

  /** Throws where a session could not be ended here. */
  requireEndable(): Promise<void> {
    const folder = dirname(this.path);
    const work = () => access(folder, constants.W_OK).catch(unwritable(this.path));
    return inTurn(this.locks, 'session', work);
  }

  async end(): Promise<void> {
    await inTurn(this.locks, 'session', () => this.secrets.clear());
  }

  /** Takes a session that cannot be read out of the way. Answers with the name that its file has from now on. */
  putAside(): Promise<string> {
    return inTurn(this.locks, 'session', () => this.secrets.putAside());
  }

  private claim(): Promise<void> {
    return (this.claimed ??= claimHome(this.home));
  }

  private async renew(refusedToken: string | undefined): Promise<Session> {
    const session = await this.require();
    // Another process was here first.
    if (session.accessToken !== refusedToken && isFresh(session)) return session;
    // The old token ends with the question: where the new one could not be written down, it is not asked for.
    await this.keep(session);
    const tokens = await desktopPool(session.endpoints).renew(session.refreshToken);
    if (tokens) return this.keep({ ...session, ...stored(tokens) });
    // What cannot be removed opens nothing, and is found out again.
    await this.secrets.clear().catch(() => undefined);
    throw new SignedOutError();
  }

  // The old refresh token is gone with this write and not before it.
  private async keep(session: Session): Promise<Session> {
    await this.secrets.write(JSON.stringify(session));
    return session;
  }
}

export const stored = ({ expiresAt, ...tokens }: Tokens) => ({ ...tokens, expiresAt: expiresAt.toISOString() });

const isFresh = ({ expiresAt }: Session) => Date.parse(expiresAt) - Date.now() > reserveMilliseconds;

/** Whose token it is. The API checks it; here it only tells one person's files from another's. */
export const userIdIn = ({ accessToken }: Tokens): string => decodeJwt(accessToken).sub ?? '';

/** What `keep` has written. */
const asSession = (value: unknown) => value as Session;
