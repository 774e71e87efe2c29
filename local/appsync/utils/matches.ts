import { createContext, Script } from 'node:vm';
import { javaPattern } from './pattern';

const patienceMilliseconds = 1000;

// Gone over in about a millisecond.
const quickSteps = 1_000_000;

const globals: { tries?: () => boolean } = {};
const context = createContext(globals);
const watchedTest = new Script('tries()');

/** Java's matching, stopped after a second: a pattern with groups may be tried for ever on thirty characters. */
export function matches(pattern: string, value: string): boolean {
  const compiled = javaPattern(pattern);
  if (isQuick(pattern, value)) return compiled.test(value);
  globals.tries = () => compiled.test(value);
  return Boolean(watchedTest.runInContext(context, { timeout: patienceMilliseconds }));
}

/**
 * A watchdog costs more than most patterns. Without groups each repetition, and each that may be left out, goes over the text once
 * for each end of the one before.
 */
function isQuick(pattern: string, value: string): boolean {
  const repetitions = (pattern.match(/[*+?}]/g) ?? []).length;
  return !pattern.includes('(') && value.length ** repetitions <= quickSteps;
}
