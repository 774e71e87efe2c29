import { graphqlRequest, type GraphqlRequest } from '../graphqlRequest';
import type { Headers } from '../headers';
import { jsonOf } from '../../shared/json';
import type { Body } from '../response';
import type { RealtimeError } from './refusal';

/** A subscription, with its text as the client wrote and perhaps signed it. */
export type Start = { request: GraphqlRequest; data: string; headers: Headers };

type ClientMessage =
  { type: 'connection_init' } | { type: 'start'; id: string; start: Start } | { type: 'stop'; id: string };

export type ServerMessage =
  | { type: 'connection_ack'; payload: { connectionTimeoutMs: number } }
  | { type: 'connection_error'; payload: { errors: RealtimeError[] } }
  | { type: 'ka' }
  | { type: 'start_ack' | 'complete'; id: string }
  | { type: 'data'; id: string; payload: Body }
  | { type: 'error'; id?: string; payload: { errors: RealtimeError[] } };

/** Parses a client's message; null if it is not one of the protocol. */
export function readMessage(text: string): ClientMessage | null {
  const { type, id, payload } = recordOf(jsonOf(text));
  if (type === 'connection_init') return { type };
  if (typeof id !== 'string' || id === '') return null;
  if (type === 'stop') return { type, id };
  const start = startOf(payload);
  return type === 'start' && start ? { type, id, start } : null;
}

function startOf(payload: unknown): Start | null {
  const { data, extensions } = recordOf(payload);
  const { authorization } = recordOf(extensions);
  if (typeof data !== 'string' || authorization === undefined) return null;
  const request = graphqlRequest(jsonOf(data));
  return request && { request, data, headers: statedHeaders(authorization) };
}

/** The headers that a client states as JSON, in lower case; what is no text is left out. */
export function statedHeaders(given: unknown): Headers {
  const texts = Object.entries(recordOf(given)).filter(([, value]) => typeof value === 'string');
  return Object.fromEntries(texts.map(([name, value]) => [name.toLowerCase(), String(value)]));
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}
