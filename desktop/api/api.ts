import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { Endpoints } from '#client/endpoints';
import { UnreachableError } from '#client/reach';
import { Refusal, type Answered } from '#client/refusal';
import { ClockWatch } from './clock';
import { DeviceRevokedError, SignedOutError } from '../session/sessionErrors';
import { NotQuireError } from '#client/errors';
import { NotLetInError, post } from '#client/graphql';
import type { Session, Sessions } from '../session/sessions';

const lookEveryMilliseconds = 60_000;

const endings = ['SESSION_ENDED', 'DEVICE_REVOKED', 'DEVICE_NOT_REGISTERED'];

/** The API on behalf of the person who is signed in on this computer. */
export class Api {
  private lookedAt = 0;

  constructor(
    readonly sessions: Sessions,
    private readonly clock: ClockWatch,
  ) {}

  readonly ask = async <Data, Variables>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ): Promise<Answered<Data>> => {
    const send = ({ endpoints, accessToken }: Session) =>
      post({ url: endpoints.graphql, headers: { authorization: accessToken }, document, variables });
    const attempt = async () => {
      const session = await this.sessions.fresh();
      return send(session)
        .catch(notLetIn(async () => send(await this.sessions.fresh(session.accessToken))))
        .catch(notLetIn(async () => send(await this.sessions.rediscover())));
    };
    try {
      const { data, servedAt } = await attempt().catch(async (error: unknown) => {
        if (error instanceof UnreachableError && (await this.isElsewhere())) return attempt();
        throw error;
      });
      this.clock.compare(servedAt);
      return data;
    } catch (error) {
      return this.end(error);
    }
  };

  /** The endpoints; looked up again if they do not answer. */
  async endpoints(isLost: boolean): Promise<Endpoints> {
    if (isLost) await this.isElsewhere();
    return (await this.sessions.require()).endpoints;
  }

  /** If nothing answers, Quire may have moved: the endpoints are looked up again now and then. */
  private async isElsewhere(): Promise<boolean> {
    if (Date.now() - this.lookedAt < lookEveryMilliseconds) return false;
    this.lookedAt = Date.now();
    return this.sessions.hasMoved().catch((error: unknown) => {
      if (error instanceof UnreachableError || error instanceof NotQuireError) return false;
      throw error;
    });
  }

  /** A device that was signed out elsewhere forgets its tokens, and says so. */
  private async end(error: unknown): Promise<never> {
    if (error instanceof NotLetInError) throw new SignedOutError();
    if (!(error instanceof Refusal) || error.errorType !== 'Unauthorized') throw error;
    const { reason } = error.errorInfo;
    if (!endings.includes(String(reason))) throw error;
    // Tokens that cannot be removed are useless, and are noticed again at the next call.
    await this.sessions.end().catch(() => undefined);
    throw reason === 'DEVICE_REVOKED' ? new DeviceRevokedError() : new SignedOutError();
  }
}

const notLetIn =
  <T>(next: () => Promise<T>) =>
  (error: unknown) => {
    if (error instanceof NotLetInError) return next();
    throw error;
  };
