/** The exports of @quire/client/desktop, for programs on Node. */
export { QuireError, type ErrorCode } from '#client/errors';
export type { Change } from '#client/followChanges';
export type { DocumentFacts } from './api/calls';
export type { DocumentLink, Share } from './api/sharing';
export type { OpenOptions, Refreshed } from './files/refreshFile';
export type { Saved, SaveOptions } from './files/saveFile';
export type { FileStatus, Statuses } from './files/status';
export { QuireClient, type Account, type ClientOptions } from './quireClient';
export type { SignInOptions } from './session/signIn';
