import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

/** Sends each HTTP request on to every WebSocket and does nothing else: the least that a change could cost. */
const server = createServer((request, response) => {
  let text = '';
  request.on('data', (chunk) => (text += chunk));
  request.on('end', () => {
    for (const client of sockets.clients) client.send(text);
    response.end();
  });
});
const sockets = new WebSocketServer({ server });
server.listen(0, '127.0.0.1', () => process.send(server.address().port));
