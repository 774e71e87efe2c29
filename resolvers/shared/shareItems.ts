import type { Key } from './keys';

/** Items of sharing; docs/data-model.md says what each is for. Times are ISO 8601 in UTC. */
export type GrantRole = 'VIEWER' | 'EDITOR' | 'MANAGER';

/** What somebody with this address may do, whether or not there is an account. */
type Terms = {
  documentId: string;
  /** In lower case. */
  email: string;
  role: GrantRole;
  /** Absent: for good. */
  expiresAt?: string;
  /** The manager who gave it; absent where the owner did. */
  givenById?: string;
};

/** What owner and managers see. */
export type ShareItem = Key &
  Terms & {
    createdAt: string;
    createdById: string;
    createdByName: string;
    /** Who has the grant; absent while nobody has claimed the invite. Never shown. */
    userId?: string;
    /** When its mail was sent, or kept back since there were enough of them that day. */
    mailedAt?: string;
    /** It is among those that its giver gave on its day. */
    isCounted?: true;
    /** Its mail is counted, and may be on its way. */
    isMailCounted?: true;
    /** With `expiresAt` only: when it goes. */
    due?: string;
    dueAt?: string;
  };

/** Waits for whoever proves to have the address. */
export type InviteItem = Key &
  Terms & {
    sharedAt: string;
    /** The document's, as of the change that wrote it: it tells one writing from the next. */
    revision: number;
  };

/** What somebody has by one of their addresses. */
export type Held = Omit<Terms, 'documentId'> & { sharedAt: string };

/** What opens the document: the best of what its person holds. Its `email` names the share that it is of. */
export type GrantItem = Key &
  Held & {
    userId: string;
    /** What they hold by other addresses; absent where there is nothing. */
    others?: Held[];
    /** Grows with every writing; absent in grants of before. */
    revision?: number;
    gsi1pk: string;
    gsi1sk: string;
  };
