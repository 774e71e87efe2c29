import {
  array,
  boolean,
  enum as oneOf,
  int,
  literal,
  looseObject,
  strictObject,
  string,
  union,
  type infer as TypeOf,
} from 'zod';
import {
  account,
  change,
  document,
  documentVersion,
  file,
  fileStatus,
  keptAs,
  link,
  orNull,
  problem,
  share,
  twin,
} from './facts';
import { contract } from '../version';

const nextToken = orNull(string()).meta({ description: 'For --after; null at the end' });
const cursor = string().meta({ description: 'All before it was told: --after goes on from here' });
const path = file.shape.path;
const saved = file.extend({
  outcome: oneOf(['saved', 'unchanged', 'copied', 'replaced']),
  keptAs,
  twins: array(twin).optional().meta({ description: 'Others of yours that have the name of a new document' }),
});
const refreshed = file.extend({ outcome: oneOf(['refreshed', 'unchanged']), keptAs });
const cursorLine = strictObject({ cursor });
const changeLine = strictObject({ change });
const resetLine = strictObject({ reset: strictObject({ cursor }) }).meta({
  description: 'What happened since is not known any more: list anew, and go on from this cursor',
});

const signIn = strictObject({
  userCode: string().meta({ description: 'To be compared with the one in the browser' }),
  verificationUri: string(),
  verificationUriComplete: string().meta({ description: 'With the code in it' }),
  expiresAt: account.shape.createdAt,
});

/** The answer of each command; commands that print several lines have the schema of one line. */
export const answers = {
  login: union([signIn, account]),
  logout: strictObject({ isRevoked: boolean().meta({ description: 'False: Quire could not be told' }) }),
  whoami: account,
  save: saved,
  refresh: union([
    refreshed,
    strictObject({ file: refreshed }),
    strictObject({ left: strictObject({ path, code: problem.shape.code }) }).meta({
      description: 'The file has changes of its own, and stays',
    }),
    cursorLine,
    changeLine,
    strictObject({ end: strictObject({ path, change: change.optional() }) }),
  ]),
  open: refreshed,
  list: strictObject({ documents: array(document), nextToken }),
  versions: strictObject({ versions: array(documentVersion), nextToken }),
  restore: document,
  rename: document,
  'read-only': document,
  trash: document,
  share: union([share, strictObject({ shares: array(share) })]),
  unshare: share,
  link: union([link, strictObject({ links: array(link) }), link.pick({ linkId: true })]),
  status: strictObject({ files: array(fileStatus), damaged: array(problem) }),
  forget: strictObject({ path }),
  watch: union([cursorLine, changeLine, resetLine, strictObject({ end: strictObject({ cursor }) })]),
  completion: strictObject({ script: string() }),
  schema: looseObject({}).meta({ description: 'A JSON Schema, of the draft 2020-12' }),
  help: strictObject({ help: string() }),
  version: strictObject({ version: string(), contract: literal(contract) }),
};

export type CommandName = keyof typeof answers;

/** What a command tells programs. */
export type Told<Name extends CommandName> = TypeOf<(typeof answers)[Name]>;

/** The answer of any command that fails, or the last of its lines. */
export const failure = strictObject({ error: problem });

/** The answer of any command with --help. */
export const explained = answers.help;

/** A line on standard error with --progress json. */
export const progress = strictObject({
  progress: strictObject({
    phase: oneOf(['checking', 'sending', 'receiving', 'finishing']),
    done: int().nonnegative().meta({ description: 'Bytes' }),
    size: int().nonnegative().meta({ description: 'Bytes in all' }),
  }),
});

export type ProgressLine = TypeOf<typeof progress>;
