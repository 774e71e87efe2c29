import { largestPage, trashDays } from '../../../schema/limits';
import type { DocumentFacts } from '../../api/calls';
import type { QuireClient } from '../../quireClient';
import type { DocumentView } from '#client/generated';
import type { Told } from '../contract/answers';
import { UsageError, type Answer, type Arguments, type Command } from '../command';
import { moment, table } from '../format';
import { plain } from '../terminal';
import { sentences } from '../words';
import { documentFacts, documentIdOf, versionFacts } from './facts';
import { versionOf } from './fetch';
import { formatSize } from '#client/size';

const paging: Command['options'] = {
  limit: { type: 'string', summary: `How many, 1 to ${largestPage}` },
  after: { type: 'string', summary: 'Go on where an earlier list ended' },
};

export const list: Command<'list'> = {
  name: 'list',
  usage: '',
  summary: 'List your documents, newest change first',
  options: {
    shared: { type: 'boolean', summary: 'What others share with you, newest share first' },
    trash: { type: 'boolean', summary: 'What is in the trash' },
    all: { type: 'boolean', summary: 'To the end, without a miss though documents change meanwhile' },
    ...paging,
  },
  arguments: [0, 0],
  examples: ['quire list', 'quire list --shared', 'quire list --all --json'],
  async run({ client }, given) {
    const view = viewOf(given);
    const page = given.values.all === true ? await whole(client, given) : await client.list({ view, ...pageOf(given) });
    const rows = page.items.map(({ id, name, version, size, updatedAt, updatedBy, role, owner }) => [
      id,
      moment(updatedAt),
      `v${version}`,
      formatSize(size),
      plain(name),
      plain(updatedBy.name),
      ...(view === 'SHARED' ? [`${role.toLowerCase()} of ${plain(owner.name)}`] : []),
    ]);
    const documents = page.items.map(documentFacts);
    return {
      data: { documents, nextToken: page.nextToken },
      text: pageText(rows, page.nextToken, 'There are no documents here.'),
    };
  },
};

export const versions: Command<'versions'> = {
  name: 'versions',
  usage: 'ID|FILE',
  summary: 'List the versions of a document, newest first',
  options: paging,
  arguments: [1, 1],
  examples: ['quire versions report.odt'],
  async run({ client }, given) {
    const documentId = await documentIdOf(client, given.positionals[0] ?? '');
    const page = await client.versions({ documentId, ...pageOf(given) });
    const rows = page.items.map(({ version, createdAt, size, createdBy, restoredFrom }) => [
      `v${version}`,
      moment(createdAt),
      formatSize(size),
      plain(createdBy.name),
      restoredFrom === null ? '' : `v${restoredFrom} again`,
    ]);
    const facts = page.items.map(versionFacts);
    return {
      data: { versions: facts, nextToken: page.nextToken },
      text: pageText(rows, page.nextToken, 'There are no versions.'),
    };
  },
};

export const restore: Command<'restore'> = {
  name: 'restore',
  usage: 'ID|FILE [VERSION]',
  summary: 'Make an old version the newest, or take a document out of the trash',
  options: {},
  arguments: [1, 2],
  examples: ['quire restore report.odt 3', 'quire restore 01K8ZQ0V7N3X5T9R2M4P6S8W1Y'],
  async run({ client }, { positionals: [given = '', version] }) {
    const id = await documentIdOf(client, given);
    if (version === undefined) return about(await client.restore(id), 'is out of the trash');
    const document = await client.restoreVersion(id, versionOf(version));
    return about(document, `is as version ${version} was, as version ${document.version}`);
  },
};

export const trash: Command<'trash'> = {
  name: 'trash',
  usage: 'ID|FILE',
  summary: `Put a document in the trash for ${trashDays} days; files stay where they are`,
  options: {},
  arguments: [1, 1],
  examples: ['quire trash report.odt'],
  async run({ client }, { positionals: [given = ''] }) {
    return about(await client.trash(await documentIdOf(client, given)), 'is in the trash');
  },
};

/** The answer that says what was done with a document. */
export const about = (document: DocumentFacts, what: string): Answer<Told<'trash'>> => ({
  data: documentFacts(document),
  text: `${plain(document.name)} ${what}.`,
});

function viewOf({ values: { shared, trash } }: Arguments): DocumentView {
  if (shared === true && trash === true) throw new UsageError('Say one of --shared and --trash.');
  if (shared === true) return 'SHARED';
  return trash === true ? 'TRASH' : 'OWNED';
}

async function whole(client: QuireClient, given: Arguments) {
  const { limit, after } = given.values;
  if ((limit ?? after) !== undefined) throw new UsageError('Say --all, or --limit and --after.');
  return { items: await client.listAll(viewOf(given)), nextToken: null };
}

function pageOf({ values: { limit, after } }: Arguments) {
  if (limit !== undefined && !/^\d{1,3}$/.test(String(limit))) throw new UsageError(sentences.limit);
  return { limit: limit === undefined ? null : Number(limit), nextToken: typeof after === 'string' ? after : null };
}

function pageText(rows: string[][], nextToken: string | null, none: string): string {
  const more = nextToken === null ? [] : [`There are more: --after ${plain(nextToken)}`];
  return [rows.length === 0 ? none : table(rows), ...more].join('\n');
}
