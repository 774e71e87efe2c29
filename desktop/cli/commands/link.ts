import type { DocumentLink } from '../../api/sharing';
import type { Told } from '../contract/answers';
import { UsageError, type Answer, type Arguments, type Command, type Context } from '../command';
import { moment, table } from '../format';
import { untilOf, untilOption, untilText } from '../until';
import { plain } from '../terminal';
import { sentences } from '../words';
import { documentIdOf, linkFacts } from './facts';

const termOptions: Command['options'] = {
  'password-stdin': { type: 'boolean', summary: 'Ask visitors for a password, which is read from the standard input' },
  until: untilOption,
  downloads: { type: 'string', summary: 'How many times it may be downloaded; any number without it' },
  'preview-only': { type: 'boolean', summary: 'Shown in browsers, not offered for download' },
};

export const link: Command<'link'> = {
  name: 'link',
  usage: 'ID|FILE',
  summary: 'Make a link to a document, for people without an account',
  options: {
    ...termOptions,
    list: { type: 'boolean', summary: 'List the links that there are, newest first' },
    revoke: { type: 'string', summary: 'End the link with this id' },
  },
  arguments: [1, 1],
  examples: [
    'quire link report.odt --until 2026-12-31 --downloads 10',
    'pass show report | quire link report.odt --password-stdin',
    'quire link report.odt --list',
    'quire link report.odt --revoke 01K8ZQ0V7N3X5T9R2M4P6S8W1Y',
  ],
  async run(context, given) {
    const { client } = context;
    const deed = deedOf(given);
    const terms = termsOf(given);
    const documentId = await documentIdOf(client, given.positionals[0] ?? '');
    if (deed === 'list') return listOf(await client.sharing.links(documentId));
    if (deed === 'revoke') return revoke(context, documentId, String(given.values.revoke));
    const password = given.values['password-stdin'] === true ? await passwordFrom(context) : null;
    return made(context, await client.sharing.createLink({ documentId, password, ...terms }));
  },
};

function deedOf({ values }: Arguments): 'make' | 'list' | 'revoke' {
  const { list, revoke } = values;
  if (list === undefined && revoke === undefined) return 'make';
  const isAlone = list === undefined || revoke === undefined;
  const hasTerms = Object.keys(termOptions).some((name) => values[name] !== undefined);
  if (!isAlone || hasTerms) throw new UsageError('Say --list or --revoke by itself, or the terms of a new link.');
  return list === undefined ? 'revoke' : 'list';
}

function termsOf({ values }: Arguments) {
  const { until, downloads } = values;
  if (downloads !== undefined && !/^[1-9]\d{0,6}$/.test(String(downloads))) {
    throw new UsageError(sentences.downloadLimit);
  }
  const downloadLimit = downloads === undefined ? null : Number(downloads);
  return { expiresAt: untilOf(until), downloadLimit, isPreviewOnly: values['preview-only'] === true };
}

/** Reads a password without the line break at its end. */
async function passwordFrom({ input }: Pick<Context, 'input'>): Promise<string> {
  const password = (await input()).replace(/\r?\n$/, '');
  if (password === '') throw new UsageError('No password came from the standard input.');
  return password;
}

function made({ say }: Pick<Context, 'say'>, made: DocumentLink): Answer<Told<'link'>> {
  say('Keep it: nobody can be told this address again.');
  return { data: linkFacts(made), text: made.url ?? '' };
}

async function revoke(
  { client }: Pick<Context, 'client'>,
  documentId: string,
  id: string,
): Promise<Answer<Told<'link'>>> {
  return {
    data: { linkId: await client.sharing.revokeLink(documentId, id) },
    text: 'The link opens nothing any more.',
  };
}

function listOf(links: DocumentLink[]): Answer<Told<'link'>> {
  const rows = links.map((each) => [
    each.id,
    moment(each.createdAt),
    plain(each.createdBy.name),
    untilText(each.expiresAt),
    downloadsText(each),
    [each.hasPassword && passwordText(each), each.isPreviewOnly && 'preview only'].filter(Boolean).join(', '),
  ]);
  return { data: { links: links.map(linkFacts) }, text: rows.length === 0 ? 'There are no links.' : table(rows) };
}

const downloadsText = ({ downloadCount, downloadLimit }: DocumentLink) =>
  `${downloadCount}${downloadLimit === null ? '' : ` of ${downloadLimit}`} downloads`;

const passwordText = ({ wrongPasswords, lastWrongAt }: DocumentLink) =>
  lastWrongAt === null ? 'password' : `password (${wrongPasswords} wrong, last ${moment(lastWrongAt)})`;
