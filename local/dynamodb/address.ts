import { randomInt } from 'node:crypto';
import type { Database } from '../shared/cloud';
import { isFree } from '../processes/ports';
import { engineFile } from './engine';

/** Chooses addresses for the engine and its signed front. Throws a sentence if there is no engine for this platform. */
export async function drawDatabase(): Promise<Database> {
  engineFile();
  const [address, engine, front] = [drawnAddress(), drawnPort(), drawnPort()];
  const isUsable = engine !== front && (await isFree(engine, address)) && (await isFree(front, address));
  if (!isUsable) return drawDatabase();
  return { dynamodb: `http://${address}:${engine}`, signedDynamodb: `http://${address}:${front}` };
}

/**
 * A random one of Linux's 16 million loopback addresses. A web page could try all ports of localhost, or rebind its name to a
 * known address; this address and port it would have to guess.
 */
function drawnAddress(): string {
  return ['127', randomInt(1, 256), randomInt(256), randomInt(1, 255)].join('.');
}

/** A port below the system's ephemeral range, so that no other program gets it in the meantime. */
function drawnPort(): number {
  return randomInt(10_000, 32_768);
}
