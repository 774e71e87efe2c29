import type { FileStatus, Statuses } from '../../client/status';
import type { Answer, Command } from '../command';
import { moment, table } from '../format';
import { plain } from '../terminal';

export const status: Command = {
  name: 'status',
  usage: '[FILE]',
  summary: 'Compare files with their documents',
  options: {},
  arguments: [0, 1],
  examples: ['quire status', 'quire status report.odt --json'],
  async run({ client }, { positionals: [path] }) {
    return answerOf(await client.status(path));
  },
};

/** A line for each file, and for each record that tells of none any more. */
export function answerOf({ files, damaged }: Statuses): Answer {
  const rows = files.map((file) => [plain(file.path), versionText(file), localText(file), cloudText(file)]);
  const lines = [...(rows.length > 0 ? [table(rows)] : []), ...damaged.map(({ message }) => plain(message))];
  return {
    data: { files, damaged: damaged.map(({ message, ...known }) => ({ ...known, message })) },
    text: lines.length === 0 ? 'No file here belongs to a document.' : lines.join('\n'),
    failed: damaged[0]?.code,
  };
}

const versionText = ({ version }: FileStatus) => (version === null ? '-' : `v${version}`);

function localText({ local, isSaving }: FileStatus): string {
  if (isSaving) return 'save not finished: save again';
  return { unchanged: 'not changed here', changed: 'changed here', missing: 'not there any more' }[local];
}

function cloudText({ cloud, version }: FileStatus): string {
  if (!cloud) return version === null ? 'not in the cloud yet' : 'not in the cloud any more';
  if (cloud.trashedAt !== null) return 'in the trash';
  if (cloud.version === version) return 'newest version';
  return `v${cloud.version} by ${plain(cloud.updatedBy.name)}, ${moment(cloud.updatedAt)}`;
}
