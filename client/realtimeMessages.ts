import type { ApiError } from './refusal';

/** A subscription. Leave out variables that have no value: AppSync reads null as "must be null". */
export type Asked = { query: string; variables: Record<string, unknown> };

export type ServerErrors = [ApiError, ...ApiError[]];

/** The messages of AppSync's realtime protocol that concern a client; keep-alives are left out. */
export type ServerMessage =
  | { type: 'connection_ack'; id?: undefined }
  | { type: 'connection_error'; id?: undefined; errors: ServerErrors }
  | { type: 'start_ack' | 'complete'; id: string }
  | { type: 'data'; id: string; data: unknown }
  | { type: 'error'; id?: string; errors: ServerErrors };

export const initMessage = JSON.stringify({ type: 'connection_init' });

export const stopMessage = (id: string) => JSON.stringify({ type: 'stop', id });

/** The subprotocols of the handshake: the protocol itself, and the caller's authorization. */
export function connectionProtocols(host: string, token: string): string[] {
  const header = btoa(JSON.stringify({ host, Authorization: token }));
  return ['graphql-ws', `header-${header.replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')}`];
}

export function startMessage(id: string, { query, variables }: Asked, host: string, token: string): string {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => (value ?? null) !== null));
  const data = JSON.stringify({ query, variables: given });
  return JSON.stringify({
    id,
    type: 'start',
    payload: { data, extensions: { authorization: { host, Authorization: token } } },
  });
}

/** Parses a message; null for a keep-alive and for anything that is not part of the protocol. */
export function readMessage(text: unknown): ServerMessage | null {
  const { type, id, payload } = messageIn(text);
  if (type === 'connection_ack') return { type };
  if (type === 'connection_error') return { type, errors: errorsIn(payload) };
  if (type === 'error') return { type, ...(id === undefined ? {} : { id }), errors: errorsIn(payload) };
  if (id === undefined) return null;
  if (type === 'start_ack' || type === 'complete') return { type, id };
  return type === 'data' ? { type, id, data: payload?.data } : null;
}

type Message = { type?: string; id?: string; payload?: { data?: unknown; errors?: Partial<ApiError>[] } };

function messageIn(text: unknown): Message {
  try {
    return Object(JSON.parse(String(text))) as Message;
  } catch {
    return {};
  }
}

function errorsIn(payload: Message['payload']): ServerErrors {
  const [first, ...others] = (payload?.errors ?? []).map(errorOf);
  return [first ?? errorOf({}), ...others];
}

const errorOf = ({
  message = 'The connection was refused.',
  errorType = null,
  errorInfo = null,
}: Partial<ApiError>) => ({ message, errorType, errorInfo });
