import type { CompleteInput } from '#client/save';
import { createLimiter } from './limiter';
import { chosenEntry, mismatchOf, unfinishedEntry, type Source, type Unfinished } from './source';
import type { Job } from './transfer';
import type { Known, Reply } from './twin';
import type { Cut } from './untilReached';
import { createUploadList } from './uploadList';
import { UploadQuestions, type FindKnown, type CallOptions } from './uploadQuestions';
import { failureOf, hasEnded, isRunning, type Upload } from './uploads';

export type Transfer = {
  known: FindKnown;
  send: (job: Job) => Promise<{ id: string }>;
  complete: (input: CompleteInput, options: CallOptions) => Promise<{ id: string }>;
  abort: (uploadId: string, tell: CallOptions['tell']) => Promise<void>;
};

const filesAtOnce = 3;

/** The uploads of this visit and those that earlier ones have left, and the actions on them. */
export class UploadQueue {
  readonly list;
  private readonly sources: Map<string, Source>;
  private readonly questions: UploadQuestions;
  private readonly limit = createLimiter(filesAtOnce);

  constructor(
    private readonly transfer: Transfer,
    unfinished: Unfinished[] = [],
  ) {
    const entries = unfinished.map(unfinishedEntry);
    this.sources = new Map(entries.map(({ upload, source }) => [upload.id, source]));
    this.list = createUploadList(entries.map(({ upload }) => upload));
    this.questions = new UploadQuestions(this.list, this.sources, transfer.known);
  }

  /** Adds files as new documents, or as the next version of the given document. */
  add(files: File[], document?: Known): void {
    const entries = files.map((file) => chosenEntry(file, document));
    for (const { upload, source } of entries) this.sources.set(upload.id, source);
    this.list.add(entries.map(({ upload }) => upload));
    for (const { upload } of entries) if (isRunning(upload)) this.begin(upload.id);
  }

  /** Completes uploads of earlier pages if only that was left; the others need their file again. */
  takeUp(): void {
    for (const { id, stage } of this.list.all()) {
      if (stage.at === 'unfinished') void this.limit(() => this.completeUnfinished(id));
    }
  }

  /** Sets the file of an upload that an earlier page has begun, since browsers do not keep files. */
  choose(id: string, file: File): void {
    const upload = this.list.find(id);
    const source = this.sources.get(id);
    if (!source || upload?.stage.at !== 'unfinished') return;
    const problem = mismatchOf(file, upload);
    if (problem) return this.list.setStage(id, { at: 'unfinished', problem });
    source.file = file;
    this.start(id);
  }

  /** Applies a person's reply to these uploads. */
  reply(ids: string[], reply: Reply): void {
    for (const id of this.questions.take(ids, reply)) this.begin(id);
  }

  pause(id: string): void {
    this.sources.get(id)?.stop.abort();
    this.list.setStage(id, { at: 'paused' });
  }

  resume(id: string): void {
    if (this.list.find(id)?.stage.at === 'paused') this.begin(id);
  }

  retry(id: string): void {
    const source = this.sources.get(id);
    const stage = this.list.find(id)?.stage;
    if (!source || stage?.at !== 'failed') return;
    if (stage.needsNewRequest) {
      source.clientRequestId = crypto.randomUUID();
      source.begun = null;
      this.list.startOver(id);
    }
    this.begin(id);
  }

  /** Settles a version conflict: `onTop` saves over the other version, `keepBoth` makes a document of its own. */
  async decide(id: string, choice: 'onTop' | 'keepBoth'): Promise<void> {
    const stage = this.list.find(id)?.stage;
    const source = this.sources.get(id);
    if (!source || stage?.at !== 'conflict') return;
    const { signal } = source.stop;
    this.list.setStage(id, { at: 'finishing' });
    const how = choice === 'onTop' ? { baseVersion: stage.conflict.version } : { onConflict: 'COPY' as const };
    const tell = (cut: Cut) => this.list.setStage(id, cut);
    const next = await this.complete({ uploadId: source.clientRequestId, ...how }, { tell, signal });
    if (signal.aborted) return;
    // After a failure the conflict is still open.
    this.list.setStage(id, next.at === 'failed' ? { ...stage, problem: next.sentence } : next);
  }

  /** Cancels the upload, here and at the API. */
  cancel(id: string): void {
    const source = this.sources.get(id);
    if (!source) return;
    source.stop.abort();
    if (!source.isKnownToApi) return this.forget((upload) => upload.id === id);
    this.list.setStage(id, { at: 'cancelling' });
    void this.giveUp(id, source);
  }

  /** Removes uploads that were saved by this time (milliseconds since 1970). */
  dismissSaved(by: number): void {
    this.list.dismiss(({ stage }) => stage.at === 'saved' && stage.savedAt <= by);
  }

  /** Removes uploads that have ended. */
  clear(): void {
    this.forget(hasEnded);
  }

  private begin(id: string): void {
    if (this.sources.get(id)?.isDecided) this.start(id);
    else void this.questions.ask(id).then((isDecided) => isDecided && this.start(id));
  }

  private start(id: string): void {
    const source = this.sources.get(id);
    if (!source) return;
    const stop = new AbortController();
    source.stop = stop;
    this.list.setStage(id, { at: 'waiting' });
    void this.limit(async () => {
      // Otherwise two runs would read the file at the same time.
      await source.run;
      if (!stop.signal.aborted) source.run = this.send(id, source, stop.signal);
      await source.run;
    });
  }

  private async send(id: string, source: Source, signal: AbortSignal): Promise<void> {
    const { file } = source;
    if (!file) return;
    let before = -1;
    const tell: Job['tell'] = (told) => {
      if (signal.aborted) return;
      // An attempt that has sent no more than before has not got through yet, so the interruption stays shown.
      const isBeginning = told.at === 'sending' && told.sent <= before;
      if (told.at === 'sending') before = told.sent;
      if (!isBeginning || this.list.find(id)?.stage.at !== 'cut') this.list.setStage(id, told);
    };
    source.isKnownToApi = true;
    try {
      const document = await this.transfer.send({ ...source, file, tell, signal });
      this.list.setStage(id, { at: 'saved', documentId: document.id, savedAt: Date.now() });
    } catch (error) {
      // If it was aborted, the caller has set the next stage already.
      if (!signal.aborted) this.list.setStage(id, failureOf(error));
    }
  }

  private async giveUp(id: string, { run, clientRequestId }: Source): Promise<void> {
    await run;
    // The save was faster than the cancellation.
    if (this.list.find(id)?.stage.at === 'saved') return;
    try {
      await this.transfer.abort(clientRequestId, ({ by }) =>
        this.list.setStage(id, { at: 'cancelling', waitsFor: by }),
      );
      this.forget((upload) => upload.id === id);
    } catch (error) {
      this.list.setStage(id, failureOf(error));
    }
  }

  private async completeUnfinished(id: string): Promise<void> {
    const signal = this.sources.get(id)?.stop.signal;
    if (!signal || signal.aborted) return;
    const next = await this.complete({ uploadId: id }, { tell: () => undefined, signal });
    if (this.list.find(id)?.stage.at === 'unfinished' && next.at !== 'failed') this.list.setStage(id, next);
  }

  private async complete(input: CompleteInput, options: CallOptions) {
    try {
      const { id } = await this.transfer.complete(input, options);
      return { at: 'saved', documentId: id, savedAt: Date.now() } as const;
    } catch (error) {
      return failureOf(error);
    }
  }

  private forget(isGone: (upload: Upload) => boolean): void {
    for (const { id } of this.list.all().filter(isGone)) this.sources.delete(id);
    this.list.keep((upload) => !isGone(upload));
  }
}
