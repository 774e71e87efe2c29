import type { Clock } from '../shared/clock';
import type { Functions } from '../lambda/functions';
import { backOff } from '../shared/backOff';
import type { DeadLetter } from './deadLetters';
import type { Mapping } from './mapping';
import { failureOf, type Failure, type FunctionError } from './outcome';
import { ageOf, sequenceNumberOf, type EventRecord } from './record';

type Batch = { records: EventRecord[]; retries: number };

type Surroundings = {
  functions: Functions;
  clock: Clock;
  signal: AbortSignal;
  /** Called once everything up to this record is delivered or given up. */
  advance: (sequenceNumber: string) => Promise<void>;
  bury: (letter: Omit<DeadLetter, 'batch' | 'keys'>, records: EventRecord[]) => void;
};

/** Delivers records to a mapping's function, in order, until each succeeds or is given up. */
export class Delivery {
  constructor(
    private readonly mapping: Mapping,
    private readonly around: Surroundings,
  ) {}

  /** Rejects when the signal is aborted; records that `advance` was not called for must then be delivered again. */
  async deliver(records: EventRecord[]): Promise<void> {
    const { clock, signal } = this.around;
    const waiting: Batch[] = [{ records, retries: 0 }];
    let failures = 0;
    for (let batch = waiting.shift(); batch; batch = waiting.shift()) {
      const failure = await this.attempt(batch);
      failures = failure && failure.from === 0 ? failures + 1 : 0;
      if (!failure) continue;
      const remains = await this.remains(batch, failure);
      waiting.unshift(...remains);
      if (remains.length > 0) await clock.sleep(backOff(Math.max(failures, 1)), signal);
    }
  }

  private async attempt(batch: Batch): Promise<Failure | null> {
    await this.discardOld(batch);
    if (batch.records.length === 0) return null;
    const { functions, signal, advance } = this.around;
    signal.throwIfAborted();
    const outcome = await functions.invoke(this.mapping.functionName, { Records: batch.records });
    signal.throwIfAborted();
    const failure = failureOf(outcome, batch.records, this.mapping.isReportingItems);
    const done = batch.records.at((failure?.from ?? 0) - 1);
    if (done && failure?.from !== 0) await advance(sequenceNumberOf(done));
    if (failure) this.report(failure.error, batch);
    return failure;
  }

  /** The batches to send again after a failure: from the failed record on, in halves, or unchanged. */
  private async remains({ records, retries }: Batch, { from, error }: Failure): Promise<Batch[]> {
    if (from > 0) return [{ records: records.slice(from), retries: 0 }];
    if (this.mapping.isBisecting && records.length > 1) {
      const middle = Math.ceil(records.length / 2);
      // Lambda does not count a split as a retry.
      return [records.slice(0, middle), records.slice(middle)].map((half) => ({ records: half, retries }));
    }
    if (retries < this.mapping.retries) return [{ records, retries: retries + 1 }];
    await this.giveUp(records, 'RetryAttemptsExhausted', error);
    return [];
  }

  private async discardOld(batch: Batch): Promise<void> {
    const now = this.around.clock.now();
    const isOld = (record: EventRecord) => ageOf(record, now) > this.mapping.recordAgeMilliseconds;
    const old = batch.records.filter(isOld);
    if (old.length === 0) return;
    batch.records = batch.records.filter((record) => !isOld(record));
    await this.giveUp(old, 'RecordAgeExceeded');
  }

  private async giveUp(records: EventRecord[], reason: DeadLetter['reason'], error?: FunctionError): Promise<void> {
    const { logicalId: mapping, functionName } = this.mapping;
    const givenUpAt = new Date(this.around.clock.now()).toISOString();
    this.around.bury({ mapping, functionName, reason, givenUpAt, ...(error ? { error } : {}) }, records);
    console.error(`${mapping} gave up ${records.length} changes (${reason}): they are among the dead letters.`);
    const last = records.at(-1);
    if (last) await this.around.advance(sequenceNumberOf(last));
  }

  private report({ errorType, errorMessage }: FunctionError, { records, retries }: Batch) {
    const what = `${this.mapping.functionName} failed on ${records.length} changes of ${this.mapping.tableName}`;
    console.error(`${what} (retry ${retries}): ${errorType}: ${errorMessage}`);
  }
}
