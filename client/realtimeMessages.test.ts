import { expect, test } from 'vitest';
import { connectionProtocols, initMessage, readMessage, startMessage, stopMessage } from './realtimeMessages';

test('a connection is asked for with the token in a header that fits a subprotocol', () => {
  const [protocol, header = ''] = connectionProtocols('api.example.com', '?>?>?>');
  expect([protocol, header]).toEqual(['graphql-ws', expect.stringMatching(/^header-[\w-]+$/)]);
  const told = Buffer.from(header.slice('header-'.length), 'base64url').toString();
  expect(JSON.parse(told)).toEqual({ host: 'api.example.com', Authorization: '?>?>?>' });
});

test('a connection is begun, and what is listened to is named when it begins and when it ends', () => {
  expect(JSON.parse(initMessage)).toEqual({ type: 'connection_init' });
  const asked = { query: 'subscription', variables: { documentId: 'd1', left: null, out: undefined } };
  const { payload, ...start } = JSON.parse(startMessage('7', asked, 'h', 't')) as { payload: { data: string } };
  expect(start).toEqual({ id: '7', type: 'start' });
  expect(payload).toMatchObject({ extensions: { authorization: { host: 'h', Authorization: 't' } } });
  expect(JSON.parse(payload.data)).toEqual({ query: 'subscription', variables: { documentId: 'd1' } });
  expect(JSON.parse(stopMessage('7'))).toEqual({ type: 'stop', id: '7' });
});

const refused = { message: 'No', errorType: 'Unauthorized', errorInfo: { reason: 'x' } };
const unknown = { message: 'The connection was refused.', errorType: null, errorInfo: null };

test.each<[object, object | null]>([
  [{ type: 'connection_ack', payload: {} }, { type: 'connection_ack' }],
  [
    { type: 'connection_error', payload: { errors: [refused] } },
    { type: 'connection_error', errors: [refused] },
  ],
  [{ type: 'connection_error' }, { type: 'connection_error', errors: [unknown] }],
  [
    { type: 'error', id: '1', payload: { errors: [refused, {}] } },
    { type: 'error', id: '1', errors: [refused, unknown] },
  ],
  [
    { type: 'error', payload: { errors: [] } },
    { type: 'error', errors: [unknown] },
  ],
  [
    { type: 'start_ack', id: '1' },
    { type: 'start_ack', id: '1' },
  ],
  [
    { type: 'complete', id: '1' },
    { type: 'complete', id: '1' },
  ],
  [
    { type: 'data', id: '1', payload: { data: { n: 1 } } },
    { type: 'data', id: '1', data: { n: 1 } },
  ],
  [{ type: 'data', payload: { data: 1 } }, null],
  [{ type: 'ka' }, null],
  [{ type: 'later', id: '1' }, null],
])('%j is read as %j', (message, read) => {
  expect(readMessage(JSON.stringify(message))).toEqual(read);
});

test.each(['', 'null', '7', 'not JSON', undefined])('%j is no message', (text) => {
  expect(readMessage(text)).toBeNull();
});
