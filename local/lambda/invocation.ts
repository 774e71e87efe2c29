/** The result of an invocation: the handler's answer, or its error in Lambda's form. */
export type Invocation = { payload: unknown } | { error: { errorType: string; errorMessage: string } };
