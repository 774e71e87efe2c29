import type { FileStatus } from '../../client/status';
import type { Command } from '../command';
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
    const files = await client.status(path);
    const rows = files.map((file) => [plain(file.path), versionText(file), localText(file), cloudText(file)]);
    return { data: { files }, text: rows.length === 0 ? 'No file here belongs to a document.' : table(rows) };
  },
};

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
