import type { Cloud } from '../cloud';

/** What an invocation came to: the handler's answer, or the error it ended with, in Lambda's own shape. */
export type Invocation = { payload: unknown } | { error: { errorType: string; errorMessage: string } };

export type Functions = {
  /** `name` is the function's name or ARN, as the template's references resolve to. Never rejects for a handler's error. */
  invoke(name: string, payload: unknown): Promise<Invocation>;
  close(): Promise<void>;
};

/** The template's Lambda functions, each in a worker thread of its own, started at its first call. */
export declare function startFunctions(cloud: Cloud): Functions;
