import { join } from 'node:path';
import {
  MeDocument,
  RestoreDocumentDocument,
  RestoreVersionDocument,
  TrashDocumentDocument,
  VersionsDocument,
  type DocumentsQueryVariables,
  type DocumentView,
  type MeQuery,
  type VersionsQueryVariables,
} from '#client/generated';
import type { Follower } from '#client/follow';
import { Api } from './api/api';
import { allDocuments, documentPage, findDocument, retry, updateDocument, type DocumentFacts } from './api/calls';
import { ClockWatch } from './api/clock';
import type { FileMeans } from './files/means';
import type { Watching } from './files/transfer';
import { DeviceRevokedError, SignedInAlreadyError, SignedOutError } from './session/sessionErrors';
import { run } from './api/failure';
import { NotSavedYetError, unsaved } from './disk/fileErrors';
import { feedEnd, followChanges, type Change } from '#client/followChanges';
import { realtimeOf } from './api/realtime';
import { homeFolder } from './session/home';
import { forget } from './files/forget';
import { contentOf, pathOf } from './files/localFile';
import { foundAgain } from './files/moved';
import { readOrPutAside } from './session/putAside';
import { rename } from './api/rename';
import { openDocument, refreshFile, type OpenOptions, type Refreshed } from './files/refreshFile';
import { saveFile, type Saved, type SaveOptions } from './files/saveFile';
import { sealedFile, type SecretStore } from './session/sealed';
import { Sessions, type Session } from './session/sessions';
import { Sharing } from './api/sharing';
import { giveBack, signIn, type SignInOptions } from './session/signIn';
import { signOut, type SignedOut } from './session/signOut';
import { statusesOf, type Statuses } from './files/status';
import { knownAs, unknown, WorkingCopies, type WorkingCopy } from './files/workingCopies';

export type ClientOptions = {
  /** The folder for tokens and records of files. */
  home?: string;
  /** Called with what a person should know although the work succeeded. */
  warn?: (sentence: string) => void;
};

export type Account = MeQuery['me'];

const withoutKeychain =
  'This computer has no keychain that answers: your sign-in is kept in a file that only you can read, encrypted.';

/** Quire for a desktop program. Every failure is thrown as a `QuireError` with a sentence and a code. */
export class QuireClient {
  private readonly home: string;
  private readonly sessions: Sessions;
  private readonly api: Api;
  private readonly warn: (sentence: string) => void;
  readonly sharing: Sharing;

  constructor({ home = homeFolder(), warn = () => undefined }: ClientOptions = {}) {
    this.home = home;
    this.warn = warn;
    this.sessions = new Sessions(home);
    this.api = new Api(this.sessions, new ClockWatch(warn));
    this.sharing = new Sharing(this.api);
  }

  /** Signs this computer in after the person has approved it in a browser. */
  signIn = (options: SignInOptions) =>
    run(async () => {
      await this.requireNobody();
      const login = sealedFile(join(this.home, 'login'));
      await readOrPutAside(login, this.warn);
      const session = await signIn(options, login);
      const kind = await this.keep(session, login).catch((error: unknown) => giveBack(session, error));
      if (kind === 'file') this.warn(withoutKeychain);
      return this.whoami();
    });

  signOut = (): Promise<SignedOut> => run(() => signOut(this.api));

  whoami = (): Promise<Account> => run(async () => (await retry(() => this.api.ask(MeDocument, {}))).me);

  /** Saves a file as a new document, or as the next version of the document it belongs to. */
  save = (path: string, options?: SaveOptions): Promise<Saved> =>
    run(async () => saveFile(await this.means(), path, options));

  /** Brings a file to the newest version of its document, unless it has local changes. */
  refresh = (path: string, options?: Watching): Promise<Refreshed> =>
    run(async () => refreshFile(await this.means(), path, options));

  /** Downloads a document as a file that belongs to it from then on. */
  open = (documentId: string, options?: OpenOptions): Promise<Refreshed> =>
    run(async () => openDocument(await this.means(), documentId, options));

  list = (variables: DocumentsQueryVariables = {}) => run(() => documentPage(this.api, variables));

  /** All documents, even if some change in the meantime. */
  listAll = (view: DocumentView): Promise<DocumentFacts[]> => run(() => allDocuments(this.api, view));

  document = (id: string): Promise<DocumentFacts> => run(() => findDocument(this.api, id));

  versions = (variables: VersionsQueryVariables) =>
    run(async () => (await retry(() => this.api.ask(VersionsDocument, variables))).versions);

  /** Makes an old version the newest again, as a new version. */
  restoreVersion = (documentId: string, version: number): Promise<DocumentFacts> =>
    run(async () => {
      const { version: baseVersion } = await findDocument(this.api, documentId);
      const input = { documentId, version, baseVersion };
      return (await retry(() => this.api.ask(RestoreVersionDocument, { input }))).restoreVersion;
    });

  /** Takes a document out of the trash. */
  restore = (id: string): Promise<DocumentFacts> =>
    run(async () => (await retry(() => this.api.ask(RestoreDocumentDocument, { id }))).restoreDocument);

  /** Renames a document. A name without an ending gets the document's; another is refused, unless it may change. */
  rename = (id: string, name: string, mayChangeEnding = false): Promise<DocumentFacts> =>
    run(() => rename(this.api, id, name, mayChangeEnding));

  /** Makes a document read-only for good: no new versions and no other name. */
  makeReadOnly = (id: string): Promise<DocumentFacts> => run(() => updateDocument(this.api, { id, isReadOnly: true }));

  trash = (id: string): Promise<DocumentFacts> =>
    run(async () => (await retry(() => this.api.ask(TrashDocumentDocument, { id }))).trashDocument);

  /** The cursor at the end of the feed. Ask for it before you list documents, and follow changes from there. */
  feedEnd = (): Promise<string> => run(() => retry(() => feedEnd(this.api.ask)));

  /** Passes each change of this person's documents after the cursor to the follower, until the signal is aborted. */
  followChanges = (cursor: string, follower: Follower<Change>, signal: AbortSignal): Promise<void> =>
    run(() => followChanges({ ask: this.api.ask, realtime: realtimeOf(this.api) }, cursor, follower, signal));

  /** The status of one file, or of all files that belong to a document. */
  status = (path?: string): Promise<Statuses> =>
    run(async () => {
      const means = await this.means();
      const known = path === undefined ? await means.copies.list() : { copies: [await this.copyOf(path)], damaged: [] };
      return statusesOf(means, known);
    });

  /** Makes a file belong to no document any more; both stay. Resolves with the recorded path. */
  forget = (path: string): Promise<string> => run(async () => forget(await this.means(), path));

  /** The id of the document that a file belongs to. */
  documentIdOf = (path: string): Promise<string> =>
    run(async () => {
      const { base } = await this.copyOf(path);
      if (!base) throw new NotSavedYetError(path);
      return base.documentId;
    });

  /** A session that has ended unnoticed is no obstacle. */
  private async requireNobody(): Promise<void> {
    const { path } = this.sessions;
    const secret = { path, read: () => this.sessions.find(), putAside: () => this.sessions.putAside() };
    if (!(await readOrPutAside(secret, this.warn))) return;
    const account = await this.whoami().catch((error: unknown) => {
      if (error instanceof DeviceRevokedError || error instanceof SignedOutError) return null;
      throw error;
    });
    if (account) throw new SignedInAlreadyError(account.email);
  }

  private async keep(session: Session, login: SecretStore) {
    await login.clear();
    return this.sessions.begin({ ...session, knownAs: knownAs(this.home, session) });
  }

  private async copyOf(given: string): Promise<WorkingCopy> {
    const path = await pathOf(given);
    const { copies } = await this.means();
    const known = await copies.find(path);
    if (known) return known;
    const content = await contentOf(path);
    const copy = await foundAgain(copies, unknown(path), content);
    if (!copy.base && !copy.saving) throw unsaved(path, content);
    return copy;
  }

  private async means(): Promise<FileMeans> {
    return { api: this.api, copies: new WorkingCopies(this.home, await this.sessions.require()) };
  }
}
