import type { FileStatus, Statuses } from '../../files/status';
import type { Answer, Command } from '../command';
import type { Told } from '../contract/answers';
import { moment, table } from '../format';
import { plain } from '../terminal';
import { personFacts, problemFacts } from './facts';

export const status: Command<'status'> = {
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

/** The answer has a line for each file, and for each record that cannot be read. */
export function answerOf({ files, damaged }: Statuses): Answer<Told<'status'>> {
  const rows = files.map((file) => [plain(file.path), versionText(file), localText(file), cloudText(file)]);
  const problems = [...files.flatMap(({ problems }) => problems), ...damaged];
  const sentences = [...new Set(problems.map(({ message }) => plain(message)))];
  const lines = [...(rows.length > 0 ? [table(rows)] : []), ...sentences];
  return {
    data: { files: files.map(statusFacts), damaged: damaged.map(problemFacts) },
    text: lines.length === 0 ? 'No file here belongs to a document.' : lines.join('\n'),
    failed: problems[0]?.code,
  };
}

const statusFacts = ({ cloud, problems, ...file }: FileStatus) => ({
  ...file,
  cloud: cloud && { ...cloud, updatedBy: personFacts(cloud.updatedBy) },
  problems: problems.map(problemFacts),
});

const versionText = ({ version }: FileStatus) => (version === null ? '-' : `v${version}`);

function localText({ local, isSaving }: FileStatus): string {
  if (isSaving) return 'save not finished: save again';
  return {
    unchanged: 'not changed here',
    changed: 'changed here',
    missing: 'not there any more',
    unreadable: 'cannot be read',
  }[local];
}

function cloudText({ cloud, version, isCloudKnown }: FileStatus): string {
  if (!isCloudKnown) return 'the cloud does not answer';
  if (!cloud) return version === null ? 'not in the cloud yet' : 'not in the cloud any more';
  if (cloud.trashedAt !== null) return 'in the trash';
  if (cloud.version === version) return 'newest version';
  return `v${cloud.version} by ${plain(cloud.updatedBy.name)}, ${moment(cloud.updatedAt)}`;
}
