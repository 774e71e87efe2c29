import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

/** What is asked by HTTP, told to every WebSocket, and nothing else: what a change could cost at best. */
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
