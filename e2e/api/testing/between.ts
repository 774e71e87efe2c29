import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';

export type Station = {
  origin: string;
  /** The requests, in their order. */
  asked: string[];
  close: () => void;
};

/** Forwards between a computer and the API, and may change the answers. */
export async function openStation(api: string, change = (answer: string) => answer): Promise<Station> {
  const asked: string[] = [];
  const passOn = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const body = await text(incoming);
    asked.push(body);
    const { authorization = '' } = incoming.headers;
    const headers = { authorization, 'content-type': 'application/json' };
    const answer = await fetch(api, { method: 'POST', headers, body });
    outgoing.writeHead(answer.status, { 'content-type': 'application/json' });
    outgoing.end(change(await answer.text()));
  };
  return { asked, ...(await serve((incoming, outgoing) => void passOn(incoming, outgoing))) };
}

/** A hotel's captive portal: it answers every request with its own page and status 200. */
export const openHotel = () =>
  serve((incoming, outgoing) => {
    incoming.resume();
    outgoing.writeHead(200, { 'content-type': 'text/html' });
    outgoing.end('<!doctype html><title>Welcome</title><p>Sign in to use this network.');
  });

async function serve(answer: (incoming: IncomingMessage, outgoing: ServerResponse) => void) {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
