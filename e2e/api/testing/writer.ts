import { setTimeout as delay } from 'node:timers/promises';
import { DocumentDocument, UpdateDocumentDocument } from '#client/generated';
import { pauseAskedBy, Refusal } from '#client/refusal';
import { createRetry } from '#client/retry';
import { revoke, share, sharesOf } from './giving';
import type { Random } from './model/random';
import { textFile, type Person } from './quire';

export type SharedDocument = { id: string; owner: Writer };

/** The clients' own retry policy at twenty times the speed: many want the same few documents. */
const retry = createRetry(pauseAskedBy, 12, { wait: (milliseconds) => delay(milliseconds / 20), random: Math.random });

/** Errors that are normal for a person who was too late or is not allowed. */
const usual = ['NotFound', 'Forbidden', 'VersionConflict', 'Busy'];

/** One of many people who change the same documents. */
export class Writer {
  private count = 0;

  constructor(
    readonly person: Person,
    readonly email: string,
    private readonly random: Random,
  ) {}

  async create(): Promise<SharedDocument> {
    const { id } = await retry(() => this.person.save(textFile('one', this.newName())));
    return { id, owner: this };
  }

  /** Makes this many changes of random documents, some of which are refused. */
  async go(steps: number, documents: SharedDocument[], everybody: Writer[]): Promise<void> {
    for (let step = 0; step < steps; step += 1) {
      const document = this.random.pick(documents);
      const other = this.random.pick(everybody);
      if (document && other) await this.step(document, other).catch(unlessUsual);
    }
  }

  private step({ id, owner }: SharedDocument, other: Writer): Promise<unknown> {
    const dice = this.random.next();
    if (dice < 0.6) return retry(() => this.rename(id));
    if (dice < 0.75) return retry(() => this.save(id));
    return dice < 0.9 ? retry(() => owner.give(id, other)) : retry(() => owner.takeOne(id));
  }

  private rename(id: string) {
    return this.person.get(UpdateDocumentDocument, { input: { id, name: this.newName() } });
  }

  private async save(documentId: string) {
    const { document } = await this.person.get(DocumentDocument, { id: documentId });
    return this.person.save(textFile(this.newName()), { documentId, baseVersion: document.version });
  }

  private async give(id: string, other: Writer): Promise<void> {
    if (other !== this) await share(this.person, id, other.email, 'EDITOR');
  }

  private async takeOne(id: string): Promise<void> {
    const given = this.random.pick(await sharesOf(this.person, id));
    if (given) await revoke(this.person, given);
  }

  private newName = () => `${this.email} ${(this.count += 1)}.txt`;
}

function unlessUsual(error: unknown): void {
  if (!(error instanceof Refusal) || !usual.includes(error.errorType)) throw error;
}
