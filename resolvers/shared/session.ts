import { util } from '@aws-appsync/utils';
import { accessTokenSeconds, mostEndedSessions, refreshTokenSeconds } from '../../schema/limits';
import { nameOf, type Found } from './batch';
import { callerId, sessionOf, signedInAt } from './caller';
import type { StepContext } from './context';
import { sessionsKey } from './keys';
import { unauthorized } from './outcome';
import type { EndedSession, SessionsItem } from './sessionItems';

/** No refresh token lives longer, nor an access token obtained with it at the last moment. */
const longestSessionSeconds = refreshTokenSeconds + accessTokenSeconds;

/** When a session that begins now has ended at the latest, for TTL. */
export function sessionEnd(): number {
  return util.time.nowEpochSeconds() + longestSessionSeconds;
}

/** Refuses a token whose session has ended, even if the token is still valid. Null if no session has ended. */
export function requireLiveSession(ctx: StepContext, found: Found): SessionsItem | null {
  const sessions = (found[nameOf(sessionsKey(callerId(ctx)))] as SessionsItem | undefined) ?? null;
  if (sessions && isOver(ctx, sessions)) unauthorized('This sign-in has ended. Sign in again.', 'SESSION_ENDED');
  return sessions;
}

function isOver(ctx: StepContext, { signedOutAt, ended }: SessionsItem): boolean {
  if (signedInAt(ctx) < (signedOutAt ?? 0)) return true;
  const session = sessionOf(ctx);
  return (ended ?? []).filter(({ id }) => id === session).length > 0;
}

/** The row's `ended` with one more; null if there are too many, so that all sessions must end. */
export function endedWith(sessions: SessionsItem | null, id: string): EndedSession[] | null {
  const known = endedSince(sessions, longestSessionSeconds);
  // Dropped entries have no valid access token any more, and their refresh tokens were revoked at the pool.
  const kept = known.length < mostEndedSessions ? known : endedSince(sessions, accessTokenSeconds);
  if (kept.length >= mostEndedSessions) return null;
  return [...kept, { id, at: util.time.nowEpochSeconds() }];
}

function endedSince(sessions: SessionsItem | null, seconds: number): EndedSession[] {
  const earliest = util.time.nowEpochSeconds() - seconds;
  const ended = sessions ? sessions.ended : null;
  return (ended ?? []).filter(({ at }) => at > earliest);
}
