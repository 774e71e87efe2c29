/** Everything that the package @quire/client exports. Inside this project, import from the files themselves. */
export { largestPut } from '../schema/limits';
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
export { BytesChangedError, Reading } from './reading';
export { asSocket, placeOf, Realtime, type Listener, type Place, type RealtimeMeans, type Socket } from './realtime';
export { pauseAskedBy, Refusal, type Answered, type ApiError } from './refusal';
export { createRetry, type PauseAsked, type Retry } from './retry';
export {
  resume,
  save,
  type ApiUpload,
  type CompleteInput,
  type Means,
  type Progress,
  type ResumeRequest,
} from './save';
export type { CreateInput, SaveApi, SaveRequest, Target } from './save';
export { saveApi } from './saveApi';
export { sendByFetch } from './sendByFetch';
export { StoreRefusedError, StoreUnwellError, type Send, type Sending, type SignedRequest } from './store';
