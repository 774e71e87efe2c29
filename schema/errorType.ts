/** All values of `errorType`; schema.graphql explains them. An error without one is a bug of ours. */
export type ErrorType =
  | 'Unauthorized'
  | 'Forbidden'
  | 'NotFound'
  | 'Invalid'
  | 'VersionConflict'
  | 'Conflict'
  | 'ReadOnlyDocument'
  | 'QuotaExceeded'
  | 'RateLimited'
  | 'Expired'
  | 'CursorReset'
  | 'Busy';
