import { print } from 'graphql';
import { WebSocket } from 'ws';
import { CompleteUploadDocument, OnChangeDocument, type OnChangeSubscription } from '#client/generated';
import { connectionProtocols, initMessage, readMessage, startMessage } from '#client/realtimeMessages';
import { Client } from '../driver/client';
import type { Person } from '../sides/side';
import { newFile, saveFile, uploadAndPut } from './file';
import type { Operation, Place, Row } from './operation';

type Plan = { person: Person; documentId: string };

const saves = 30;

/** Measures the time from a save's last request until the last of this many subscribers hears of it. */
function changeTo(count: number, rows: Row[]): Operation<Plan> {
  return {
    rows: () => rows,
    async prepare({ side, client, round }) {
      const person = await side.person(`listener${count}.${round}@example.com`);
      return { person, documentId: (await saveFile(client, person, newFile())).id };
    },
    once: async (client, { person, documentId }) =>
      complete(client, person, await nextUpload(client, person, documentId, 1)),
    async measure({ person, documentId }, place, { connections }) {
      const client = new Client(place.graphql, connections);
      const sockets = await Promise.all(Array.from({ length: count }, () => subscribed(place, person)));
      const taken: number[] = [];
      for (let baseVersion = 1; baseVersion <= saves; baseVersion += 1) {
        const uploadId = await nextUpload(client, person, documentId, baseVersion);
        const all = Promise.all(sockets.map((socket) => heard(socket, documentId, baseVersion + 1)));
        const from = performance.now();
        const [, ...times] = await Promise.all([
          complete(client, person, uploadId),
          all.then((moments) => Math.max(...moments)),
        ]);
        taken.push(times[0] - from);
      }
      sockets.forEach((socket) => socket.terminate());
      await client.close();
      return { p50: at(taken, 0.5), p95: at(taken, 0.95) };
    },
  };
}

export const changeToOne = changeTo(1, [
  { label: 'change to 1 subscriber, p50', figure: 'p50', unit: 'ms', most: 25 },
  { label: 'change to 1 subscriber, p95', figure: 'p95', unit: 'ms', most: 50 },
]);

export const changeToMany = changeTo(200, [
  { label: 'change to the last of 200, p95', figure: 'p95', unit: 'ms', most: 100 },
]);

const nextUpload = (client: Client, person: Person, documentId: string, baseVersion: number) =>
  uploadAndPut(client, person, newFile(), { documentId, baseVersion });

const complete = (client: Client, person: Person, uploadId: string) =>
  client.ask(person, CompleteUploadDocument, { input: { uploadId } });

const at = (taken: number[], share: number) =>
  taken.toSorted((a, b) => a - b)[Math.ceil(taken.length * share) - 1] ?? NaN;

/** A WebSocket that is subscribed to the person's changes. */
async function subscribed({ graphql, realtime }: Place, { accessToken }: Person): Promise<WebSocket> {
  const { host } = new URL(graphql);
  const socket = new WebSocket(realtime, connectionProtocols(host, accessToken));
  const query = print(OnChangeDocument);
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.on('open', () => socket.send(initMessage));
    socket.on('message', (data: Buffer) => {
      const message = readMessage(data.toString());
      if (message?.type === 'connection_ack')
        socket.send(startMessage('1', { query, variables: {} }, host, accessToken));
      if (message?.type === 'start_ack') resolve();
      if (message?.type === 'error') reject(new Error(message.errors[0].message));
    });
  });
  return socket;
}

/** Resolves with the time at which this socket hears of this version. */
const heard = (socket: WebSocket, documentId: string, version: number) =>
  new Promise<number>((resolve) => {
    const hear = (data: Buffer) => {
      const message = readMessage(data.toString());
      const change = message?.type === 'data' ? (message.data as OnChangeSubscription).onChange : null;
      if (change?.documentId !== documentId || change.version !== version || change.kind !== 'SAVED') return;
      socket.off('message', hear);
      resolve(performance.now());
    };
    socket.on('message', hear);
  });
