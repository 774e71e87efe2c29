import type { Source } from './source';
import { kindQuestion, targetAfter, twinQuestion, type Known, type Question, type Reply } from './twin';
import type { Cut } from './untilReached';
import type { UploadList } from './uploadList';
import { failureOf, isRunning, type Upload } from './uploads';

/** The signal cancels the call; `tell` hears what the call waits for. */
export type CallOptions = { signal: AbortSignal; tell: (cut: Cut) => void };

/** Finds the caller's documents that this page knows. */
export type FindKnown = (options: CallOptions) => Promise<Known[]>;

/** The questions before a file is sent: its name is taken, or its document is of another kind. */
export class UploadQuestions {
  constructor(
    private readonly list: UploadList,
    private readonly sources: Map<string, Source>,
    private readonly known: FindKnown,
  ) {}

  /** Asks the questions about this upload; true if there are none, so that it can be sent. */
  async ask(id: string): Promise<boolean> {
    const source = this.sources.get(id);
    if (!source?.file) return false;
    const stop = new AbortController();
    source.stop = stop;
    this.list.setStage(id, { at: 'waiting' });
    try {
      const question = await this.questionOf(id, source.file, source.document, stop.signal);
      if (stop.signal.aborted) return false;
      if (question) this.list.setStage(id, { at: 'asking', question });
      source.isDecided = !question;
      return source.isDecided;
    } catch (error) {
      if (!stop.signal.aborted) this.list.setStage(id, failureOf(error));
      return false;
    }
  }

  /** Applies a reply to these uploads, and answers with the ids of those that it fits. */
  take(ids: string[], reply: Reply): string[] {
    return ids.filter((id) => {
      const source = this.sources.get(id);
      const stage = this.list.find(id)?.stage;
      if (!source?.file || stage?.at !== 'asking') return false;
      source.target = targetAfter(stage.question, reply, source.file.name, this.namesGiven());
      if ('name' in source.target) this.list.rename(id, source.target.name);
      source.document = null;
      // A file that becomes a document of its own may still have a namesake.
      source.isDecided = reply === 'newVersion' || stage.question.about === 'twin';
      return true;
    });
  }

  private async questionOf(
    id: string,
    file: File,
    document: Known | null,
    signal: AbortSignal,
  ): Promise<Question | null> {
    if (document) return kindQuestion(file, document);
    await this.list.until(() => !this.hasNamesakeBefore(id));
    const tell = (cut: Cut) => this.list.setStage(id, cut);
    return twinQuestion(file.name, await this.known({ tell, signal }));
  }

  /** Whether an earlier file of the same name is about to become a document. */
  private hasNamesakeBefore(id: string): boolean {
    const all = this.list.all();
    const place = all.findIndex((upload) => upload.id === id);
    const nameOf = (upload?: Upload) => upload?.name.normalize('NFC');
    return all.slice(0, Math.max(0, place)).some((each) => isRunning(each) && nameOf(each) === nameOf(all[place]));
  }

  private namesGiven(): string[] {
    return [...this.sources.values()].flatMap(({ target }) => ('name' in target ? [target.name] : []));
  }
}
