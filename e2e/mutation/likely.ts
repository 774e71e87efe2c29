import { basename } from 'node:path';
import { projectFiles } from './rooms';

/** For each path, how tests in e2e/api that may notice a change below it begin their names; the first match counts. */
const likely: [path: string, beginnings: string[]][] = [
  ['resolvers/links/', ['link']],
  ['resolvers/devices/', ['device', 'userCodes', 'codeLimits']],
  ['resolvers/lambda/mint/', ['userCodes', 'deviceLogin', 'linkSecrets', 'linkPasswords']],
  ['resolvers/sharing/', ['shar', 'invites']],
  ['resolvers/lambda/signIn/', ['invites', 'accounts', 'sharing']],
  ['resolvers/changes/', ['changes', 'subscriptions', 'following']],
  ['resolvers/lambda/delivery/', ['lateRecords', 'changes', 'subscriptions', 'fanOut']],
  ['resolvers/lambda/housekeeping/reconcile', ['reconcile']],
  ['resolvers/lambda/housekeeping/deviceMail', ['deviceMail']],
  ['resolvers/lambda/housekeeping/mail', ['shareMail', 'deviceMail']],
  ['resolvers/lambda/housekeeping/share', ['share', 'lateRecords']],
  ['resolvers/lambda/housekeeping/writers', ['endedPurpose']],
  ['resolvers/lambda/housekeeping/uploads', ['uploads', 'endedPurpose', 'limits']],
  ['resolvers/lambda/housekeeping/', ['lateRecords', 'purge', 'retention', 'uploads', 'shareEnds', 'reconcile']],
  ['resolvers/lambda/presign/', ['save', 'kinds', 'multipart', 'versions']],
  ['resolvers/documents/', ['trash', 'readOnly', 'save', 'cliNames', 'sharing']],
  ['resolvers/uploads/', ['save', 'uploads', 'conflicts', 'multipart', 'resume']],
  ['resolvers/versions/', ['versions', 'conflicts', 'readOnly', 'save']],
  ['resolvers/shared/input', ['refusals', 'invites', 'unseenText', 'accounts']],
  ['resolvers/', ['save', 'sharing', 'links', 'devices', 'changes', 'uploads']],
  ['infra/fields', ['versions', 'changes.', 'links', 'uploads', 'devices']],
  ['infra/', ['accounts', 'deviceLogin', 'changes', 'save', 'purge']],
  ['local/appsync/realtime/', ['subscriptions', 'fanOut', 'amplify']],
  ['local/appsync/', ['aliases', 'refusals', 'save']],
  ['local/cognito/', ['accounts', 'desktopLogin', 'deviceSecrets']],
  ['local/s3/', ['save', 'multipart', 'sameBytes']],
  ['local/streams/', ['changes', 'lateRecords']],
  ['local/', ['save', 'start', 'purge']],
  ['client/', ['save', 'resume', 'following', 'failures', 'cli']],
  ['desktop/cli/commands/account', ['desktopLogin', 'cliElsewhere']],
  ['desktop/cli/commands/documents', ['cliMoved', 'cli.']],
  ['desktop/cli/commands/f', ['cliFollow', 'cliLines', 'cliEnds', 'cliMoved', 'following']],
  ['desktop/cli/commands/link', ['cliSharing']],
  ['desktop/cli/commands/me', ['cliFollow', 'following']],
  ['desktop/cli/commands/save', ['cli.', 'cliTwins', 'cliFiles', 'conflicts']],
  ['desktop/cli/commands/decisions', ['cliTwins']],
  ['desktop/cli/commands/re', ['cliNames', 'cliFollow']],
  ['desktop/cli/commands/share', ['cliSharing']],
  ['desktop/cli/commands/watch', ['cliLines', 'following', 'cliEnds']],
  ['desktop/cli/', ['cli.', 'cliEnds', 'cliLines', 'cliDisk', 'cliMoved']],
  ['desktop/api/realtime', ['cliElsewhere', 'following']],
  ['desktop/api/', ['failures', 'cliNames', 'cliSharing', 'cliElsewhere', 'cli.']],
  ['desktop/session/', ['desktopLogin', 'cliElsewhere', 'damagedHome', 'processes']],
  ['desktop/disk/', ['cliDisk', 'damagedHome', 'processes', 'cliFiles']],
  ['desktop/files/r', ['cliEnds', 'failures', 'cliDisk', 'cli.']],
  ['desktop/files/t', ['cliTwins', 'cliEnds', 'failures', 'conflicts', 'cli.']],
  ['desktop/files/w', ['cliMoved', 'cliFiles', 'damagedHome', 'processes', 'cli.']],
  ['desktop/files/', ['cli.', 'cliEnds', 'processes', 'damagedHome']],
  ['desktop/', ['save', 'resume', 'following', 'cli']],
];

/** The API tests that are likely to notice a change of a file. */
export function likelyTests(file: string): string[] {
  const [, beginnings = []] = likely.find(([path]) => file.startsWith(path)) ?? [];
  const tests = projectFiles().filter((name) => /^e2e\/api\/[^/]+\.test\.ts$/.test(name));
  return beginnings.flatMap((beginning) => tests.filter((name) => basename(name).startsWith(beginning)));
}
