import { expect, vi } from 'vitest';
import { ChangesDocument, type ChangeFieldsFragment } from '#client/generated';
import type { Person } from './quire';

/** The changes that a person is told of, from when the feed was opened. */
export class Feed {
  readonly changes: ChangeFieldsFragment[] = [];
  cursor = '';

  constructor(private readonly person: Person) {}

  /** Opens the feed at its present end. */
  static async open(person: Person): Promise<Feed> {
    const feed = new Feed(person);
    feed.cursor = (await feed.page()).cursor;
    return feed;
  }

  async page(limit?: number, after: string | null = this.cursor || null) {
    return (await this.person.get(ChangesDocument, { after, limit })).changes;
  }

  async pull(): Promise<ChangeFieldsFragment[]> {
    for (let hasMore = true; hasMore;) {
      const page = await this.page(100);
      this.changes.push(...page.items);
      ({ cursor: this.cursor, hasMore } = page);
    }
    return this.changes;
  }

  /** The kinds of this document's changes, once there are `count` of them. */
  async kindsOf(documentId: string, count: number): Promise<string[]> {
    return (await this.changesOf(documentId, count)).map(({ kind }) => kind);
  }

  async changesOf(documentId: string, count: number): Promise<ChangeFieldsFragment[]> {
    const found = async () => (await this.pull()).filter((change) => change.documentId === documentId);
    await vi.waitFor(async () => expect((await found()).length).toBeGreaterThanOrEqual(count), waiting);
    return found();
  }
}

const waiting = { timeout: 15_000, interval: 25 };
