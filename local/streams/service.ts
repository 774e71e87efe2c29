import { join } from 'node:path';
import { systemClock, type Clock } from '../shared/clock';
import type { Cloud, Service } from '../shared/cloud';
import { connectDynamo } from '../dynamodb/client';
import { startFunctions, type Functions } from '../lambda/functions';
import { JsonFolder } from '../state/durable';
import { Consumer } from './consumer';
import { tellDamage } from './deadLetters';
import { mappingsOf } from './mapping';
import { StreamReader, type Position } from './reader';

const readAgain = 'Its stream is read from the beginning: what was delivered comes again, and nothing is left out.';

/** Runs the template's event source mappings from table streams: delivery is in order, at least once, with retries. */
export async function start(cloud: Cloud): Promise<Service> {
  return startStreams(cloud, startFunctions(cloud), systemClock);
}

/** As `start`, with functions and a clock of the caller's; closes the functions with itself. */
export async function startStreams(cloud: Cloud, functions: Functions, clock: Clock): Promise<Service> {
  tellDamage(cloud.dataDirectory);
  const mappings = mappingsOf(cloud.template);
  if (mappings.length === 0) return { close: () => functions.close() };
  const checkpoints = new JsonFolder<Position>(join(cloud.dataDirectory, 'streams', 'checkpoints'), readAgain);
  const saved = await checkpoints.load();
  const streams = connectDynamo(cloud.endpoints.dynamodb, 'DynamoDBStreams_20120810');
  const stopping = new AbortController();
  const { region, dataDirectory } = cloud;
  const shared = { functions, checkpoints, region, dataDirectory, clock, signal: stopping.signal };
  // A position whose file is damaged names no stream, so the present stream is read from its beginning.
  const lost = { streamArn: '', after: null };
  const placeOf = (id: string) => saved.get(id) ?? (checkpoints.damaged.has(id) ? lost : undefined);
  const consumers = mappings.map((mapping) => {
    const reader = new StreamReader(streams, mapping.tableName);
    return new Consumer(mapping, { ...shared, reader, saved: placeOf(mapping.logicalId) });
  });
  await Promise.all(consumers.map((consumer) => consumer.open()));
  const runs = consumers.map((consumer) => consumer.run());
  return {
    async close() {
      stopping.abort();
      // Ends the running calls: they were not acknowledged, so their records are delivered again.
      await functions.close();
      await Promise.all(runs);
      streams.close();
    },
  };
}
