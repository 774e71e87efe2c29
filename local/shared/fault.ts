/**
 * Logs an unexpected failure: the name and stack of the error and of its causes, but not their messages, which may
 * quote a secret from the request. Messages of system errors are kept: they are about our own files and addresses.
 */
export function logFault(what: string, error: unknown): void {
  console.error([what, ...linesOf(error)].join('\n'));
}

function linesOf(error: unknown): string[] {
  // Anything else that was thrown, or is given as a cause, may be what a client sent.
  if (!(error instanceof Error)) return [];
  const places = (error.stack ?? '').split('\n').filter((line) => /^ +at /.test(line));
  return [wordsOf(error), ...places, ...linesOf(error.cause)];
}

function wordsOf(error: Error): string {
  if ('syscall' in error) return `${error.name}: ${error.message}`;
  const code = 'code' in error ? ` (${String(error.code)})` : '';
  return `${error.constructor.name}${code}`;
}
