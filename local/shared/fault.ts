/**
 * Tells the log of a failure that nobody foresaw: what failed, and of the error and its causes the names and places. Their words
 * may quote what came in, with the secrets in it; those of the system are about its own files and addresses.
 */
export function logFault(what: string, error: unknown): void {
  console.error([what, ...linesOf(error)].join('\n'));
}

function linesOf(error: unknown): string[] {
  // Whatever else was thrown, or is a cause, is what somebody has sent.
  if (!(error instanceof Error)) return [];
  const places = (error.stack ?? '').split('\n').filter((line) => /^ +at /.test(line));
  return [wordsOf(error), ...places, ...linesOf(error.cause)];
}

function wordsOf(error: Error): string {
  if ('syscall' in error) return `${error.name}: ${error.message}`;
  const code = 'code' in error ? ` (${String(error.code)})` : '';
  return `${error.constructor.name}${code}`;
}
