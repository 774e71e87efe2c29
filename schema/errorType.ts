/** The closed set of `errorType`s; schema.graphql tells integrators. An error without one is a bug of ours. */
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
