import { randomInt } from 'node:crypto';
import type { Database } from '../shared/cloud';
import { isFree } from '../processes/ports';
import { engineFile } from './engine';

/** Where the engine and the front of it listen this time. Throws the sentence of a platform that has no engine. */
export async function drawDatabase(): Promise<Database> {
  engineFile();
  const [address, engine, front] = [drawnAddress(), drawnPort(), drawnPort()];
  const isUsable = engine !== front && (await isFree(engine, address)) && (await isFree(front, address));
  if (!isUsable) return drawDatabase();
  return { dynamodb: `http://${address}:${engine}`, signedDynamodb: `http://${address}:${front}` };
}

/**
 * One of the 16 million addresses by which a Linux machine reaches itself. A page of a browser can ask all the ports of
 * localhost, and rename itself to any address that it knows; this one it would have to guess, together with a port.
 */
function drawnAddress(): string {
  return ['127', randomInt(1, 256), randomInt(256), randomInt(1, 255)].join('.');
}

/** Below those that the system hands out by itself, so that nobody is given it in the meantime. */
function drawnPort(): number {
  return randomInt(10_000, 32_768);
}
