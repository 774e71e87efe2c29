import { encoded, openSocket } from '../../../../local/appsync/testing/socket';
import type { Canaries } from './canaries';

/** Sends, on an open connection, something that is no message and a subscription without a valid token. */
export async function converse(realtime: string, accessToken: string, canaries: Canaries): Promise<void> {
  const header = encoded({ host: 'x', Authorization: accessToken });
  const socket = openSocket(realtime, ['graphql-ws', `header-${header}`]);
  await new Promise((resolve) => socket.ws.once('open', resolve).once('close', resolve));
  const secret = canaries.draw('a message of a connection');
  const start = (data: string, authorization: object) =>
    socket.say({ id: secret, type: 'start', payload: { data, extensions: { authorization } } });
  socket.say({ type: secret });
  socket.say(`{"${secret}`);
  start(`{"${secret}`, { Authorization: secret });
  start(JSON.stringify({ query: `subscription { onChange(documentId: "${secret}"` }), { Authorization: secret });
  start(JSON.stringify({ query: `subscription { ${secret} }` }), { Authorization: accessToken });
  socket.say(Buffer.from(secret));
  await new Promise((resolve) => socket.ws.once('close', resolve));
}
