import type { Clock } from '../shared/clock';
import { logFault } from '../shared/fault';
import type { Functions } from '../lambda/functions';
import type { JsonFolder } from '../state/durable';
import { backOff } from '../shared/backOff';
import { addDeadLetter } from './deadLetters';
import { Delivery } from './delivery';
import type { Mapping } from './mapping';
import type { Position, StreamReader } from './reader';
import { eventRecordOf, sequenceNumberOf, type EventRecord, type StreamRecord } from './record';

type Needs = {
  reader: StreamReader;
  functions: Functions;
  checkpoints: JsonFolder<Position>;
  /** The position that the last run reached, if there was one. */
  saved: Position | undefined;
  region: string;
  dataDirectory: string;
  clock: Clock;
  signal: AbortSignal;
};

// Changes seldom come alone, so after one the stream is polled more often for a while.
const eager = { forMilliseconds: 2000, pauseMilliseconds: 15 };
const idlePauseMilliseconds = 100;

/**
 * Follows a table's stream for one mapping. Its position is saved on disk after records are delivered, never before.
 */
export class Consumer {
  private position: Position = { streamArn: '', after: null };
  private saved: Position | undefined;
  private buffer: StreamRecord[] = [];
  private lastActivity = -Infinity;
  private readonly delivery: Delivery;

  constructor(
    private readonly mapping: Mapping,
    private readonly needs: Needs,
  ) {
    this.saved = needs.saved;
    this.delivery = new Delivery(mapping, {
      ...needs,
      advance: (sequenceNumber) => this.advance(sequenceNumber),
      bury: (letter, records) =>
        addDeadLetter(needs.dataDirectory, { ...letter, batch: this.rangeOf(records), keys: keysOf(records) }),
    });
  }

  /** Finds its position in the stream, and waits for the database if necessary. */
  async open(): Promise<void> {
    let isOpen = false;
    await this.persist(
      async () => {
        this.position = await this.start();
        await this.save();
        isOpen = true;
      },
      () => isOpen,
    );
  }

  /** Resolves when the signal is aborted. */
  async run(): Promise<void> {
    await this.persist(
      () => this.step(),
      () => false,
    );
  }

  /** Retries until done; after a failure it goes on from the last delivered position. */
  private async persist(work: () => Promise<void>, isDone: () => boolean): Promise<void> {
    const { signal, clock, reader } = this.needs;
    let failures = 0;
    while (!signal.aborted && !isDone()) {
      try {
        await work();
        failures = 0;
      } catch (error) {
        if (signal.aborted) return;
        failures += 1;
        if (failures === 1) logFault(`${this.mapping.logicalId} waits for its stream.`, error);
        this.buffer = [];
        reader.reopen();
        await clock.sleep(backOff(failures), signal);
      }
    }
  }

  private async start(): Promise<Position> {
    const { reader, saved } = this.needs;
    const streamArn = await reader.findStream();
    if (saved?.streamArn === streamArn) return saved;
    // If another stream has replaced the one we followed, it is read from its beginning.
    const isFirst = saved === undefined && this.mapping.startingPosition === 'LATEST';
    return { streamArn, after: isFirst ? await reader.newest(streamArn) : null };
  }

  private async step(): Promise<void> {
    const { records, after } = await this.gather();
    if (records.length > 0) await this.delivery.deliver(records);
    this.position = { ...this.position, after };
    if (records.length > 0 || this.buffer.length > 0) return;
    await this.save();
    await this.pause();
  }

  /** The next batch, once it is full or its window is over, with the sequence number of the last record looked at. */
  private async gather(): Promise<{ records: EventRecord[]; after: string | null }> {
    const { batchSize, windowMilliseconds, matches } = this.mapping;
    const records: EventRecord[] = [];
    let after = this.position.after;
    let deadline = Infinity;
    while (records.length < batchSize && !this.needs.signal.aborted) {
      const next = this.buffer.shift();
      if (next) after = sequenceNumberOf(next);
      if (next && matches(next)) {
        if (records.push(this.eventRecordOf(next)) === 1) deadline = this.needs.clock.now() + windowMilliseconds;
      }
      if (next) continue;
      if (this.needs.clock.now() >= deadline || !(await this.refill(records.length > 0))) break;
    }
    return { records, after };
  }

  /** Reads the next page. False if it is empty and there is no batch to wait for. */
  private async refill(isWaiting: boolean): Promise<boolean> {
    this.buffer = await this.needs.reader.read(this.position);
    if (this.buffer.length > 0) this.lastActivity = this.needs.clock.now();
    else if (isWaiting) await this.pause();
    return this.buffer.length > 0 || isWaiting;
  }

  private pause(): Promise<void> {
    const { clock, signal } = this.needs;
    const isEager = clock.now() - this.lastActivity < eager.forMilliseconds;
    return clock.sleep(isEager ? eager.pauseMilliseconds : idlePauseMilliseconds, signal);
  }

  private async advance(sequenceNumber: string): Promise<void> {
    this.position = { ...this.position, after: sequenceNumber };
    await this.save();
  }

  private async save(): Promise<void> {
    if (this.saved?.streamArn === this.position.streamArn && this.saved.after === this.position.after) return;
    await this.needs.checkpoints.write(this.mapping.logicalId, this.position);
    this.saved = this.position;
  }

  private eventRecordOf(record: StreamRecord): EventRecord {
    const { eventSourceArn } = this.mapping;
    return eventRecordOf(record, { ...this.position, eventSourceArn, region: this.needs.region });
  }

  private rangeOf(records: EventRecord[]) {
    const numbers = records.map(sequenceNumberOf);
    return {
      streamArn: this.position.streamArn,
      startSequenceNumber: numbers.at(0) ?? '',
      endSequenceNumber: numbers.at(-1) ?? '',
      batchSize: records.length,
    };
  }
}

function keysOf(records: EventRecord[]) {
  return records.map(({ dynamodb }) => dynamodb.Keys);
}
