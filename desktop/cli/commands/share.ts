import type { Share } from '../../api/sharing';
import type { Told } from '../contract/answers';
import { UsageError, type Answer, type Command } from '../command';
import { table } from '../format';
import { untilOf, untilOption, untilText } from '../until';
import { plain } from '../terminal';
import { documentIdOf, shareFacts } from './facts';

const roles = { viewer: 'VIEWER', editor: 'EDITOR', manager: 'MANAGER' } as const;

export const share: Command<'share'> = {
  name: 'share',
  usage: 'ID|FILE [EMAIL]',
  summary: 'Share a document with somebody; without an address, list who has it',
  options: {
    role: { type: 'string', summary: `${Object.keys(roles).join(', ')}; viewer without it` },
    until: untilOption,
  },
  arguments: [1, 2],
  examples: [
    'quire share report.odt ada@example.com --role editor --until 2026-12-31',
    'quire share report.odt  (who has it)',
  ],
  async run({ client }, { positionals: [given = '', email], values }) {
    const terms = { role: roleOf(values.role), expiresAt: untilOf(values.until) };
    if (email === undefined && (values.role ?? values.until) !== undefined) {
      throw new UsageError('Say with whom: quire share ID|FILE EMAIL');
    }
    if (email !== undefined) requireAddress(email);
    const documentId = await documentIdOf(client, given);
    if (email !== undefined) return about(await client.sharing.share({ documentId, email, ...terms }));
    return listOf(await client.sharing.shares(documentId));
  },
};

export const unshare: Command<'unshare'> = {
  name: 'unshare',
  usage: 'ID|FILE EMAIL',
  summary: 'Take a document away from somebody',
  options: {},
  arguments: [2, 2],
  examples: ['quire unshare report.odt ada@example.com'],
  async run({ client }, { positionals: [given = '', email = ''] }) {
    const share = await client.sharing.unshare(await documentIdOf(client, given), email);
    return { data: shareFacts(share), text: `${plain(share.email)} has it no more.` };
  },
};

function requireAddress(email: string): void {
  const isOne = /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email);
  if (!isOne) throw new UsageError(`${email} is not an address such as ada@example.com.`);
}

const isRole = (given: string): given is keyof typeof roles => Object.hasOwn(roles, given);

function roleOf(given: string | boolean | undefined) {
  if (given === undefined) return roles.viewer;
  const role = String(given).toLowerCase();
  if (!isRole(role)) throw new UsageError(`--role is ${Object.keys(roles).join(', ')}.`);
  return roles[role];
}

function about(share: Share): Answer<Told<'unshare'>> {
  const { email, role, expiresAt } = share;
  return { data: shareFacts(share), text: `${plain(email)} has it as ${role.toLowerCase()}, ${untilText(expiresAt)}.` };
}

function listOf(shares: Share[]): Answer<Told<'share'>> {
  const rows = shares.map(({ email, role, expiresAt, createdBy }) => [
    plain(email),
    role.toLowerCase(),
    untilText(expiresAt),
    `from ${plain(createdBy.name)}`,
  ]);
  return {
    data: { shares: shares.map(shareFacts) },
    text: rows.length === 0 ? 'It is shared with nobody.' : table(rows),
  };
}
