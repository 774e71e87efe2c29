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
  /** Where the last run came to, if there was one. */
  saved: Position | undefined;
  region: string;
  dataDirectory: string;
  clock: Clock;
  signal: AbortSignal;
};

// A change is seldom alone: whoever has just seen one looks again soon.
const eager = { forMilliseconds: 2000, pauseMilliseconds: 15 };
const idlePauseMilliseconds = 100;

/** Follows a table's stream for one mapping; what it has delivered it remembers on disk, and never sooner. */
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

  /** Takes up its place in the stream, waiting for the engine where need be. */
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

  /** Goes on until done, whatever fails in between, from the last place that was delivered. */
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
    // A stream that took the place of the one we followed is read whole.
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

  /** The next batch, once it is full or its window is over, and the last record it has looked at. */
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

  /** Reads on. False where there is nothing yet and nothing to wait for. */
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
