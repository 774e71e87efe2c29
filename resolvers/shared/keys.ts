/** Every key of the tables is built here; docs/data-model.md shows them with their items. */
export type Key = { pk: string; sk: string };

export const documentKey = (documentId: string): Key => ({ pk: `DOC#${documentId}`, sk: 'DOC' });

/** The id of the document that a row of any kind belongs to. */
export function documentIdOf({ pk }: Pick<Key, 'pk'>): string {
  return pk.slice(documentKey('').pk.length);
}

/** Zero-padded, so that versions sort as numbers do. */
export const versionKey = (documentId: string, version: number): Key => ({
  pk: `DOC#${documentId}`,
  sk: `VERSION#${padded(version)}`,
});

export const changeKey = (documentId: string, revision: number): Key => ({
  pk: `DOC#${documentId}`,
  sk: `CHANGE#${padded(revision)}`,
});

export const grantKey = (documentId: string, userId: string): Key => ({
  pk: `DOC#${documentId}`,
  sk: `GRANT#${userId}`,
});

export const shareKey = (documentId: string, email: string): Key => ({ pk: `DOC#${documentId}`, sk: `SHARE#${email}` });

/** In the partition of the address, so that its account finds all its invites with one query. */
export const inviteKey = (email: string, documentId: string): Key => ({
  pk: `EMAIL#${email}`,
  sk: `INVITE#${documentId}`,
});

export const linkKey = (documentId: string, linkId: string): Key => ({ pk: `DOC#${documentId}`, sk: `LINK#${linkId}` });

/** What a request to make a link has made, by a hash of the id that its client gave it. */
export const linkRequestKey = (userId: string, requestHash: string): Key => ({
  pk: `USER#${userId}`,
  sk: `LINKREQUEST#${requestHash}`,
});

/** Counts how often a person has done something on the day of this time, ISO 8601. */
export const rateKey = (userId: string, what: string, time: string): Key => ({
  pk: `USER#${userId}`,
  sk: `RATE#${what}#${time.slice(0, 10)}`,
});

/** The same for what is done to an address. */
export const addressRateKey = (email: string, what: string, time: string): Key => ({
  pk: `EMAIL#${email}`,
  sk: `RATE#${what}#${time.slice(0, 10)}`,
});

/** The passwords that were tried on a link from one network. */
export const linkTriesKey = (linkId: string, network: string): Key => ({ pk: `LINK#${linkId}`, sk: `TRY#${network}` });

export const accountKey = (userId: string): Key => ({ pk: `USER#${userId}`, sk: 'ACCOUNT' });

export const uploadKey = (userId: string, uploadId: string): Key => ({
  pk: `USER#${userId}`,
  sk: `UPLOAD#${uploadId}`,
});

/** Where an upload's row is kept once it is completed and accounted for. */
export const doneKey = (userId: string, uploadId: string): Key => ({ pk: `USER#${userId}`, sk: `DONE#${uploadId}` });

export const removalKey = (objectKey: string): Key => ({ pk: `REMOVAL#${objectKey}`, sk: 'REMOVAL' });

export const deviceKey = (userId: string, originJti: string): Key => ({
  pk: `USER#${userId}`,
  sk: `DEVICE#${originJti}`,
});

/** A person's ended sessions. */
export const sessionsKey = (userId: string): Key => ({ pk: `USER#${userId}`, sk: 'SESSIONS' });

/** One change in a person's feed. Zero-padded, so that the feed sorts as numbers do. */
export const feedKey = (userId: string, sequence: number): Key => ({
  pk: `FEED#${userId}`,
  sk: `CHANGE#${`00000000000${sequence}`.slice(-12)}`,
});

/** The end of a person's feed. */
export const feedEndKey = (userId: string): Key => ({ pk: `FEED#${userId}`, sk: 'END' });

/** In the table of device logins, like all keys down to `codeCountKey`. */
export const deviceLoginKey = (loginId: string): Key => ({ pk: `LOGIN#${loginId}`, sk: 'LOGIN' });

/** The base row that makes a user code unique among those that live; in plain capitals, without the dash. */
export const userCodeKey = (userCode: string): Key => ({ pk: `CODE#${userCode}`, sk: 'CODE' });

/** Leads from the OAuth state of an approval to what was approved. */
export const approvalKey = (state: string): Key => ({ pk: `STATE#${state}`, sk: 'STATE' });

/** The user codes that somebody has entered in the last hour. */
export const codeEntriesKey = (userId: string): Key => ({ pk: `USER#${userId}`, sk: 'CODES' });

/** Counts codes that were started or wrong in the hour of this time, for one network or for all. */
export const codeCountKey = (place: string, what: string, time: string): Key => ({
  pk: `CODES#${place}`,
  sk: `${what}#${time.slice(0, 13)}`,
});

/** The base row that makes an address, given in lower case, unique among accounts. */
export const addressKey = (email: string): Key => ({ pk: `EMAIL#${email}`, sk: 'ACCOUNT' });

/** Partition of index `gsi1` that lists what a user owns, by `updatedAt`. */
export const ownedBy = (userId: string): string => `OWNER#${userId}`;

/** Partition of index `gsi1` that lists what a user has in the trash, by `updatedAt`. */
export const trashOf = (userId: string): string => `TRASH#${userId}`;

/** Partition of index `gsi1` that lists what was shared with a user, by `sharedAt`. */
export const sharedWith = (userId: string): string => `GRANTEE#${userId}`;

/** Partition of index `gsi1` that leads from the hash of a token to its link. */
export const linkOf = (tokenHash: string): string => `LINK#${tokenHash}`;

/** Partitions of index `due`. */
export const dueShards = ['DUE#0', 'DUE#1', 'DUE#2', 'DUE#3'];

/** The partition for `id`, which ends in a ULID, whose last character is random. */
export const dueShard = (id: string): string => `DUE#${'0123456789ABCDEFGHJKMNPQRSTVWXYZ'.indexOf(id.slice(-1)) % 4}`;

/** Where an object's bytes live in the bucket: ids only, never a name. */
export const objectKeyOf = (ownerId: string, documentId: string, objectId: string): string =>
  `users/${ownerId}/documents/${documentId}/${objectId}`;

function padded(number: number): string {
  return `0000000${number}`.slice(-8);
}
