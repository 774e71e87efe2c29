/** All that the package @quire/client gives out. Within this project each is imported from its own file. */
export { askAs, type AccessToken, type Ask } from './api';
export { bytesOf, UnreadableFileError } from './blobBytes';
export { discover } from './discover';
export type { Endpoints } from './endpoints';
export * from './apiErrors';
export { NotQuireError, QuireError, UnexpectedError, type ErrorCode } from './errors';
export { follow, type Follower, type FollowMeans } from './follow';
export { feedEnd, followChanges, type Change } from './followChanges';
export { NotLetInError } from './graphql';
export { hashedHere, type Body, type Bytes, type Hashed, type HashedFile } from './hashedFile';
export { UnreachableError, UntrustedError } from './reach';
export { FileChangedError, Reading } from './reading';
export { asSocket, placeOf, Realtime, type Listener, type RealtimeMeans } from './realtime';
export { pauseAskedBy, Refusal, type Answered } from './refusal';
export { createRetry, type Retry } from './retry';
export {
  largestPut,
  resume,
  save,
  type Means,
  type Progress,
  type SaveApi,
  type SaveRequest,
  type Target,
} from './save';
export { saveApi } from './saveApi';
export { sendByFetch } from './sendByFetch';
export { StoreRefusedError, StoreUnwellError, type Send } from './store';
