import {
  array,
  boolean,
  enum as oneOf,
  int,
  iso,
  null as none,
  record,
  strictObject,
  string,
  unknown,
  type infer as TypeOf,
  type ZodType,
} from 'zod';
import { outcomes } from '../exitCodes';

/** How programs are told about Quire's nouns. An id is always named after its noun. */
const id = string().meta({ description: 'An id, 26 letters and digits' });
const moment = iso.datetime().meta({ description: 'A moment, ISO 8601 in UTC' });
const bytes = int().nonnegative().meta({ description: 'Bytes' });
const sha256 = string().meta({ description: 'SHA-256 of the bytes, in hexadecimal' });
const path = string().meta({ description: 'An absolute path' });
const version = int().positive().meta({ description: 'The number of a version, from 1' });

const role = oneOf(['VIEWER', 'EDITOR', 'MANAGER', 'OWNER']);

export const orNull = <Type extends ZodType>(type: Type) => type.or(none());

const person = strictObject({ userId: string(), name: string() }).meta({ id: 'person' });

export const account = strictObject({
  userId: string(),
  email: string(),
  name: string(),
  createdAt: moment,
  usage: strictObject({
    bytesUsed: bytes,
    bytesReserved: bytes.meta({ description: 'Bytes of uploads that are under way' }),
    bytesQuota: bytes.meta({ description: 'Bytes that there is room for in all' }),
    documentCount: int().nonnegative(),
  }),
}).meta({ id: 'account' });

export const document = strictObject({
  documentId: id,
  name: string(),
  mimeType: string(),
  size: bytes,
  sha256,
  isSha256Verified: boolean(),
  version,
  revision: int().meta({ description: 'Grows with each change of the document' }),
  isReadOnly: boolean(),
  role: role.meta({ description: 'What you may do with it' }),
  owner: person.extend({ email: string() }),
  createdAt: moment,
  updatedAt: moment,
  updatedBy: person,
  trashedAt: orNull(moment),
}).meta({ id: 'document' });

export const documentVersion = strictObject({
  documentId: id,
  version,
  name: string(),
  mimeType: string(),
  size: bytes,
  sha256,
  isSha256Verified: boolean(),
  createdAt: moment,
  createdBy: person,
  restoredFrom: orNull(version).meta({ description: 'The version that it repeats' }),
}).meta({ id: 'version' });

/** A document of the signed-in person that has the same name as a file. */
export const twin = document.pick({ documentId: true, name: true, version: true, updatedAt: true });

/** A file that belongs to a document, and its version. */
export const file = strictObject({ path, name: string(), documentId: id, version, size: bytes, sha256 });

export const keptAs = path.optional().meta({ description: 'Where the bytes that stood in the way were put' });

export const share = strictObject({
  shareId: string(),
  documentId: id,
  email: string(),
  role,
  expiresAt: orNull(moment),
  createdAt: moment,
  createdBy: person,
}).meta({ id: 'share' });

export const link = strictObject({
  linkId: id,
  documentId: id,
  url: orNull(string()).meta({ description: 'Told once, when the link is made' }),
  hasPassword: boolean(),
  isPreviewOnly: boolean(),
  expiresAt: orNull(moment),
  downloadLimit: orNull(int()),
  downloadCount: int(),
  wrongPasswords: int(),
  lastWrongAt: orNull(moment),
  createdAt: moment,
  createdBy: person,
}).meta({ id: 'link' });

export const change = strictObject({
  changeId: string().meta({ description: 'The same where a change is told again' }),
  documentId: id,
  revision: int(),
  kind: string().meta({
    description: 'CREATED, SAVED, RENAMED, UPDATED, TRASHED, RESTORED, DELETED, SHARED, UNSHARED; others may come',
  }),
  version,
  name: string(),
  actorId: string().meta({ description: 'The userId of who did it' }),
  actorName: string(),
  at: moment,
  recipientId: orNull(string()).meta({ description: 'The userId of the one person whom it is about' }),
  expiresAt: orNull(moment),
}).meta({ id: 'change' });

const codes = ['USAGE', 'STOPPED', ...outcomes.flatMap(({ codes }) => codes)] as const;

/** A failure, wherever it is reported. */
export const problem = strictObject({
  code: oneOf(codes).meta({ description: 'What to decide by; it never changes its meaning' }),
  message: string().meta({ description: 'One sentence for a person' }),
  path: path.optional().meta({ description: 'The file that it is about' }),
  fault: oneOf(['damaged', 'missing']).optional(),
  file: orNull(path).optional().meta({ description: 'Whose record it is' }),
  variable: string().optional().meta({ description: 'The environment variable that is set wrongly' }),
  conflict: strictObject({ version, updatedAt: moment, updatedBy: person })
    .optional()
    .meta({ description: 'The version that somebody else has saved in between' }),
  documents: array(twin).optional().meta({ description: 'Those of yours that have the name of the file' }),
  doubt: string().optional().meta({ description: 'Which kind the document and the file are, in a sentence' }),
  ending: string().optional().meta({ description: 'That the document has, and the new name has not' }),
  kept: string().optional().meta({ description: 'The new name with that ending' }),
  errorInfo: record(string(), unknown())
    .optional()
    .meta({ description: 'What the API tells besides: its schema says what, at each field' }),
}).meta({ id: 'problem' });

export type Problem = TypeOf<typeof problem>;

export const fileStatus = strictObject({
  path,
  documentId: orNull(id),
  version: orNull(version).meta({ description: 'That the file is, or was before somebody worked on it' }),
  local: oneOf(['unchanged', 'changed', 'missing', 'unreadable']),
  cloud: orNull(document.pick({ name: true, version: true, updatedAt: true, updatedBy: true, trashedAt: true })).meta({
    description: 'Null where the document is gone, not yet there, or not known',
  }),
  isCloudKnown: boolean().meta({ description: 'False: there was no answer' }),
  isSaving: boolean().meta({ description: 'True: a save was cut short, and goes on with the next one' }),
  problems: array(problem),
}).meta({ id: 'fileStatus' });
