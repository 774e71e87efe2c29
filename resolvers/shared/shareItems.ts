import type { Key } from './keys';

/** Items of sharing; docs/data-model.md says what each is for. Times are ISO 8601 in UTC. */
export type GrantRole = 'VIEWER' | 'EDITOR' | 'MANAGER';

/** The role of the person with this address, whether or not there is an account. */
type Terms = {
  documentId: string;
  /** In lower case. */
  email: string;
  role: GrantRole;
  /** Absent if it does not expire. */
  expiresAt?: string;
  /** The manager who gave it; absent if the owner did. */
  givenById?: string;
};

/** The share as owner and managers see it. */
export type ShareItem = Key &
  Terms & {
    createdAt: string;
    createdById: string;
    createdByName: string;
    /** The holder of the grant; absent while the invite is not claimed. Never shown. */
    userId?: string;
    /** When its mail was sent, or was left out because of the daily limit. */
    mailedAt?: string;
    /** True once it is counted among the giver's shares of that day. */
    isCounted?: true;
    /** True once its mail is counted; it may have been sent. */
    isMailCounted?: true;
    /** When it is removed; only with `expiresAt`. */
    due?: string;
    dueAt?: string;
  };

/** An invite, claimed by the account that verifies the address. */
export type InviteItem = Key &
  Terms & {
    sharedAt: string;
    /** The document's revision when this was written, which distinguishes one write from the next. */
    revision: number;
  };

/** A person's rights by one of their addresses. */
export type Held = Omit<Terms, 'documentId'> & { sharedAt: string };

/** Gives access to the document: the best of a person's rights. `email` is the address of its share. */
export type GrantItem = Key &
  Held & {
    userId: string;
    /** The person's rights by other addresses; absent if there are none. */
    others?: Held[];
    /** Increases with every write; absent in grants older than this attribute. */
    revision?: number;
    gsi1pk: string;
    gsi1sk: string;
  };
