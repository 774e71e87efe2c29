import { randomInt } from 'node:crypto';
import type { Database } from '../shared/cloud';
import { isFree } from '../processes/ports';
import { engineFile } from './engine';

/**
 * Chooses the addresses of the engine and of its signed front. Throws a sentence if there is no engine for the
 * platform.
 */
export async function drawDatabase(): Promise<Database> {
  engineFile();
  const [address, engine, front] = [drawnAddress(), drawnPort(), drawnPort()];
  const isUsable = engine !== front && (await isFree(engine, address)) && (await isFree(front, address));
  if (!isUsable) return drawDatabase();
  return { dynamodb: `http://${address}:${engine}`, signedDynamodb: `http://${address}:${front}` };
}

/**
 * One of the 16 million loopback addresses of Linux. A web page can try all ports of localhost, and can rebind its name
 * to any address that it knows; this one it would have to guess, together with a port.
 */
function drawnAddress(): string {
  return ['127', randomInt(1, 256), randomInt(256), randomInt(1, 255)].join('.');
}

/** A port below the range that the system assigns, so that nothing else gets it in the meantime. */
function drawnPort(): number {
  return randomInt(10_000, 32_768);
}
