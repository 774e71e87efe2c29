/** What an invocation came to: the handler's answer, or the error it ended with, in Lambda's own shape. */
export type Invocation = { payload: unknown } | { error: { errorType: string; errorMessage: string } };
